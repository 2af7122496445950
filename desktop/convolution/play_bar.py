"""The row of buttons that the kernel is moved with."""

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QPushButton, QSlider, QToolButton, QWidget

from desktop.convolution.player import SPEEDS, Player
from desktop.language import tr
from desktop.widgets import theme
from desktop.widgets.boxes import STRETCH, in_row
from desktop.widgets.fields import icon_button
from desktop.widgets.theme import UNIT


class PlayBar(QWidget):
    """Play and stop, from the start, how fast, and whether all of the output is shown."""

    def __init__(self, player: Player) -> None:
        super().__init__()
        self._player = player
        self.play = QPushButton()
        self.play.setProperty("role", "segment")
        tip = tr("Back to the first position, with an empty output")
        self.restart = icon_button("back", tr("From the start"), tip)
        self.speed = QSlider(Qt.Orientation.Horizontal)
        self.speed.setRange(0, len(SPEEDS) - 1)
        self.speed.setValue(SPEEDS.index(player.speed))
        self.speed.setMinimumWidth(6 * UNIT)
        self.speed.setMaximumWidth(12 * UNIT)
        self.speed.setAccessibleName(tr("Speed"))
        self.speed.setMinimumHeight(3 * UNIT)
        self.speed_text = theme.label("", "small")
        self.speed_text.setFixedWidth(self.speed_text.fontMetrics().horizontalAdvance(tr("250 a second ")))
        self.show_all = QToolButton()
        self.show_all.setText(tr("Sho&w all"))
        self.show_all.setCheckable(True)
        self.show_all.setChecked(player.show_all)
        self.show_all.setToolTip(tr("Show the whole output, not only where the kernel has been"))
        in_row(self.play, self.restart, self.speed, self.speed_text, self.show_all, STRETCH, on=self)
        self.play.clicked.connect(self.toggle)
        self.restart.clicked.connect(self._restart)
        self.speed.valueChanged.connect(self._set_speed)
        self.show_all.toggled.connect(player.set_show_all)
        player.playing_changed.connect(self._show_playing)
        for playing in (True, False):
            self._show_playing(playing)
            self.play.setMinimumWidth(max(self.play.minimumWidth(), self.play.sizeHint().width()))
        self._set_speed(self.speed.value())

    def toggle(self) -> None:
        """Slide on, the output growing as it goes; or stop."""
        if not self._player.playing:
            self._hide_rest()
        self._player.play(not self._player.playing)

    def _restart(self) -> None:
        self._hide_rest()
        self._player.restart()

    def _hide_rest(self) -> None:
        if self.show_all.isChecked():
            with QSignalBlocker(self.show_all):
                self.show_all.setChecked(False)
            self._player.set_show_all(False)
            self._player.restart()

    def _set_speed(self, index: int) -> None:
        self._player.set_speed(SPEEDS[index])
        text = tr("{speed} a second", speed=SPEEDS[index])
        self.speed_text.setText(text)
        self.speed.setToolTip(tr("How fast the kernel slides: {text}", text=text))

    def _show_playing(self, playing: bool) -> None:
        self.play.setText(tr("Pause") if playing else tr("P&lay"))
        self.play.setIcon(theme.icon("pause" if playing else "start"))
        self.play.setToolTip(
            tr("Hold the kernel (Space)") if playing else tr("Let the kernel slide over the input (Space)")
        )
