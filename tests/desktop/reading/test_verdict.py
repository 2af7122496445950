"""The verdict view."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from core.evaluation.calibration import Calibration
from core.recognition.verdict import Prediction
from desktop.reading.verdict import EMPTY, VerdictView
from desktop.session.reading import UNANSWERED
from desktop.widgets import theme
from tests.desktop.showing import shown


def prediction(digit: int = 7, probability: float = 0.982, second: int = 2, verdict: str = "digit") -> Prediction:
    chances = np.full(10, 0.0, np.float32)
    chances[second] = 1 - probability
    chances[digit] = probability
    picture = np.zeros((28, 28), np.float32)
    picture[4:8, 6:22] = 1
    return Prediction(chances, picture, verdict, str(digit) if verdict == "digit" else "")


@pytest.fixture
def view(qtbot: QtBot) -> VerdictView:
    return shown(qtbot, VerdictView(), 360, 260)


def child(view: VerdictView, name: str) -> QWidget:
    return next(widget for widget in view.findChildren(QWidget) if widget.accessibleName() == name)


def tip(view: VerdictView) -> str:
    """Why the verdict is what it is, in one line."""
    return " ".join(child(view, "Reading").toolTip().splitlines())


def picture_of(widget: QWidget) -> QImage:
    return widget.grab().toImage()


def test_the_answer_is_told_to_those_who_do_not_see(view: VerdictView) -> None:
    assert view.accessibleName() == "Verdict"
    assert view.accessibleDescription() == EMPTY
    view.show_prediction(prediction())
    assert view.accessibleDescription() == "7, 98.2 %. Or a 2, 1.8 %"
    bars = child(view, "Probability of each digit").accessibleDescription()
    assert bars.startswith("0: 0.0 %, 1: 0.0 %, 2: 1.8 %")
    view.show_prediction(prediction(probability=0.995))
    assert view.accessibleDescription() == "7, 99.5 %."
    view.show_prediction(prediction(probability=0.99999))
    assert view.accessibleDescription() == "7, 99.9 %."  # never quite certain
    view.show_nothing()
    assert view.accessibleDescription() == EMPTY
    assert child(view, "Probability of each digit").accessibleDescription() == "Nothing is drawn."


def test_an_empty_drawing_is_an_invitation(view: VerdictView) -> None:
    view.show_nothing()
    nothing = picture_of(view)
    view.show_prediction(prediction(verdict="empty"))
    assert picture_of(view) == nothing
    view.show_prediction(prediction())
    assert picture_of(view) != nothing


def test_why_nothing_is_read_is_said_again_when_typing_is_over(view: VerdictView) -> None:
    view.show_nothing(UNANSWERED)
    view.show_typed("4")
    view.show_typed("")
    assert view.accessibleDescription() == UNANSWERED


def test_two_digits_that_are_close_are_both_named(view: VerdictView) -> None:
    view.show_prediction(prediction(4, 0.55, 9, "unsure"))
    assert view.accessibleDescription() == "4 or 9? 55.0 % and 45.0 %"
    assert "at least half as probable" in tip(view)
    view.show_prediction(prediction(8, 0.55, 1, "unsure"))
    assert tip(view).startswith("An 8 with 55.0 % and a 1 with 45.0 %: the second is")


def test_what_is_no_digit_is_not_called_one(view: VerdictView) -> None:
    view.show_prediction(prediction(8, 0.64, 3, "not a digit"))
    assert "Most like an 8, 64.0 %" in view.accessibleDescription()
    view.show_prediction(prediction(3, 0.64, 8, "not a digit"))
    assert view.accessibleDescription() == "Not a digit. Most like a 3, 64.0 %, but too little like any digit."
    assert "sees too little" in tip(view)
    bars = child(view, "Probability of each digit")
    assert "3: 64.0 %" in bars.accessibleDescription()
    accent, image = QColor(theme.current().accent), picture_of(bars)
    assert not any(
        image.pixelColor(x, y) == accent for x in range(0, image.width(), 2) for y in range(0, image.height(), 2)
    )


def test_nobody_is_doubted_while_the_pen_is_down(view: VerdictView) -> None:
    view.show_prediction(prediction(7))
    sure = picture_of(child(view, "Reading"))
    view.hold()
    view.show_prediction(prediction(7, verdict="not a digit"))
    assert view.accessibleDescription().startswith("7, 98.2 %")
    assert picture_of(child(view, "Reading")) == sure
    view.show_prediction(prediction(4, 0.55, 9, "unsure"))
    assert view.accessibleDescription().startswith("4, 55.0 %")
    view.release()
    assert view.accessibleDescription().startswith("4 or 9?")
    view.show_nothing()
    view.hold()
    view.release()
    assert view.accessibleDescription() == EMPTY


def test_why_it_is_sure_can_be_asked(view: VerdictView) -> None:
    view.show_prediction(prediction())
    assert "not known" in tip(view)
    view.show_prediction(replace(prediction(), calibration=Calibration(0.6, 2.5)))
    assert tip(view).startswith("Of 100 answers as sure as this one about 98 are right")


def test_nothing_moves_from_one_state_to_the_other(view: VerdictView) -> None:
    def places() -> list[QRect]:
        QApplication.processEvents()
        return [widget.geometry() for widget in view.findChildren(QWidget)]

    before, hint = places(), view.sizeHint()
    view.show_prediction(prediction(probability=0.6))
    assert places() == before
    view.show_prediction(prediction(probability=1.0))
    assert places() == before
    for verdict in ("unsure", "not a digit"):
        view.show_prediction(prediction(4, 0.55, 9, verdict))
        assert places() == before
    view.show_nothing()
    assert places() == before
    assert view.sizeHint() == hint


def test_the_bars_are_as_long_as_they_say(view: VerdictView) -> None:
    bars = child(view, "Probability of each digit")
    accent = QColor(theme.current().accent)

    def length(probability: float) -> int:
        view.show_prediction(prediction(probability=probability))
        image = picture_of(bars)
        row = round((7.5 / 10) * image.height())
        return sum(image.pixelColor(x, row) == accent for x in range(image.width()))

    whole = length(1.0)
    assert whole > 0.5 * bars.width()
    assert length(0.6) == pytest.approx(whole * 0.6, abs=2)
    assert length(0.8) == pytest.approx(whole * 0.8, abs=2)


def test_the_picture_is_sharp(view: VerdictView) -> None:
    view.show_prediction(prediction())
    image = picture_of(child(view, "What the network sees"))
    inside = image.copy(1, 1, 84, 84)
    small = inside.scaled(28, 28)
    ink, paper = QColor(theme.current().ink), QColor(theme.current().paper)
    for row, column, colour in ((4, 6, ink), (7, 21, ink), (3, 6, paper), (8, 21, paper), (5, 5, paper)):
        assert small.pixelColor(column, row) == colour
        for corner in ((0, 0), (2, 2)):
            assert inside.pixelColor(column * 3 + corner[0], row * 3 + corner[1]) == colour


def test_it_fits_where_there_is_little_room(view: VerdictView) -> None:
    assert view.minimumSizeHint().width() <= 320
    assert view.minimumSizeHint().height() <= 260


@pytest.mark.parametrize("choice", ["light", "dark"])
def test_both_themes(view: VerdictView, qapp: QApplication, choice: theme.Choice) -> None:
    theme.apply(qapp, choice)
    view.show_prediction(prediction())
    image = picture_of(child(view, "What the network sees"))
    assert image.pixelColor(40, 16) == QColor(theme.current().ink)


def test_a_click_on_a_bar_says_what_it_is(qtbot: QtBot, view: VerdictView) -> None:
    heard: list[int] = []
    view.corrected.connect(heard.append)
    bars = view.bars
    row = bars.height() // 10

    def click(digit: int) -> None:
        qtbot.mouseClick(bars, Qt.MouseButton.LeftButton, pos=QPoint(50, digit * row + row // 2))

    click(3)
    assert heard == [], "nothing is drawn"
    view.show_prediction(prediction())
    assert "Type what it says" in child(view, "How to correct it").text()
    for digit in range(10):
        click(digit)
    assert heard == list(range(10))
    qtbot.mouseMove(bars, QPoint(50, 4 * row + row // 2))
    assert bars.toolTip() == "Teach it: this is a 4 (or type 4)"
    view.show_nothing()
    assert bars.toolTip() == ""
    assert not child(view, "How to correct it").isVisible()


def test_who_lets_go_elsewhere_has_clicked_no_bar(qtbot: QtBot, view: VerdictView) -> None:
    heard: list[int] = []
    view.corrected.connect(heard.append)
    view.show_prediction(prediction())
    bars, left = view.bars, Qt.MouseButton.LeftButton
    row = bars.height() // 10
    pressed = QPoint(50, 3 * row + row // 2)
    for elsewhere in (QPoint(50, 4 * row + row // 2), QPoint(-9, pressed.y()), QPoint(bars.width() + 9, pressed.y())):
        qtbot.mousePress(bars, left, pos=pressed)
        qtbot.mouseRelease(bars, left, pos=elsewhere)
    qtbot.mouseRelease(bars, left, pos=pressed)
    assert heard == []
    qtbot.mouseClick(bars, left, pos=pressed)
    assert heard == [3]


def test_nothing_moves_when_the_first_answer_comes(view: VerdictView) -> None:
    def places() -> list[QRect]:
        QApplication.processEvents()
        return [view.bars.geometry(), QRect(QPoint(), view.sizeHint()), QRect(QPoint(), view.minimumSizeHint())]

    before = places()
    view.show_prediction(prediction())
    assert places() == before


def test_what_is_typed_stands_there_until_it_is_complete(view: VerdictView) -> None:
    view.show_prediction(prediction())
    view.show_typed("4")
    typed = picture_of(child(view, "Reading"))
    assert view.accessibleDescription().startswith("4 is what all of it says. Return")
    view.show_prediction(prediction(3))
    assert picture_of(child(view, "Reading")) == typed, "answers wait"
    view.show_typed("41", of_one=True)
    assert picture_of(child(view, "Reading")) != typed
    assert "the digit in the box" in view.accessibleDescription()
    view.show_prediction(prediction())
    view.show_typed("")
    assert picture_of(child(view, "Reading")) != typed
    assert view.accessibleDescription() == "7, 98.2 %. Or a 2, 1.8 %"


def test_nothing_is_left_of_what_was_typed_when_the_drawing_is_gone(view: VerdictView) -> None:
    nothing = picture_of(view)
    view.show_prediction(prediction())
    view.show_typed("4")
    view.show_nothing()
    view.show_typed("")
    assert picture_of(view) == nothing


def test_the_hint_says_how_a_digit_is_parted(view: VerdictView) -> None:
    view.show_prediction(prediction())
    hint = child(view, "How to correct it")
    before = hint.text()
    view.show_parting(True)
    assert "Return: cut" in hint.text()
    view.show_parting(False)
    assert hint.text() == before
