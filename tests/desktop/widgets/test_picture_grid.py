import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.widgets import theme
from desktop.widgets.picture_grid import PictureGrid, limits


@pytest.fixture
def grid(qtbot: QtBot, qapp: QApplication) -> PictureGrid:
    """Seven pictures in rows of three, the first all ink and the second all paper."""
    theme.apply(qapp, "light")
    grid = PictureGrid(limits(2, 10, 16))
    qtbot.addWidget(grid)
    pixels = np.full((7, 10, 10), 120, np.uint8)
    pixels[0], pixels[1] = 255, 0
    grid.show_pictures(pixels, [str(number) for number in range(7)])
    grid.fit(95, 400)
    return grid


def test_pictures_are_ink_on_paper_in_either_theme(qapp: QApplication, grid: PictureGrid) -> None:
    for choice in ("light", "dark"):
        theme.apply(qapp, choice)
        image = grid.grab().toImage()
        for tile, colour in ((0, theme.current().ink), (1, theme.current().paper)):
            assert image.pixelColor(grid.pixel_rect(tile, 4, 4).center().toPoint()).name() == colour


def test_the_arrow_keys_go_from_picture_to_picture(qtbot: QtBot, grid: PictureGrid) -> None:
    assert grid.arrangement.columns == 3
    grid.choose(0, 0, 0)
    for key, tile in (
        (Qt.Key.Key_Right, 1),
        (Qt.Key.Key_Down, 4),
        (Qt.Key.Key_Left, 3),
        (Qt.Key.Key_Down, 6),
        (Qt.Key.Key_Down, 6),
        (Qt.Key.Key_Up, 3),
    ):
        qtbot.keyClick(grid, key)
        assert grid.chosen.tile == tile
    with qtbot.waitSignal(grid.clicked) as opened:
        qtbot.keyClick(grid, Qt.Key.Key_Return)
    assert opened.args == [3]


def test_other_pictures_begin_anew(qtbot: QtBot, grid: PictureGrid) -> None:
    grid.choose(5, 0, 0)
    grid.show_pictures(np.zeros((7, 10, 10), np.uint8), list("abcdefg"))
    assert grid.chosen is None
    with qtbot.assertNotEmitted(grid.clicked):
        qtbot.keyClick(grid, Qt.Key.Key_Return)
