import pytest
from PySide6.QtCore import QRect, QSize

from desktop.tour.guide import beside

WHOLE = QRect(0, 0, 1280, 720)
SMALL = QRect(0, 0, 632, 328)
CARD = QSize(350, 200)
TAB = QRect(383, 53, 897, 599)


def stands(about: QRect, whole: QRect) -> QRect:
    return QRect(beside(about, CARD.width(), CARD.height(), whole), CARD)


@pytest.mark.parametrize(
    "about",
    [QRect(10, 40, 380, 380), QRect(900, 40, 370, 400), QRect(10, 30, 1260, 60), QRect(10, 650, 1260, 60)],
    ids=["left", "right", "top", "foot"],
)
def test_the_card_stands_in_the_window_and_does_not_cover_the_place(about: QRect) -> None:
    card = stands(about, WHOLE)
    assert WHOLE.contains(card)
    assert not card.intersects(about)


@pytest.mark.parametrize("about", [TAB, WHOLE], ids=["tab", "everything"])
def test_in_what_takes_up_most_of_the_window_it_stands_within(about: QRect) -> None:
    assert about.contains(stands(about, WHOLE))


@pytest.mark.parametrize("left", [12, 357], ids=["left", "right"])
def test_where_there_is_too_little_room_it_covers_as_little_as_it_can(left: int) -> None:
    about = QRect(left, 46, 263, 253)
    card = stands(about, SMALL)
    assert SMALL.contains(card)
    assert (card & about).width() < 10
