"""The bar at the foot of the window that a run is replayed with: a slider over its epochs, and a film of them."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeySequence, QPainter, QPaintEvent, QPen, QShortcut
from PySide6.QtWidgets import QFrame, QPushButton, QSlider, QStyle, QStyleOptionSlider, QToolButton

from desktop.language import figure, tr
from desktop.runs.record import Run
from desktop.widgets import theme
from desktop.widgets.boxes import in_column, in_row
from desktop.widgets.fields import DropDown, icon_button
from desktop.widgets.keys import within
from desktop.widgets.menu import Menu
from desktop.widgets.room import Folding
from desktop.widgets.theme import UNIT

SPEEDS = (1, 2, 5, 10)
"""Epochs a second."""

MOST_TICKS = 60


class EpochSlider(QSlider):
    """A slider with a mark for each epoch."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setPageStep(1)
        self.setMinimumHeight(4 * UNIT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The marks below the groove."""
        painter, steps = QPainter(self), self.maximum() - self.minimum()
        if 0 < steps <= MOST_TICKS:
            option = QStyleOptionSlider()
            self.initStyleOption(option)
            handle = self.style().pixelMetric(QStyle.PixelMetric.PM_SliderLength, option, self)
            painter.setPen(QPen(QColor(theme.current().muted), 1))
            for value in range(self.minimum(), self.maximum() + 1):
                x = QStyle.sliderPositionFromValue(self.minimum(), self.maximum(), value, self.width() - handle)
                painter.drawLine(x + handle // 2, self.height() - UNIT // 2, x + handle // 2, self.height() - 1)
        painter.end()
        super().paintEvent(event)


class ReplayBar(QFrame):
    """Emits wishes; whoever shows the epochs tells it what is shown. The film goes on when that has come."""

    epoch_wished = Signal(int, bool)
    """An epoch, and whether the way leads forwards."""
    use_wished, close_wished = Signal(), Signal()
    film_wished = Signal(str)
    """The layer whose activations are to be in it, "" for none."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setAccessibleName(tr("Replay of a run"))
        self._run: Run | None = None
        self._epochs: tuple[int, ...] = (0,)
        self._direction = 0
        self._waits = False
        self.name = theme.label("", "small")
        self.slider = EpochSlider()
        self.slider.setAccessibleName(tr("Epoch that is shown"))
        self.slider.setToolTip(tr("The epoch that everything shows (comma and period, in any tab)"))
        self.text = theme.label("")
        self.back = icon_button(
            "backwards", tr("Play backwards"), tr("Play the epochs backwards as a film (Shift+Space on the slider)")
        )
        self.play = icon_button("start", tr("Play"), tr("Play the epochs as a film (Space on the slider)"))
        for button in (self.back, self.play):
            button.setCheckable(True)
        self.speed = DropDown()
        for speed in SPEEDS:
            self.speed.addItem(tr("{speed} a second", speed=speed), speed)
        self.speed.setCurrentIndex(1)
        self.speed.setAccessibleName(tr("Speed of the film"))
        self.speed.setToolTip(tr("Epochs a second"))
        self.use = QPushButton(tr("&Use"))
        self.use.setToolTip(tr("Go on with the weights of this epoch: they become the present network"))
        self.film = icon_button("image", tr("Save a film"), tr("Save all epochs as an animated picture"))
        self.film.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.film.setMenu(Menu(self.film))
        self.close_button = icon_button("close", tr("Close the replay"), tr("Back to the present weights, bit for bit"))
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._go_on)
        self._lay_out()
        self._wire()
        self.hide()

    def _lay_out(self) -> None:
        place = in_row(self.back, self.play, (self.slider, 1), self.text)
        rest = in_row(self.speed, self.use, self.film, self.close_button)
        in_column(Folding(place, rest), on=self, margins=(2 * UNIT, UNIT // 2, UNIT, UNIT // 2))

    def _wire(self) -> None:
        self.slider.valueChanged.connect(self._slide)
        self.play.clicked.connect(lambda: self._roll(1))
        self.back.clicked.connect(lambda: self._roll(-1))
        self.speed.currentIndexChanged.connect(lambda: self._timer.setInterval(self._interval()))
        self.use.clicked.connect(self.use_wished)
        self.close_button.clicked.connect(self.close_wished)
        for keys, call in ((",", lambda: self.step(-1)), (".", lambda: self.step(1))):
            QShortcut(QKeySequence(keys), self, call)
        for keys, direction in (("Space", 1), ("Shift+Space", -1)):
            within(self.slider, keys, partial(self._roll, direction))

    # What it is told ------------------------------------------------------------------------------------------

    def show_run(self, run: Run, epochs: Sequence[int], epoch: int) -> None:
        """Replay ``run``, of which ``epochs`` are kept; ``epoch`` is shown."""
        self.stop()
        self._run, self._epochs = run, tuple(epochs)
        with QSignalBlocker(self.slider):
            self.slider.setRange(0, len(epochs) - 1)
        self.setAccessibleDescription(run.name)
        words = [self.words(each) for each in self._epochs]
        widest = max(self.text.fontMetrics().horizontalAdvance(each) for each in words)
        self.text.setFixedWidth(widest + UNIT)  # nothing moves with the numbers
        self.show_epoch(epoch)
        for button in (self.back, self.play):
            button.setEnabled(len(epochs) > 1)
        self.show()

    def offer_films(self, layers: Sequence[str], drawn: bool) -> None:
        """A film holds the filters; of what is ``drawn`` the answer too, and the activations of one of ``layers``."""
        menu = self.film.menu()
        menu.clear()
        films = {"": tr("Answer and filters…") if drawn else tr("Filters…")}
        if drawn:
            films |= {name: tr("With the activations of {name}…", name=name) for name in layers}
        for name, text in films.items():
            menu.addAction(text).triggered.connect(lambda _=False, name=name: self.film_wished.emit(name))

    def words(self, epoch: int) -> str:
        """How ``epoch`` is called."""
        run = self._run
        if run is None:
            return ""
        if epoch == 0:
            return tr("before the first epoch")
        known = next((each.validation_accuracy for each in run.epochs if each.number == epoch), None)
        share = "" if known is None else f" · {figure(100 * known, '.1f')}\N{NO-BREAK SPACE}%"
        return tr("epoch {epoch} of {epochs}{share}", epoch=epoch, epochs=self._epochs[-1], share=share)

    def show_epoch(self, epoch: int) -> None:
        """The weights of ``epoch`` are shown now."""
        self._waits = False
        if epoch not in self._epochs:
            return
        if not self.slider.isSliderDown():
            with QSignalBlocker(self.slider):
                self.slider.setValue(self._epochs.index(epoch))
        self._write(epoch)

    def stop(self) -> None:
        """End the film."""
        self._direction = 0
        self._timer.stop()
        self._show_playing()

    @property
    def epoch(self) -> int:
        """The epoch that the slider stands at."""
        return self._epochs[self.slider.value()]

    def step(self, by: int) -> None:
        """One epoch on, or back."""
        self.stop()
        self.slider.setValue(self.slider.value() + by)

    # Inside ---------------------------------------------------------------------------------------------------

    def _slide(self, place: int) -> None:
        self._waits = True
        self._write(self._epochs[place])
        self.epoch_wished.emit(self._epochs[place], self._direction >= 0)

    def _write(self, epoch: int) -> None:
        self.text.setText(self.words(epoch))
        self.slider.setAccessibleDescription(self.text.text())

    def _roll(self, direction: int) -> None:
        """Play in this direction, from the other end if there is nothing left of it; or stop."""
        if self._direction == direction:
            self.stop()
            return
        self._direction = direction
        end, start = (self.slider.maximum(), 0) if direction > 0 else (0, self.slider.maximum())
        if self.slider.value() == end:
            self.slider.setValue(start)
        self._timer.start(self._interval())
        self._show_playing()

    def _go_on(self) -> None:
        if self._waits:  # the last one has not come yet
            return
        place = self.slider.value() + self._direction
        if self.slider.minimum() <= place <= self.slider.maximum():
            self.slider.setValue(place)
        else:
            self.stop()

    def _interval(self) -> int:
        return 1000 // int(self.speed.currentData())

    def _show_playing(self) -> None:
        for button, direction, icon in ((self.play, 1, "start"), (self.back, -1, "backwards")):
            playing = self._direction == direction
            button.setChecked(playing)
            button.setIcon(theme.icon("pause" if playing else icon))
