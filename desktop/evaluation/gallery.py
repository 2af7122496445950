"""The pictures that were chosen, beside whatever they were chosen by: each goes to the canvas."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedLayout, QToolButton, QWidget

from desktop.evaluation.choosing import MOST, Choice
from desktop.language import counted, tr
from desktop.widgets import theme
from desktop.widgets.boxes import in_column
from desktop.widgets.dialogs import CSV_FILES, PNG_FILES, save_as
from desktop.widgets.menu import Menu
from desktop.widgets.picture_grid import PictureGrid, limits
from desktop.widgets.plot_data import write_csv
from desktop.widgets.room import fill_area
from desktop.widgets.theme import UNIT
from desktop.widgets.tile_layout import Pixel
from desktop.widgets.tile_saving import save_pictures

WIDTH = 37 * UNIT
ZOOM, SIDE, CAPTION = 2, 28, 16
HINT = tr("Click a picture, or press Return on it, to put it on the canvas: the other tabs then show why.")
NOTHING = tr("There are none.")


class Gallery(QWidget):
    """Shows a :class:`~desktop.evaluation.choosing.Choice`."""

    opened = Signal(object)
    """A picture ``(28, 28)``, 0 paper to 1 ink, is wanted on the canvas."""
    saved, failed = Signal(str), Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(WIDTH)
        self._choice: Choice | None = None
        self.title = theme.label("", "heading")
        self.title.setWordWrap(True)
        self.count = theme.label("", "small")
        self.count.setWordWrap(True)
        self.nothing = theme.label(NOTHING, "empty")
        self.grid = PictureGrid(limits(ZOOM, SIDE, CAPTION))
        self.grid.setAccessibleName(tr("Pictures"))
        self.read_out = theme.label(HINT, "hint")
        self.read_out.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.read_out.setFixedHeight(4 * self.read_out.fontMetrics().lineSpacing())
        self.read_out.setAccessibleName(tr("The picture that is looked at"))
        self.button = self._make_button()
        self._lay_out()
        self.grid.clicked.connect(self._open)
        self.grid.pointed.connect(self._describe)
        self.grid.moved.connect(self._scroll_to)

    def _make_button(self) -> QToolButton:
        button = QToolButton()
        button.setIcon(theme.icon("export", "muted"))
        button.setToolTip(tr("Save these pictures, or what they are read as for a spreadsheet"))
        button.setAccessibleName(tr("Save the pictures that were chosen"))
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = Menu(button)
        picture = menu.addAction(theme.icon("image"), tr("Save &picture…"))
        picture.triggered.connect(lambda: self._ask("png", PNG_FILES, save_picture))
        data = menu.addAction(theme.icon("grid"), tr("Save &numbers as CSV…"))
        data.triggered.connect(lambda: self._ask("csv", CSV_FILES, save_data))
        button.setMenu(menu)
        return button

    def _lay_out(self) -> None:
        self._scroll = QScrollArea()
        fill_area(self._scroll, self.grid)
        heading = QHBoxLayout()
        heading.addWidget(self.title, 1, Qt.AlignmentFlag.AlignTop)
        heading.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        self._pages = QStackedLayout()
        self._pages.addWidget(self.nothing)
        self._pages.addWidget(self._scroll)
        in_column(heading, self.count, (self._pages, 1), self.read_out, on=self, spacing=UNIT // 2)

    # Showing --------------------------------------------------------------------------------------------------

    def show_choice(self, choice: Choice | None) -> None:
        """Show its pictures from the beginning; ``None``: there is nothing to choose from."""
        self._choice = choice
        count = 0 if choice is None else len(choice.indices)
        self.title.setText("" if choice is None else choice.title)
        parts = [counted("{count:,} picture", "{count:,} pictures", count)]
        if count > MOST:
            parts.append(tr("the first {most:,} are shown", most=MOST))
        if choice is not None and choice.reads:
            parts.append(choice.reads)
        self.count.setText("" if choice is None else " · ".join(parts))
        self.nothing.setText("" if choice is None else NOTHING)
        self.button.setEnabled(count > 0)
        self._pages.setCurrentIndex(1 if count else 0)
        if choice is None or not count:
            self.grid.show_pictures(np.zeros((0, SIDE, SIDE), np.uint8), ())
        else:
            self.grid.show_pictures(choice.images, choice.captions)
        self._scroll.verticalScrollBar().setValue(0)
        self._fit()
        self._describe(None)

    @property
    def choice(self) -> Choice | None:
        """What is shown."""
        return self._choice

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many columns as fit."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self._scroll.maximumViewportSize()
        self.grid.fit(room.width() - self._scroll.verticalScrollBar().sizeHint().width(), room.height())

    def _scroll_to(self, rect: QRectF) -> None:
        centre = rect.center().toPoint()
        self._scroll.ensureVisible(centre.x(), centre.y() + ZOOM * SIDE // 2, 4 * UNIT, ZOOM * SIDE)

    def _describe(self, pixel: Pixel | None) -> None:
        text = HINT if pixel is None or self._choice is None else self._choice.describe(pixel.tile)
        self.read_out.setText(text)
        self.grid.setAccessibleDescription(text)

    def _open(self, place: int) -> None:
        if self._choice is not None:
            self.opened.emit(self._choice.images[place] * np.float32(1 / 255))

    # Saving ---------------------------------------------------------------------------------------------------

    def _ask(self, ending: str, kinds: str, save: Callable[[Path, Choice], None]) -> None:
        choice = self._choice  # of this moment: others may come, or go, while a name is chosen
        if choice is not None:
            title, start = tr("Save the pictures"), Path(f"pictures.{ending}")
            save_as(self, title, start, kinds, lambda path: save(path, choice), self.failed.emit, self._tell)

    def _tell(self, path: Path) -> None:
        self.saved.emit(tr("Saved {path}", path=path))


def save_picture(path: Path, choice: Choice) -> None:
    """Write the pictures as one PNG; raises ``UserError`` if that cannot be done."""
    save_pictures(path, choice.images, choice.captions, limits(ZOOM, SIDE, CAPTION))


def save_data(path: Path, choice: Choice) -> None:
    """Write one row a picture, all of them; raises ``UserError`` if that cannot be done."""
    write_csv(path, *choice.table())
