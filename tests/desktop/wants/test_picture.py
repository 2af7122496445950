import numpy as np
from pytestqt.qtbot import QtBot

from desktop.wants.cards import NineCard, Shown
from desktop.wants.picture import EDGE, Picture


def test_where_there_is_little_room_its_words_are_not_cut_off(qtbot: QtBot) -> None:
    picture = Picture(112, words=True)
    qtbot.addWidget(picture)
    picture.show_picture(np.zeros((28, 28), np.uint8), "0  ·  4.78", "Number 1")

    def width_of_words(side: int) -> int:
        line = picture.fontMetrics().height()
        picture.resize(112, side + 2 * EDGE + line)
        image = picture.grab().toImage()
        lines = range(image.height() - line + 2, image.height())
        ground = image.pixelColor(image.width() - 1, 0)
        inked = [x for x in range(image.width()) if any(image.pixelColor(x, y) != ground for y in lines)]
        return max(inked) - min(inked)

    assert width_of_words(28) == width_of_words(84)


def test_all_nine_are_drawn_as_large_where_their_rows_are_not_as_high(qtbot: QtBot) -> None:
    card = NineCard()
    qtbot.addWidget(card)
    blank = np.zeros((28, 28), np.uint8)
    card.show_pictures("Nine", [Shown(blank, 0, 1.0, None)] * 9, (1.0, "All"), "")
    card.show()
    sides, uneven = set(), 0
    for height in range(card.minimumSizeHint().height(), card.sizeHint().height() + 1):
        card.resize(500, height)
        [side] = {picture.drawn for picture in card.pictures}
        sides.add(side)
        uneven += len({picture.height() for picture in card.pictures}) > 1
    assert len(sides) > 1
    assert uneven
