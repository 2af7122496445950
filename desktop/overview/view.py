"""The Network tab: the whole network live, what flows to any of its units, and how each single number is made."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtWidgets import QPushButton, QScrollArea, QSplitter, QToolButton, QWidget

from core.explain.arithmetic import shapes_of
from core.explain.flow import stages_of
from core.explain.receptive import Field, receptive_fields
from core.nn.network import Network
from core.types import Shape
from desktop.language import tr
from desktop.overview.detail import Detail
from desktop.overview.diagram import Diagram
from desktop.overview.question import Seen, Unit, Wish
from desktop.session.reading import UNANSWERED
from desktop.widgets import theme
from desktop.widgets.boxes import STRETCH, in_column, in_row
from desktop.widgets.help_mark import HelpMark
from desktop.widgets.keys import within
from desktop.widgets.read_out import ReadOut
from desktop.widgets.room import Leaves, fill_area
from desktop.widgets.theme import UNIT

EMPTY = tr("Draw a digit to see how the network comes to its answer.")
HINT = tr(
    "Red lines raise what is followed, dashed blue lines lower it; the thicker, the more. Click anything to follow it."
)
HELP = tr("""<p>On the left is your drawing, on the right are the answers. Between them are the columns of the network:
each makes new small pictures, called channels, of those before it. A channel is bright where it has found what it looks
for.</p>
<p>The lines say what really flowed to the answer: how bright a channel is, times how much the next one cares. Only the
strongest channels and lines are shown. Click another answer, or any channel, to follow that one instead, and follow its
thickest lines back, column by column, to the drawing.</p>
<p>Click the head of a column to open it. Point at any pixel there and a frame shows which part of the drawing it can
see; click it and the numbers that it was computed from are written out. Click one of those to see how that came about,
and so on, down to the ink.</p>""")

REMEMBERED = 100
"""Steps that can be gone back."""


@dataclass(frozen=True)
class Focus:
    """What is looked at: the fields of :class:`~desktop.overview.question.Wish`."""

    followed: Unit | None = None
    opened: int | None = None
    chosen: Shape | None = None


class OverviewView(QWidget):
    """The diagram above, the opened column below; one way back through all that was looked at."""

    wanted = Signal(object)
    """A :class:`~desktop.overview.question.Wish`: this is looked at now."""

    def __init__(self) -> None:
        super().__init__()
        self._network: Network | None = None
        self._focus = Focus()
        self._before: list[Focus] = []
        self._seen: Seen | None = None
        self._pointed: Shape | None = None
        self.diagram, self.detail = Diagram(), Detail()
        self.following = theme.label("")
        self.following.setTextFormat(Qt.TextFormat.RichText)
        self.read_out = ReadOut(HINT)
        self.back, self.answer = QToolButton(), QPushButton(tr("Follow the answer"))
        self._lay_out()
        self._connect()
        self._show_focus()

    def _lay_out(self) -> None:
        self.back.setIcon(theme.icon("back"))
        self.back.setToolTip(tr("Back to what was looked at before (Alt+Left, when the focus is here)"))
        self.back.setAccessibleName(tr("Back"))
        self.answer.setToolTip(tr("See again what flows to the network's answer"))
        row = in_row(self.back, self.following, STRETCH, self.answer, HelpMark(tr("The network"), HELP))
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        fill_area(self._scroll, self.diagram)
        above = QWidget()
        in_column((self._scroll, 1), self.read_out, on=above, spacing=UNIT // 2)
        self.split = QSplitter(Qt.Orientation.Vertical)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(above)
        self.split.addWidget(self.detail)
        self.split.setStretchFactor(0, 1)
        self.split.setSizes([30 * UNIT, 34 * UNIT])
        filled = QWidget()
        in_column(row, (self.split, 1), on=filled, margins=UNIT)
        self.empty = theme.label(EMPTY, "empty")
        self._pages = Leaves(self.empty, filled, on=self)

    def _connect(self) -> None:
        self.back.clicked.connect(self.go_back)
        self.answer.clicked.connect(lambda: self._go(replace(self._focus, followed=None)))
        self.diagram.pointed.connect(self.read_out.say)
        self.diagram.head_chosen.connect(self._toggle)
        self.diagram.unit_chosen.connect(self._follow)
        self.diagram.resized.connect(self._want)
        self.diagram.moved.connect(self._scroll_to)
        self.detail.closed.connect(self.close_detail)
        self.detail.step_chosen.connect(self._change_step)
        self.detail.number_chosen.connect(lambda position: self._go(replace(self._focus, chosen=position), keep=False))
        self.detail.number_pointed.connect(self._point)
        self.detail.followed.connect(lambda place, at: self._go(replace(self._focus, opened=place, chosen=at)))
        within(self, Qt.Key.Key_Escape, self.escape)
        within(self, "Alt+Left", self.go_back)

    # What the window tells ------------------------------------------------------------------------------------

    def show_network(self, network: Network) -> None:
        """Make room for ``network``; the same one keeps what is looked at."""
        if network == self._network:
            return
        self._network, self._seen, self._pointed = network, None, None
        self._before = []
        self.diagram.show_network(network)
        self.show_empty()
        self._set(Focus())

    def show_seen(self, seen: Seen | None) -> None:
        """Show what is seen now, ``None`` if nothing is read; what was seen in another network is not shown."""
        if seen is None:
            self.show_empty()
        elif seen.wish.network == self._network:
            self._seen = seen
            self._pages.setCurrentIndex(1)
            self.diagram.show_seen(seen)
            self.detail.show_seen(seen)
            self._show_focus()
            self._show_fields()

    def show_empty(self) -> None:
        """Nothing is drawn, or the network has no answer."""
        self._pages.setCurrentIndex(0)

    def show_unanswered(self, unanswered: bool) -> None:
        """Whether it is the network that has no answer."""
        self.empty.setText(UNANSWERED if unanswered else EMPTY)

    # What is looked at ----------------------------------------------------------------------------------------

    def go_back(self) -> None:
        """To what was looked at before."""
        if self._before:
            self._set(self._before.pop())

    def close_detail(self) -> None:
        """The diagram alone."""
        self._go(replace(self._focus, opened=None, chosen=None))

    def escape(self) -> None:
        """Close the column, and then follow the answer again."""
        if self._focus.opened is not None:
            self.close_detail()
        elif self._focus.followed is not None:
            self._go(Focus())

    def _go(self, focus: Focus, keep: bool = True) -> None:
        """Look at ``focus``; unless ``keep``, the way back leads past what is looked at now."""
        if focus == self._focus:
            return
        if keep:
            self._before = [*self._before[1 - REMEMBERED :], self._focus]
        self._set(focus)

    def _set(self, focus: Focus) -> None:
        opened_before, self._focus = self._focus.opened, focus
        if self._network is None:
            return
        if focus.opened is not None:
            self.detail.open(self._network, focus.opened, focus.chosen)
        if focus.opened != opened_before:
            self._pointed = None
        self._show_focus()
        self._show_fields()
        self._want()

    def _want(self) -> None:
        if self._network is not None:
            focus = self._focus
            self.wanted.emit(Wish(self._network, self.diagram.room, focus.followed, focus.opened, focus.chosen))

    def _follow(self, stage: int, channel: int) -> None:
        """Follow a unit; the followed one once more goes back to the answer."""
        unit = (stage, channel)
        self._go(replace(self._focus, followed=None if unit == self._focus.followed else unit))

    def _toggle(self, stage: int) -> None:
        """Open a column as it is seen in the diagram, at what is followed there, or close it."""
        assert self._network is not None
        if self._focus.opened is not None and _stage_of(self._network, self._focus.opened) == stage:
            self.close_detail()
        else:
            here = stages_of(self._network)[stage]
            shapes = shapes_of(self._network)
            places = range(here.last, here.first - 1, -1)
            # A drawing as it was drawn, whatever is done to it before anything is mixed.
            seen = next(place for place in places if shapes[place] == here.shape) if stage else 0
            self._go(replace(self._focus, opened=seen, chosen=self._peak(stage, shapes[seen])))

    def _peak(self, stage: int, shape: Shape) -> Shape | None:
        """Where the followed unit is greatest, if it is one of ``stage``, whose numbers are seen as ``shape``."""
        network, seen = self._network, self._seen
        if network is None or seen is None or seen.followed[0] != stage or stage == 0:
            return None
        number = np.ravel_multi_index(seen.peak, shapes_of(network)[stages_of(network)[stage].last])
        return tuple(int(at) for at in np.unravel_index(number, shape))

    def _change_step(self, place: int) -> None:
        """Another step of the same column; the same number is looked at where there is one."""
        assert self._network is not None
        shapes, chosen = shapes_of(self._network), self._focus.chosen
        same = self._focus.opened is not None and shapes[place] == shapes[self._focus.opened]
        self._go(replace(self._focus, opened=place, chosen=chosen if same else None))

    def _point(self, position: Shape | None) -> None:
        if position != self._pointed:
            self._pointed = position
            self._show_fields()

    # Showing it -----------------------------------------------------------------------------------------------

    def _show_focus(self) -> None:
        focus, network = self._focus, self._network
        self.detail.setVisible(focus.opened is not None)
        self.back.setEnabled(bool(self._before))
        self.answer.setEnabled(focus.followed is not None)
        self.diagram.show_opened(None if network is None or focus.opened is None else _stage_of(network, focus.opened))
        if self._seen is None or network is None:
            return
        stage, channel = focus.followed or self._seen.followed
        if stage == len(stages_of(network)) - 1:
            self.following.setText(tr("What flows to the answer <b>{channel}</b>", channel=channel))
        else:
            self.following.setText(
                tr(
                    "What flows to <b>{title}, channel {channel}</b>",
                    title=self.diagram.words.title(stage),
                    channel=channel,
                )
            )

    def _show_fields(self) -> None:
        """Of the number under the pointer, else of the chosen one, else of the followed channel's greatest."""
        network, focus = self._network, self._focus
        position = self._pointed or focus.chosen
        if network is None:
            return
        if focus.opened is not None and position is not None:
            fields = _fields(network, min(focus.opened, len(network.layers)), position)
        elif focus.followed is not None and self._seen is not None and self._seen.followed == focus.followed:
            fields = _fields(network, stages_of(network)[focus.followed[0]].last, self._seen.peak)
        else:
            fields = ()
        self.diagram.show_fields(fields)

    def _scroll_to(self, rect: QRectF) -> None:
        centre = rect.center().toPoint()
        self._scroll.ensureVisible(centre.x(), centre.y(), 12 * UNIT, 4 * UNIT)


@lru_cache(maxsize=64)
def _fields(network: Network, place: int, position: Shape) -> tuple[Field, ...]:
    return receptive_fields(network, place, position)


def _stage_of(network: Network, place: int) -> int:
    return max(number for number, stage in enumerate(stages_of(network)) if stage.first <= place)
