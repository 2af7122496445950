"""The canvas with its tools beneath."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QColor, QContextMenuEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSlider, QSpacerItem, QToolButton, QWidget

from core.imaging.painter import FIELD
from core.imaging.preprocessing import Box
from core.recognition.strings import ReadDigit
from desktop.canvas.canvas import THICKEST, THINNEST, Canvas, Tool
from desktop.canvas.cutter import Cut, Cutter
from desktop.canvas.digit_boxes import Boxed, DigitBoxes
from desktop.language import tr
from desktop.widgets import theme
from desktop.widgets.accessible import GRAPHIC, left_to_right
from desktop.widgets.boxes import STRETCH, in_column
from desktop.widgets.menu import Menu
from desktop.widgets.shortcuts import bindings

STEP = 1.2
"""What one press of ``[`` or ``]`` changes the brush by."""

_FINE = 1000
"""Steps of the slider to the whole side of the paper."""


class CanvasPanel(QWidget):
    """A canvas, and a row of tools: pen, eraser, brush size, undo, redo, clear.

    The tools are actions, so that a menu can show the very same ones: ``pen_action``, ``eraser_action``,
    ``thinner_action``, ``thicker_action``, ``undo_action``, ``redo_action``, ``clear_action``, and ``box_actions``. All
    but three listen to single letters, and only while the canvas or its tools have the focus.

    The digits of a number have boxes: ``digit_chosen`` says which one to look at, counted from 0. What was divided
    wrongly can be put right: ``join_wanted`` says the boxes of two digits that are one, ``split_wanted`` the box of one
    that is two and the line between them (x, y, x, y in pixels of the drawing), ``cross_out_wanted`` the box of none.
    While ``parting``, the keys lay that line.
    """

    digit_chosen = Signal(int)
    join_wanted = Signal(object, object)
    split_wanted = Signal(object, object)
    cross_out_wanted = Signal(object)
    parting = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.canvas = Canvas(self)
        self._read = Boxed()
        self._make_tools()
        self._make_brush()
        self._make_parts()
        self._make_changes()
        self._lay_out()
        self._follow()
        self._follow_drawing()

    def show_boxes(
        self,
        digits: Sequence[ReadDigit],
        focus: int,
        divided: bool = False,
        crossed_out: Sequence[Box] = (),
        refused: bool = False,
    ) -> None:
        """Show where ``digits`` are, and which of them is looked at, and what was crossed out.

        One digit alone has a box only where the drawing was ``divided`` by the person. ``refused``: they are none.
        """
        self._read = Boxed(tuple(digits), focus, tuple(crossed_out), refused)
        self.boxes.show_boxes(self._read if divided or len(digits) > 1 else Boxed())
        for action, possible in (
            (self.next_action, len(digits) > 1),
            (self.previous_action, len(digits) > 1),
            (self.join_before_action, focus > 0),
            (self.join_next_action, focus + 1 < len(digits)),
            (self.split_action, bool(digits)),
            (self.cross_out_action, bool(digits)),
        ):
            action.setEnabled(possible)

    # The actions ------------------------------------------------------------------------------------------------

    def _make_tools(self) -> None:
        canvas = self.canvas
        self.pen_action = self._action(tr("&Pen"), "pen", "P", tr("Draw with the pen"))
        self.eraser_action = self._action(tr("&Eraser"), "eraser", "E", tr("Erase; the right mouse button always does"))
        self._tools = {Tool.PEN: self.pen_action, Tool.ERASER: self.eraser_action}
        group = QActionGroup(self)
        for tool, action in self._tools.items():
            action.setCheckable(True)
            group.addAction(action)
            action.triggered.connect(lambda _checked, tool=tool: setattr(canvas, "tool", tool))
        canvas.tool_changed.connect(self._follow)

    def _make_brush(self) -> None:
        canvas = self.canvas
        self.thinner_action = self._action(tr("&Thinner brush"), "", "[", tr("Make the brush thinner"))
        self.thinner_action.triggered.connect(lambda: setattr(canvas, "brush", canvas.brush / STEP))
        self.thicker_action = self._action(tr("Thic&ker brush"), "", "]", tr("Make the brush thicker"))
        self.thicker_action.triggered.connect(lambda: setattr(canvas, "brush", canvas.brush * STEP))
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(round(THINNEST * _FINE), round(THICKEST * _FINE))
        self.slider.setPageStep(20)
        self.slider.setMinimumSize(4 * theme.UNIT, 3 * theme.UNIT)
        self.slider.setAccessibleName(tr("Brush size"))
        self.slider.setToolTip(tr("How thick the pen and the eraser are ([ and ])"))
        self.slider.valueChanged.connect(self._choose_brush)
        canvas.brush_changed.connect(self._follow)

    def _make_parts(self) -> None:
        canvas = self.canvas
        self.boxes = DigitBoxes(canvas, canvas.paper)
        canvas.takes_taps = lambda place: self.boxes.digit_at(place) is not None
        canvas.tapped.connect(self._pick)
        canvas.pen_lowered.connect(self.boxes.hold)
        canvas.pen_lifted.connect(self.boxes.release)
        canvas.menu_wanted.connect(self._open_menu)
        self.cutter = Cutter(canvas)
        self.cutter.changed.connect(lambda: self.boxes.show_line(self.cutter.line))
        self.cutter.cut.connect(self._split)
        self.cutter.busy.connect(self.parting)
        canvas.changed.connect(self.cutter.cancel)
        self.next_action = self._action(tr("&Next digit"), "", "N", tr("Look at the next digit of the number"))
        self.next_action.triggered.connect(lambda: self._step(1))
        self.previous_action = self._action(tr("Pre&vious digit"), "", "B", tr("Look at the digit before"))
        self.previous_action.triggered.connect(lambda: self._step(-1))
        self._make_corrections()
        self.show_boxes((), 0)

    def _make_corrections(self) -> None:
        self.join_before_action = self._action(
            tr("&Join with the digit before"), "", "J", tr("The digit that is looked at and the one before it are one")
        )
        self.join_before_action.triggered.connect(lambda: self._join(-1))
        self.join_next_action = self._action(
            tr("Join &with the next digit"), "", "Shift+J", tr("The digit that is looked at and the next one are one")
        )
        self.join_next_action.triggered.connect(lambda: self._join(1))
        self.split_action = self._action(
            tr("&Split the digit"),
            "",
            "S",
            tr(
                "Lay a line through the digit that is looked at: arrow keys move it, Return cuts. "
                "Or draw the line with Ctrl held down"
            ),
        )
        self.split_action.triggered.connect(self._lay_line)
        self.cross_out_action = self._action(
            tr("Cross the digit &out"),
            "",
            "X",
            tr("What is in the box is no digit: it stays on the paper and is not read"),
        )
        self.cross_out_action.triggered.connect(self._cross_out)
        for action in self.box_actions:
            action.setAutoRepeat(False)  # the box would be another one's by then

    @property
    def box_actions(self) -> tuple[QAction, ...]:
        """What can be done with the digit that is looked at."""
        return self.join_before_action, self.join_next_action, self.split_action, self.cross_out_action

    def _make_changes(self) -> None:
        stack, keys = self.canvas.undo_stack, QKeySequence.StandardKey
        self.undo_action = self._action(tr("&Undo"), "undo", keys.Undo, tr("Take back the last change to the drawing"))
        self.redo_action = self._action(tr("&Redo"), "redo", keys.Redo, tr("Bring back what was undone"))
        self.clear_action = self._action(tr("&Clear drawing"), "clear", "Del", tr("Wipe the drawing away"))
        self.clear_action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        for action, change in ((self.undo_action, stack.undo), (self.redo_action, stack.redo)):
            action.triggered.connect(self.canvas.pen_up)  # a stroke under way is the last change
            action.triggered.connect(change)
        self.clear_action.triggered.connect(self.canvas.clear)
        stack.canUndoChanged.connect(self.undo_action.setEnabled)
        self.canvas.pen_lowered.connect(lambda: self.undo_action.setEnabled(True))
        self.canvas.pen_lifted.connect(lambda: self.undo_action.setEnabled(stack.canUndo()))
        stack.canRedoChanged.connect(self.redo_action.setEnabled)
        self.canvas.changed.connect(self._follow_drawing)
        self.undo_action.setEnabled(False)
        self.redo_action.setEnabled(False)

    def _action(self, text: str, icon: str, keys: QKeySequence.StandardKey | str, tip: str) -> QAction:
        action = QAction(text, self)
        if icon:
            action.setIcon(theme.icon(icon))
        action.setShortcuts(bindings(keys))
        if isinstance(keys, str):
            # A letter is only ours while the drawing is in hand: elsewhere it is typed, or picks from a list.
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.setToolTip(f"{tip} ({action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)})")
        self.addAction(action)
        return action

    # The widgets ------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(theme.UNIT // 2)
        for action in (self.pen_action, self.eraser_action):
            row.addWidget(_button(action))
        row.addItem(_gap())
        self._dot = _BrushDot(lambda: self.canvas.brush / THICKEST)
        row.addWidget(self._dot)
        row.addWidget(self.slider, 1)
        row.addItem(_gap())
        for action in (self.undo_action, self.redo_action, self.clear_action):
            row.addWidget(_button(action))
        in_column(self.canvas, row, STRETCH, on=self, spacing=theme.UNIT // 2)

    def _pick(self, place: QPointF) -> None:
        index = self.boxes.digit_at(place)
        if index is not None:
            self.digit_chosen.emit(index)

    def _step(self, by: int) -> None:
        digits = self.boxes.digits
        if len(digits) > 1:
            self.digit_chosen.emit((self.boxes.focus + by) % len(digits))

    # The boxes ----------------------------------------------------------------------------------------------------

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu key: what can be done with the digit that is looked at. The right button erases."""
        digits, focus = self._read.digits, self._read.focus
        if event.reason() == QContextMenuEvent.Reason.Keyboard and focus < len(digits):
            self._pop_up(self.boxes.frame(digits[focus].box).bottomLeft())

    def _open_menu(self, place: QPointF) -> None:
        """What can be done with the digit at ``place``, which is looked at from now on."""
        index = self.boxes.digit_at(place)
        if index is not None:
            self.digit_chosen.emit(index)
            self._pop_up(place)

    def _pop_up(self, place: QPointF) -> None:
        menu = Menu(self)
        menu.setToolTipsVisible(True)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions(list(self.box_actions))
        menu.popup(self.canvas.mapToGlobal(place.toPoint()))

    def _join(self, step: int) -> None:
        digits, focus = self._read.digits, self._read.focus
        self.join_wanted.emit(digits[focus].box, digits[focus + step].box)

    def _lay_line(self) -> None:
        self.cutter.begin(self.boxes.frame(self._read.digits[self._read.focus].box))

    def _split(self, cut: Cut) -> None:
        """The digit is meant whose box the middle of the line is in, or nearest to; of several the nearest centre."""
        if not self._read.digits:
            return
        paper = self.canvas.paper()
        ends = [(end - paper.topLeft()) * (FIELD / paper.width()) for end in cut]
        middle = (ends[0] + ends[1]).x() / 2

        def away(box: Box) -> tuple[float, float]:
            centre = box.left + box.width / 2
            return max(abs(middle - centre) - box.width / 2, 0), abs(middle - centre)

        nearest = min((digit.box for digit in self._read.digits), key=away)
        self.split_wanted.emit(nearest, tuple(value for end in ends for value in (end.x(), end.y())))

    def _cross_out(self) -> None:
        self.cross_out_wanted.emit(self._read.digits[self._read.focus].box)

    def _choose_brush(self, steps: int) -> None:
        self.canvas.brush = steps / _FINE

    def _follow(self) -> None:
        """Show the tool and the brush, however they were chosen."""
        canvas = self.canvas
        self._tools[canvas.tool].setChecked(True)
        steps = round(canvas.brush * _FINE)
        if steps != self.slider.value():
            # Without a signal: the brush may lie between two steps of the slider.
            with QSignalBlocker(self.slider):
                self.slider.setValue(steps)
        self._dot.update()

    def _follow_drawing(self) -> None:
        self.clear_action.setEnabled(not self.canvas.is_empty())


def _button(action: QAction) -> QToolButton:
    button = QToolButton()
    button.setDefaultAction(action)
    button.setIconSize(QSize(20, 20))
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys with the canvas
    button.setAccessibleName(action.text().replace("&", ""))
    return button


def _gap() -> QSpacerItem:
    """Between groups of tools; it gives way where there is little room."""
    return QSpacerItem(theme.UNIT, 0, QSizePolicy.Policy.Maximum)


class _BrushDot(QWidget):
    """How thick the brush is, beside the slider: the thickest fills it."""

    accessible_role = GRAPHIC

    def __init__(self, share: Callable[[], float]) -> None:
        super().__init__()
        left_to_right(self)
        self._share = share
        self.setAccessibleName(tr("Thickness of the brush"))
        self.setFixedSize(3 * theme.UNIT, 3 * theme.UNIT)

    def accessible_value(self) -> str:
        """Against the thickest."""
        return tr("{share:.0f} % of the thickest", share=100 * self._share())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setLayoutDirection(self.layoutDirection())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.current().text))
        radius = self._share() * self.width() / 2
        painter.drawEllipse(self.rect().toRectF().center(), radius, radius)
