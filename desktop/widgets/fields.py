"""Fields to choose in."""

from PySide6.QtWidgets import QComboBox, QStyle, QWidget


class DropDown(QComboBox):
    """A list that opens beside its field, as wide as its longest line, however narrow the field is."""

    def showPopup(self) -> None:
        """Open the list."""
        lines = self.view()
        is_scrolled = self.count() > self.maxVisibleItems()
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent) if is_scrolled else 0
        lines.setMinimumWidth(lines.sizeHintForColumn(0) + 2 * lines.frameWidth() + bar)
        super().showPopup()


def describe(field: QWidget, name: str, tip: str) -> None:
    """Say what ``field`` is called and what it is for."""
    field.setAccessibleName(name)
    field.setToolTip(tip)
    field.setAccessibleDescription(tip)
