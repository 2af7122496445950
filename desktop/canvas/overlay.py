"""A picture that somebody lays over the drawing: what in it speaks for an answer, for one."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from core.imaging.painter import FIELD
from desktop.language import tr
from desktop.session.tab import Overlay
from desktop.widgets import theme
from desktop.widgets.accessible import GRAPHIC, left_to_right


class OverlayView(QWidget):
    """Lies over a canvas and lets every event through.

    ``paper`` says where the canvas has its paper, ``revision`` which drawing is on it: the picture of another one is
    not shown.
    """

    accessible_role = GRAPHIC

    def __init__(self, canvas: QWidget, paper: Callable[[], QRectF], revision: Callable[[], int]) -> None:
        super().__init__(canvas)
        left_to_right(self)
        self._paper, self._revision = paper, revision
        self._overlay: Overlay | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(tr("Laid over the drawing"))
        canvas.installEventFilter(self)

    def accessible_value(self) -> str:
        """What it shows."""
        return self.accessibleDescription() or tr("Nothing")

    @property
    def shown(self) -> Overlay | None:
        """What is seen now."""
        return self._overlay if self._overlay is not None and self._overlay.revision == self._revision() else None

    def show_overlay(self, overlay: Overlay | None) -> None:
        """Show this one; ``None`` shows nothing."""
        if overlay is not None or self._overlay is not None:
            self._take(overlay)

    def follow(self) -> None:
        """The drawing may be another one now: then this is over."""
        if self._overlay is not None:
            self._take(self.shown)

    def _take(self, overlay: Overlay | None) -> None:
        self._overlay = overlay
        self.setAccessibleDescription(overlay.words if overlay is not None else "")
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Cover the canvas whatever its size."""
        if event.type() == QEvent.Type.Resize and isinstance(event, QResizeEvent):
            self.resize(event.size())
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the picture where it belongs, as far as there is paper."""
        overlay = self.shown
        if overlay is None:
            return
        paper, place = self._paper(), overlay.place
        scale = paper.width() / FIELD
        target = QRectF(place.left * scale, place.top * scale, place.side * scale, place.side * scale)
        height, width = overlay.pixels.shape
        image = QImage(overlay.pixels.data, width, height, 4 * width, QImage.Format.Format_ARGB32_Premultiplied)
        sheet = QPainterPath()
        sheet.addRoundedRect(paper, theme.RADIUS, theme.RADIUS)
        painter = QPainter(self)
        painter.setLayoutDirection(self.layoutDirection())
        painter.setClipPath(sheet)
        painter.drawImage(target.translated(paper.topLeft()), image)
