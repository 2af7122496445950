"""What every plot has about it: a title, a legend, words for when it is empty, and a way to save it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QBuffer, QIODevice, QLineF, QPoint, QSize, Qt
from PySide6.QtGui import QColor, QContextMenuEvent, QImage, QImageWriter, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QLabel, QMenu, QMessageBox, QStackedLayout, QToolButton, QWidget

from core.atomic import write_whole
from core.types import UserError
from desktop.language import tr
from desktop.widgets import theme
from desktop.widgets.accessible import CHART, NOTHING
from desktop.widgets.boxes import in_column
from desktop.widgets.dialogs import CSV_FILES, PNG_FILES, save_as
from desktop.widgets.legend import Entry, Legend
from desktop.widgets.menu import Menu
from desktop.widgets.plot_data import Table, write_csv
from desktop.widgets.theme import UNIT
from desktop.widgets.words import file_name

Style = Literal["faint", "line", "marked"]


@dataclass(frozen=True)
class Series:
    """One curve: its name in the legend and how it is drawn, so that colour alone never tells two apart."""

    name: str
    style: Style
    valued: bool = True
    """The legend gives its newest value, or the one that is pointed at."""

    @property
    def colour(self) -> QColor:
        """In the theme of the moment."""
        colours = theme.current()
        # Opaque, or what is faint would grow dark where a thousand batches lie close together.
        return QColor({"faint": colours.edge, "line": colours.accent, "marked": colours.second}[self.style])

    def draw(self, painter: QPainter, line: QLineF) -> None:
        """A sample of it for the legend."""
        painter.setPen(QPen(self.colour, 1 if self.style == "faint" else 2))
        painter.drawLine(line)
        if self.style == "marked":
            painter.setBrush(self.colour)
            painter.drawEllipse(line.center(), 2.5, 2.5)


def legend_of(series: tuple[Series, ...], widest: str = "") -> Legend:
    """The names of ``series``; ``widest`` is the longest value there can be."""
    return Legend([Entry(one.name, one.draw, widest if one.valued else "") for one in series])


LEAST = 18 * UNIT
"""Of a plot's height, with its title: lower it cannot be read."""


class PlotFrame(QWidget):
    """A title, a legend and a plot that is built when there is something to show, with a menu to save it.

    pyqtgraph takes a quarter of a second to import: nothing here does so before :meth:`prepare`.
    """

    accessible_role = CHART

    def __init__(self, title: str, empty: str, legend: Legend | None = None) -> None:
        super().__init__()
        self._title = title
        self._picture = QWidget(self)
        self.legend = legend or Legend()
        self.subtitle = theme.label("", "small")
        self.subtitle.setWordWrap(True)
        self._empty = theme.label(empty, "empty")
        self._pages = QStackedLayout()
        self._pages.addWidget(self._empty)
        self.heading = QLabel(title)
        self.heading.setFont(theme.font("heading"))
        self.heading.setWordWrap(True)
        in_column(
            self.heading,
            self.legend if legend else self.subtitle,
            (self._pages, 1),
            on=self._picture,
            spacing=UNIT // 2,
        )
        self._column = in_column(self._picture, on=self)
        self._button = self._make_button()
        self._keep_clear(self._button.width())
        self.setMinimumHeight(LEAST)
        self.setAccessibleName(title)

    def _make_button(self) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(theme.icon("export", "muted"))
        button.setProperty("role", "corner")
        button.setToolTip(tr("Save this plot as a picture, or its numbers for a spreadsheet"))
        button.setAccessibleName(tr("Save the plot {title}", title=self._title))
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setMenu(self._menu())
        button.setEnabled(False)
        button.adjustSize()
        return button

    def _menu(self) -> QMenu:
        menu = Menu(self)
        picture = menu.addAction(theme.icon("image"), tr("Save picture…"))
        picture.triggered.connect(self._ask_for_picture)
        data = menu.addAction(theme.icon("grid"), tr("Save numbers as CSV…"))
        data.triggered.connect(self._ask_for_data)
        return menu

    def _keep_clear(self, width: int) -> None:
        """Keep the title out of the corner where the buttons are."""
        self.heading.setContentsMargins(0, 0, width, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the button in its corner, outside the picture that is saved."""
        super().resizeEvent(event)
        self._button.move(self.width() - self._button.width(), 0)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The same menu as the button's."""
        if self._button.isEnabled():
            self._button.menu().popup(event.globalPos())

    def accessible_value(self) -> str:
        """What stands in the plot, or the words in its place."""
        if self.is_empty:
            return self._empty.text() or NOTHING
        names = self.legend.accessible_value() if self.legend.isVisibleTo(self) else ""  # not all have a legend
        said = (self.accessibleDescription(), self.subtitle.text(), names)
        return "; ".join(part for part in said if part) or NOTHING

    @property
    def is_empty(self) -> bool:
        """Whether the words that stand for the plot are shown."""
        return self._pages.currentWidget() is self._empty

    def show_empty(self, text: str | None = None) -> None:
        """Show words in place of the plot, other ones if ``text`` is given."""
        if text is not None:
            self._empty.setText(text)
        self._pages.setCurrentWidget(self._empty)
        self._button.setEnabled(False)
        self.legend.show_values({})
        self.subtitle.clear()

    def prepare(self) -> None:
        """Build the plot, which takes a moment the first time, and leave the words in its place."""
        if self._pages.count() == 1:
            self._pages.addWidget(self.build())

    def show_plot(self) -> None:
        """Show the plot."""
        self.prepare()
        self._pages.setCurrentIndex(1)
        self._button.setEnabled(True)

    def build(self) -> QWidget:
        """Make the plot itself."""
        raise NotImplementedError

    # Saving ---------------------------------------------------------------------------------------------------

    def save_picture(self, path: Path) -> None:
        """Write :meth:`picture` as a PNG; raises ``UserError`` if that cannot be done."""
        save_image(path, self.picture())

    def picture(self) -> QImage:
        """Title, legend and plot at twice the size on the screen."""
        self._column.activate()  # what was never shown has not been laid out
        image = QImage(self._picture.size() * 2 + QSize(8 * UNIT, 8 * UNIT), QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(2)
        image.fill(QColor(theme.current().panel))
        edge = QPoint(2 * UNIT, 2 * UNIT)
        self._picture.render(image, edge, renderFlags=QWidget.RenderFlag.DrawChildren)  # and not the window behind it
        return image

    def table(self) -> Table:
        """The numbers, which stay as they are while others are shown."""
        raise NotImplementedError

    def _ask_for_picture(self) -> None:
        picture = self.picture()  # of this moment: other numbers may come while a name is chosen
        self._ask("png", PNG_FILES, lambda path: save_image(path, picture))

    def _ask_for_data(self) -> None:
        table = self.table()
        self._ask("csv", CSV_FILES, lambda path: write_csv(path, *table))

    def _ask(self, ending: str, kinds: str, save: Callable[[Path], None]) -> None:
        name = f"{file_name(self._title, 'plot')}.{ending}"
        save_as(self, tr("Save the plot"), Path(name), kinds, save, self._complain, lambda _: None)

    def _complain(self, text: str) -> None:
        box = QMessageBox(QMessageBox.Icon.Warning, tr("Save the plot"), text, QMessageBox.StandardButton.Ok, self)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()


def save_image(path: Path, image: QImage) -> None:
    """Write ``image`` as a PNG; raises ``UserError`` if that cannot be done, and what was there stays."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not QImageWriter(buffer, b"PNG").write(image):
        raise UserError(tr("{name} could not be made: there is not enough memory for the picture.", name=path.name))
    write_whole(path, bytes(buffer.data().data()))
