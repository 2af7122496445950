"""A number in large type."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from desktop.reading.headline import Headline
from desktop.reading.verdict import VerdictView
from desktop.widgets import theme
from tests.desktop.reading.predictions import chances, number, refused
from tests.desktop.showing import shown

WIDTH = 260


@pytest.fixture
def headline(qtbot: QtBot) -> Headline:
    return shown(qtbot, Headline(86), WIDTH, 86)


def inked_columns(headline: Headline) -> list[int]:
    """Columns of the screen in which the number has ink."""
    image = headline.grab().toImage()
    ground = image.pixelColor(WIDTH - 1, 0)
    return [x for x in range(WIDTH) if any(image.pixelColor(x, y) != ground for y in range(4, 50))]


@pytest.mark.parametrize("count", [2, 6, 12, 30])
def test_it_fits(headline: Headline, count: int) -> None:
    headline.show_text("7" * count, "90.0 %", "", count - 1)
    columns = inked_columns(headline)
    assert max(columns) < WIDTH - 1
    assert max(columns) > min(0.9 * WIDTH, 20 * count) or count == 30


def test_a_click_chooses_a_digit(qtbot: QtBot, headline: Headline) -> None:
    headline.show_text("4725", "90.0 %", "", 0)
    columns = inked_columns(headline)
    chosen: list[int] = []
    headline.digit_chosen.connect(chosen.append)
    for x in (min(columns) + 2, max(columns) - 2):
        qtbot.mouseClick(headline, Qt.MouseButton.LeftButton, pos=QPoint(x, 30))
    qtbot.mouseClick(headline, Qt.MouseButton.LeftButton, pos=QPoint(WIDTH - 2, 80))
    assert chosen == [0, 3]


def test_the_arrow_keys_choose(qtbot: QtBot, headline: Headline) -> None:
    headline.show_text("472", "90.0 %", "", 0)
    chosen: list[int] = []
    headline.digit_chosen.connect(chosen.append)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Left):
        qtbot.keyClick(headline, key)
    assert chosen == [1, 2]


def test_one_digit_is_no_choice(qtbot: QtBot, headline: Headline) -> None:
    headline.show_text("4", "90.0 %", "")
    with qtbot.assertNotEmitted(headline.digit_chosen, wait=1):
        qtbot.mouseClick(headline, Qt.MouseButton.LeftButton, pos=QPoint(20, 30))
        qtbot.keyClick(headline, Qt.Key.Key_Right)
    assert headline.focusPolicy() is Qt.FocusPolicy.NoFocus


@pytest.mark.parametrize("words", ["4 or 9?", "Not a digit"])
def test_words_fit_and_are_no_choice(qtbot: QtBot, headline: Headline, words: str) -> None:
    headline.show_text(words, "", "it seems")
    assert 0.4 * WIDTH < max(inked_columns(headline)) < WIDTH - 1
    with qtbot.assertNotEmitted(headline.digit_chosen, wait=1):
        qtbot.mouseClick(headline, Qt.MouseButton.LeftButton, pos=QPoint(20, 30))
        qtbot.keyClick(headline, Qt.Key.Key_Right)


def inked_bands(headline: Headline) -> int:
    """How many lines of text there are, counted by the empty rows between them."""
    image = headline.grab().toImage()
    ground = image.pixelColor(WIDTH - 1, 0)
    inked = [any(image.pixelColor(x, y) != ground for x in range(WIDTH)) for y in range(image.height())]
    return sum(here and not before for before, here in zip([False, *inked], inked, strict=False))


def test_beneath_words_every_line_of_small_print_is_seen(headline: Headline) -> None:
    headline.show_text("NOUGHT", "", "ONE")
    assert inked_bands(headline) == 2
    headline.show_text("NOUGHT", "", "ONE\nTWO")
    assert inked_bands(headline) == 3


def test_no_word_of_a_refusal_is_cut_off_in_a_small_window(qtbot: QtBot) -> None:
    verdict = VerdictView()
    qtbot.addWidget(verdict)
    verdict.show_prediction(refused(chances(8, 0.64)))

    def painted(width: int) -> QImage:
        verdict.resize(width, 260)
        return verdict.grab(QRect(0, 0, WIDTH - 20, 86)).toImage()

    assert painted(WIDTH + 80) == painted(4 * WIDTH)


def test_the_digit_in_focus_stands_out(headline: Headline) -> None:
    accent = QColor(theme.current().accent)

    def accented(focus: int) -> list[int]:
        headline.show_text("472", "90.0 %", "", focus)
        image = headline.grab().toImage()
        return [x for x in range(WIDTH) if any(image.pixelColor(x, y) == accent for y in range(86))]

    assert max(accented(0)) < min(accented(1)) < max(accented(1)) < min(accented(2))


def test_the_verdict_tells_of_the_digit_in_focus(qtbot: QtBot) -> None:
    verdict = VerdictView()
    qtbot.addWidget(verdict)
    verdict.show_prediction(number("472", focus=1))
    assert verdict.accessibleDescription() == "472. Digit 2, a 7: 90.0 %. Or a 0, 1.1 %"
