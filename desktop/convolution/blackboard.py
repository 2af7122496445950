"""A lesson as it is seen: input, kernel and output; below them the sum, what follows, or the sizes."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedLayout, QTabBar, QWidget

from core.explain.lesson import Lesson
from desktop.convolution.board import Board, Captions
from desktop.convolution.play_bar import PlayBar
from desktop.convolution.player import Player
from desktop.convolution.sizes_panel import SizesPanel
from desktop.convolution.stages import Stages
from desktop.convolution.sum_panel import SumPanel
from desktop.language import tr
from desktop.widgets.boxes import in_column, in_row
from desktop.widgets.read_out import ReadOut

SUM, AFTER, SIZES = range(3)
HINT = tr("Arrow keys move the kernel; point to read.")


class Blackboard(QWidget):
    """Shows one kernel of a lesson, and of what is below only the panel that is in front."""

    def __init__(self, player: Player) -> None:
        super().__init__()
        self._player = player
        self._lesson: Lesson | None = None
        self._kernel = 0
        self.board, self.bar = Board(player), PlayBar(player)
        self.sum, self.stages, self.sizes = SumPanel(), Stages(), SizesPanel()
        self.read_out = ReadOut(HINT, "small")
        self.tabs = QTabBar()
        self._lay_out()
        for source in (self.board, self.sum, self.stages):
            source.read.connect(self.read_out.say)
        player.moved.connect(self._show_below)
        self.tabs.currentChanged.connect(self._turn)

    def _lay_out(self) -> None:
        for name in (tr("The &sum"), tr("&After it"), tr("Si&zes and padding")):
            self.tabs.addTab(name)
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName(tr("What to see of it"))
        self.read_out.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._below = QStackedLayout()
        for panel in (self.sum, self.stages, self.sizes):
            self._below.addWidget(panel)
        playing = in_row((self.bar, 1), self.board.channels)
        head = in_row(self.tabs, (self.read_out, 1))
        in_column((self.board, 11), playing, head, (self._below, 8), on=self)

    def show_lesson(self, lesson: Lesson, kernel: int, coloured: bool, captions: Captions) -> None:
        """Show ``kernel`` of ``lesson``, as :meth:`Board.show_lesson` does."""
        self._lesson, self._kernel = lesson, kernel
        self.board.show_lesson(lesson, kernel, coloured, captions)
        self._show_below()

    def _turn(self, index: int) -> None:
        self._below.setCurrentIndex(index)
        self._show_below()

    def _show_below(self) -> None:
        lesson, player = self._lesson, self._player
        if lesson is None or player.size != lesson.positions:
            return
        page = self._below.currentIndex()
        if page == SUM:
            self.sum.show_sum(lesson, self._kernel, self.board.channel.value(), player.row, player.column)
        elif page == AFTER:
            self.stages.show_lesson(lesson, player.seen)
        else:
            self.sizes.show_lesson(lesson)
