import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from pytestqt.qtbot import QtBot

from desktop.convolution.matrix import Frame, Matrix
from desktop.widgets import theme
from desktop.widgets.tile_layout import Scale
from tests.desktop.showing import shown

VALUES = np.array([[0.0, 1.0, 2.0], [3.0, np.nan, 5.0]])


@pytest.fixture
def matrix(qtbot: QtBot) -> Matrix:
    result = Matrix("Input")
    result.show_values(VALUES, Scale.sequential(VALUES))
    return shown(qtbot, result, 200, 120)


def middle(matrix: Matrix, row: int, column: int) -> QPoint:
    return matrix.cell_rect(row, column).center().toPoint()


def test_cells_are_as_large_as_fits_and_found_again(matrix: Matrix) -> None:
    assert matrix.cell() == (56, 56)
    matrix.resize(100, 50)
    assert matrix.cell() == (23, 23)
    for row, column in np.ndindex(VALUES.shape):
        assert matrix.cell_at(QPointF(middle(matrix, row, column))) == (row, column)
    assert matrix.cell_at(QPointF(0, 0)) is None
    assert matrix.cell_at(QPointF(99, 49), nearest=True) == (1, 2)


def test_each_value_has_its_colour_and_what_is_unknown_the_ground(matrix: Matrix) -> None:
    picture = matrix.grab().toImage()

    def colour(row: int, column: int) -> str:
        at = matrix.cell_rect(row, column).topLeft() + QPointF(3, 3)
        return picture.pixelColor(at.toPoint()).name()

    table = theme.sequential()
    for (row, column), place in np.ndenumerate(Scale.sequential(VALUES).indices(VALUES)):
        expected = (
            theme.current().field if np.isnan(VALUES[row, column]) else "#{:02x}{:02x}{:02x}".format(*table[place])
        )
        assert colour(row, column) == expected


def test_padding_is_hatched_and_not_coloured(matrix: Matrix) -> None:
    framed = np.pad(np.ones((2, 2)), 1)
    matrix.resize(250, 250)
    matrix.show_values(framed, Scale(0.0, 1.0), pad=1)
    picture = matrix.grab().toImage()
    purple = "#{:02x}{:02x}{:02x}".format(*theme.sequential()[0])
    cell = matrix.cell_rect(0, 1).toRect()
    seen = {
        picture.pixelColor(x, y).name()
        for x in range(cell.left() + 3, cell.right() - 3)
        for y in range(cell.top() + 3, cell.bottom() - 3)
    }
    assert purple not in seen
    assert {theme.current().field, theme.current().edge} <= seen


def test_the_pointer_and_the_keys_say_what_is_meant(matrix: Matrix, qtbot: QtBot) -> None:
    pressed: list[tuple[int, int]] = []
    steps: list[tuple[int, int]] = []
    jumps: list[int] = []
    matrix.pressed.connect(lambda *cell: pressed.append(cell))
    matrix.stepped.connect(lambda *step: steps.append(step))
    matrix.jumped.connect(jumps.append)
    left = Qt.MouseButton.LeftButton
    qtbot.mousePress(matrix, left, pos=middle(matrix, 0, 1))
    qtbot.mouseMove(matrix, middle(matrix, 1, 2))
    qtbot.mouseRelease(matrix, left, pos=middle(matrix, 1, 2))
    assert pressed[0] == (0, 1)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Home, Qt.Key.Key_End):
        qtbot.keyClick(matrix, key)
    assert steps == [(0, 1), (1, 0), (0, -1), (-1, 0)]
    assert jumps == [-1, 1]


def test_the_frame_is_drawn_where_it_is(matrix: Matrix) -> None:
    before = matrix.grab().toImage()
    matrix.show_frame(Frame(0, 1, 2, 2))
    after = matrix.grab().toImage()
    rect = matrix.cell_rect(0, 1, 2, 2)
    edge = QPoint(round(rect.left()), round(rect.center().y()) + 9)
    assert after.pixelColor(edge).name() == theme.current().second
    assert before.pixelColor(edge).name() != theme.current().second
