"""All layers there are, each a button that adds one."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from core.nn.layers import KINDS
from desktop.language import tr
from desktop.widgets import theme
from desktop.widgets.boxes import STRETCH, in_column
from desktop.widgets.theme import UNIT


class Palette(QWidget):
    """:attr:`added` tells the kind of the layer that is wanted."""

    added = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.buttons: dict[str, QPushButton] = {}
        for kind, layer in sorted(KINDS.items(), key=lambda item: item[1].title.lower()):
            button = self.buttons[kind] = QPushButton(tr(layer.title))
            button.setAutoDefault(False)
            button.setProperty("role", "segment")
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            button.setAccessibleName(tr("Add: {title}", title=tr(layer.title)))
            button.setToolTip(tr("{summary} It comes after the chosen layer.", summary=tr(layer.summary)))
            button.clicked.connect(partial(self.added.emit, kind))
        heading = theme.label(tr("Add a layer"), "heading")
        in_column(heading, *self.buttons.values(), STRETCH, on=self, spacing=UNIT // 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down go from button to button, Return presses one."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        buttons = list(self.buttons.values())
        focused = next((button for button in buttons if button.hasFocus()), None)
        if focused is not None and event.key() in steps:
            buttons[(buttons.index(focused) + steps[Qt.Key(event.key())]) % len(buttons)].setFocus()
        elif focused is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focused.click()
        else:
            super().keyPressEvent(event)
