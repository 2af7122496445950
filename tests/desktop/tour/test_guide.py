import pytest
from PySide6.QtCore import QRect

from desktop.tour.guide import beside

WHOLE = QRect(0, 0, 1280, 720)


@pytest.mark.parametrize(
    "about",
    [QRect(10, 40, 380, 380), QRect(900, 40, 370, 400), QRect(10, 30, 1260, 60), QRect(10, 650, 1260, 60), WHOLE],
    ids=["left", "right", "top", "foot", "everything"],
)
def test_the_card_stands_in_the_window_and_covers_the_place_only_where_there_is_no_room(about: QRect) -> None:
    corner = beside(about, 350, 200, WHOLE)
    card = QRect(corner.x(), corner.y(), 350, 200)
    assert WHOLE.contains(card)
    assert about == WHOLE or not card.intersects(about)
