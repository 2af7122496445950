"""The editor's window: layers to add, the network in the middle, and the settings of the chosen layer."""

from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QToolButton, QVBoxLayout, QWidget

from core.model.architecture import Architecture
from core.model.model import Model, untrained
from core.nn.network import Network, chain
from desktop.language import tr
from desktop.network_editor.draft import NAME, Draft, Survey, suggested, survey, unfit
from desktop.network_editor.foot import Foot
from desktop.network_editor.head import Head
from desktop.network_editor.layer_form import Keys, LayerForm
from desktop.network_editor.layer_list import LayerList
from desktop.network_editor.palette import Palette
from desktop.network_editor.starts import FILE, PRESENT, begun
from desktop.widgets import theme
from desktop.widgets.boxes import STRETCH, in_column, in_row
from desktop.widgets.focus import KeptFocus
from desktop.widgets.past import Past
from desktop.widgets.room import Scrolled, size_on_screen
from desktop.widgets.shortcuts import bindings, show_shortcuts
from desktop.widgets.theme import UNIT

SIZE = (150 * UNIT, 80 * UNIT)
NO_MEMORY = tr("There is not enough memory for this network: make it smaller. Nothing has changed.")
KEPT = tr("The network stays as it was, {layers} layers: Use and Save take that one.")
StandardKey = QKeySequence.StandardKey


class Moment(NamedTuple):
    """A draft and the row that is chosen in it; ``network`` is the last one that it was."""

    draft: Draft
    row: int
    network: Network | None


class NetworkEditor(QDialog):
    """Builds a network. What was built stays here while the window is closed.

    :attr:`used` hands out a model with fresh weights, :attr:`saved` an architecture to be written to a file;
    :attr:`opened` asks for one.
    """

    used = Signal(object)
    saved = Signal(object)
    opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._focus = KeptFocus(self)
        self.setWindowTitle(tr("Build a network"))
        self._present: Model | None = None
        self._keys = Keys(self)
        self._past = Past(Moment(Draft(), -1, None))
        self._survey = survey(Draft())
        self.head, self.palette_of_layers = Head(self._keys), Palette()
        self.list, self.form = LayerList(), LayerForm(self._keys)
        self.totals, self.foot = theme.label("", "muted"), Foot(self)
        self._make_actions()
        self._lay_out()
        self._wire()
        self._show()

    # Building -------------------------------------------------------------------------------------------------

    def _make_actions(self) -> None:
        self.undo_action = self._action(
            tr("Undo"), self._undo, StandardKey.Undo, tr("Take back the last change"), "undo"
        )
        self.redo_action = self._action(tr("Redo"), self._redo, StandardKey.Redo, tr("Make it again"), "redo")
        self.up_action = self._action(tr("Up"), lambda: self._step(-1), "Alt+Up", tr("Move the chosen layer up"))
        self.down_action = self._action(tr("Down"), lambda: self._step(1), "Alt+Down", tr("Move the chosen layer down"))
        self.copy_action = self._action(
            tr("Duplicate"), self._duplicate, "Ctrl+D", tr("Put a copy below the chosen layer")
        )
        # Not the platform's keys for Delete: on X11 Ctrl+D is one of them.
        self.remove_action = self._action(tr("Remove"), self._remove, "Del", tr("Take the chosen layer out"))
        self.remove_action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)  # in a field it deletes a letter
        self.list.addAction(self.remove_action)
        self._action(tr("Keyboard shortcuts"), self._show_keys, StandardKey.HelpContents, tr("All keys on one page"))

    def _show_keys(self) -> None:
        native = QKeySequence.SequenceFormat.NativeText
        keys = [(action.text(), action.shortcut().toString(native)) for action in self.actions()]
        show_shortcuts(self, [(self.windowTitle(), keys)])

    def _action(
        self, text: str, call: Callable[[], None], keys: StandardKey | str, tip: str, icon: str = ""
    ) -> QAction:
        action = QAction(text, self)
        action.setShortcuts(bindings(keys))
        if icon:
            action.setIcon(theme.icon(icon))
        action.setToolTip(f"{tip} ({action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)})")
        action.triggered.connect(lambda _checked=False: call())
        self.addAction(action)
        return action

    def _lay_out(self) -> None:
        to_layer = (self.up_action, self.down_action, self.copy_action, self.remove_action)
        back_and_forth = (self.undo_action, self.redo_action)
        tools = in_row(*map(_tool, to_layer), STRETCH, *map(_tool, back_and_forth), spacing=UNIT // 2)
        middle = in_column(tools, (self.list, 1), self.totals)
        body = in_row(self.palette_of_layers, (middle, 1), self.form, spacing=2 * UNIT)
        content = QWidget()
        in_column(self.head, (body, 1), on=content, margins=(2 * UNIT, 2 * UNIT, 2 * UNIT, 0))
        self.foot.setContentsMargins(2 * UNIT, 0, 2 * UNIT, 2 * UNIT)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Scrolled(content), 1)
        whole.addWidget(self.foot)
        self.resize(size_on_screen(self, *SIZE))

    def _wire(self) -> None:
        self.head.named.connect(lambda name: self._edit(replace(self.draft, name=name), "name"))
        self.head.sized.connect(lambda shape: self._edit(replace(self.draft, input_shape=shape), "input"))
        self.head.begun.connect(self.begin)
        self.palette_of_layers.added.connect(self._add)
        self.list.chosen.connect(self._choose)
        self.list.moved.connect(self._move)
        self.form.edited.connect(self._change)
        self._keys.left.connect(lambda: self._past.seal())
        self.foot.opened.connect(self.opened)
        self.foot.saved.connect(self._save)
        self.foot.used.connect(self._use)
        self.foot.closed.connect(self.reject)

    # What it is told ------------------------------------------------------------------------------------------

    @property
    def draft(self) -> Draft:
        """What stands in the window."""
        return self._past.present.draft

    @property
    def network(self) -> Network | None:
        """The last form of it that was a network."""
        return self._past.present.network

    def show_present(self, model: Model) -> None:
        """Say which network is the present one."""
        first, self._present = self._present is None, model
        if first and self.draft == Draft():
            self._past = Past(self._begun(begun(PRESENT, model)))
            self._show()

    def show_architecture(self, architecture: Architecture) -> None:
        """Go on with ``architecture``, which was in a file; what was here before can be had by undoing."""
        self._past.record(self._begun(Draft.of(architecture, FILE)))
        self._show()

    def show_error(self, text: str) -> None:
        """One sentence, until the next change."""
        self.foot.say(text)

    def show_note(self, text: str) -> None:
        """A few words, until the next change."""
        self.foot.say(text, "hint")

    # What the person wants ------------------------------------------------------------------------------------

    def begin(self, origin: str) -> None:
        """Start from ``origin``."""
        if origin == FILE:
            self.head.show_draft(self.draft)
            if not self.head.origin.passes(self.head.origin.findData(FILE)):
                self.opened.emit()
            return
        self._past.record(self._begun(begun(origin, self._present)), "begin")
        self._show()

    def _begun(self, draft: Draft) -> Moment:
        return Moment(draft, len(draft.entries) - 1, survey(draft).network)

    def _edit(self, draft: Draft, key: str = "", row: int | None = None) -> None:
        """Go on to ``draft``; edits with the same ``key`` are one until something else is done."""
        now = self._past.present
        network = survey(draft).network or (now.network if draft.entries else None)
        self._past.record(Moment(draft, now.row if row is None else row, network), key)
        self._show()

    def _add(self, kind: str) -> None:
        at = self._past.present.row + 1
        self._edit(self.draft.added(at, suggested(kind, self.draft, at)), row=at)

    def _change(self, name: str, value: object) -> None:
        row = self._past.present.row
        self._edit(self.draft.changed(row, name, value), f"{row} {name}")

    def _choose(self, row: int) -> None:
        """Another row is no edit: it goes with the present one."""
        self._past.adjust(self._past.present._replace(row=row))
        self._show_row()

    def _step(self, by: int) -> None:
        row = self._past.present.row
        if 0 <= row + by < len(self.draft.entries) and row >= 0:
            self._move(row, row + by)

    def _move(self, at: int, to: int) -> None:
        self._edit(self.draft.moved(at, to), row=to)

    def _duplicate(self) -> None:
        row = self._past.present.row
        if row >= 0:
            self._edit(self.draft.added(row + 1, self.draft.entries[row]), row=row + 1)

    def _remove(self) -> None:
        row = self._past.present.row
        if row >= 0:
            self._edit(self.draft.removed(row), row=min(row, len(self.draft.entries) - 2))

    def _undo(self) -> None:
        self._past.undo()
        self._show()

    def _redo(self) -> None:
        self._past.redo()
        self._show()

    def _save(self) -> None:
        if self.network is None:
            self.show_error(self._survey.problem)
        else:
            self.saved.emit(Architecture(self._name(), self.network))

    def _use(self) -> None:
        network = self.network
        refusal = self._survey.problem if network is None else unfit(network)
        if network is None or refusal:
            self.show_error(refusal)
            return
        try:
            model = untrained(self._name(), network, self.foot.seed.value())
        except MemoryError:
            self.show_error(NO_MEMORY)
        else:
            self.used.emit(model)

    def _name(self) -> str:
        return self.draft.name.strip() or NAME

    def focusNextPrevChild(self, onwards: bool) -> bool:
        """To what comes next, or before, unless it is only to rest."""
        return not self._focus.rests() and super().focusNextPrevChild(onwards)

    # Showing --------------------------------------------------------------------------------------------------

    def _show(self) -> None:
        moment = self._past.present
        self._survey = survey(moment.draft)
        self.head.show_draft(moment.draft)
        self.list.show_survey(self._survey, moment.row)
        self._show_row()
        self.undo_action.setEnabled(self._past.can_undo)
        self.redo_action.setEnabled(self._past.can_redo)
        self.totals.setText(totals(self._survey, moment.network))
        self._show_note(self._survey, moment.network)

    def _show_row(self) -> None:
        row, entries = self._past.present.row, self.draft.entries
        self.form.show_layer(entries[row] if row >= 0 else None)
        self.up_action.setEnabled(row > 0)
        self.down_action.setEnabled(0 <= row < len(entries) - 1)
        self.copy_action.setEnabled(row >= 0)
        self.remove_action.setEnabled(row >= 0)

    def _show_note(self, found: Survey, network: Network | None) -> None:
        if found.problem:
            kept = f" {KEPT.format(layers=len(network.layers))}" if network is not None else ""
            self.foot.say(f"{found.problem}{kept}", "error" if found.at is not None else "hint")
        else:
            self.foot.say(unfit(network) if network is not None else "")


def totals(found: Survey, network: Network | None) -> str:
    """The size of the network in a line."""
    if network is None:
        return tr("No network yet")
    count = sum(place.multiplications for place in chain(network.input_shape, network.layers))
    whose = "" if found.network is not None else tr("As it was: ")
    return tr(
        "{whose}{count} layers · {parameters:,} parameters · {products:,} multiplications · {classes:,} answers",
        whose=whose,
        count=len(network.layers),
        parameters=network.parameter_count,
        products=count,
        classes=network.classes,
    )


def _tool(action: QAction) -> QToolButton:
    button = QToolButton()
    button.setDefaultAction(action)
    button.setAccessibleName(action.text())
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button
