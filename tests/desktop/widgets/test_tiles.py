import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QPushButton, QScrollArea
from pytestqt.qtbot import QtBot

from desktop.widgets import theme
from desktop.widgets.colour_bar import ColourBar
from desktop.widgets.colour_maps import ZERO
from desktop.widgets.tile_grid import TileGrid
from desktop.widgets.tile_layout import Limits, Pixel, Scale
from desktop.widgets.tiles import TilesView
from tests.desktop.showing import activate, shown

VALUES = np.arange(6 * 3 * 4, dtype=np.float32).reshape(6, 3, 4)


@pytest.fixture
def view(qtbot: QtBot) -> TilesView:
    result = TilesView("Filters of conv1")
    result.show_tiles(VALUES, Scale.sequential(VALUES), [str(i) for i in range(6)])
    return shown(qtbot, result, 600, 400)


def centre(view: TilesView, tile: int, row: int, column: int) -> QPoint:
    return view.grid.pixel_rect(tile, row, column).center().toPoint()


def test_pointing_reads_the_value(view: TilesView, qtbot: QtBot) -> None:
    hint = view.read_out.text()
    qtbot.mouseMove(view.grid, centre(view, 4, 2, 1))
    assert view.read_out.text() == "4 · (row 2, column 1) · 57"
    qtbot.mouseMove(view.grid, QPoint(1, 1))
    assert view.read_out.text() == hint


def test_how_much_there_is_to_look_at_is_told_until_something_is_pointed_at(qtbot: QtBot) -> None:
    grid = TileGrid()
    qtbot.addWidget(grid)
    for values, words in ((VALUES, "6 tiles of 3 by 4 values"), (VALUES[:1], "1 tile of 3 by 4 values")):
        grid.show_tiles(values, Scale.sequential(values))
        assert grid.accessible_value() == words


def test_the_value_under_a_resting_pointer_follows_the_data(view: TilesView, qtbot: QtBot) -> None:
    qtbot.mouseMove(view.grid, centre(view, 4, 2, 1))
    view.show_tiles(-VALUES, Scale.symmetric(VALUES), [str(i) for i in range(6)])
    assert view.read_out.text() == "4 · (row 2, column 1) · −57"


def test_the_keys_walk_over_the_edges_of_tiles(view: TilesView, qtbot: QtBot) -> None:
    seen: list[Pixel | None] = []
    view.grid.pointed.connect(seen.append)
    qtbot.mouseClick(view.grid, Qt.MouseButton.LeftButton, pos=centre(view, 0, 1, 3))

    def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> Pixel | None:
        qtbot.keyClick(view.grid, key, modifier)
        return view.grid.chosen

    def at(tile: int, row: int, column: int) -> Pixel:
        return Pixel(tile, row, column, float(VALUES[tile, row, column]))

    assert press(Qt.Key.Key_Right) == at(1, 1, 0)
    assert press(Qt.Key.Key_Left) == at(0, 1, 3)
    assert press(Qt.Key.Key_Up) == at(0, 0, 3)
    assert press(Qt.Key.Key_Up) == at(0, 0, 3), "there is nothing above"
    assert press(Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier) == at(1, 0, 3)
    assert press(Qt.Key.Key_End) == at(5, 0, 0)
    assert press(Qt.Key.Key_Home) == at(0, 0, 0)
    with qtbot.waitSignal(view.grid.clicked) as clicked:
        press(Qt.Key.Key_Return)
    assert clicked.args == [0]


def painted(view: TilesView, tile: int, row: int, column: int) -> QColor:
    """The colour that is seen of a value."""
    picture = view.grid.grab().toImage()
    ratio, spot = picture.devicePixelRatio(), centre(view, tile, row, column)
    return picture.pixelColor(int(spot.x() * ratio), int(spot.y() * ratio))


def test_each_value_is_painted_in_its_colour(view: TilesView) -> None:
    for tile, row, column in [(0, 0, 0), (3, 1, 2), (5, 2, 3)]:
        index = int(Scale.sequential(VALUES).indices(VALUES)[tile, row, column])
        assert painted(view, tile, row, column) == QColor(*theme.sequential()[index].tolist())


def test_blank_values_are_not_read(view: TilesView, qtbot: QtBot) -> None:
    values = np.full((1, 2, 2), np.nan, np.float32)
    values[0, 0, 0] = 1
    view.show_tiles(values, Scale.sequential(values))
    qtbot.mouseMove(view.grid, centre(view, 0, 0, 0))
    assert view.read_out.text().startswith("0 · (row 0, column 0)")
    qtbot.mouseMove(view.grid, centre(view, 0, 1, 1))
    assert "(row" not in view.read_out.text()
    qtbot.mouseMove(view.grid, centre(view, 0, 0, 0))
    view.show_tiles(np.full_like(values, np.nan), Scale.sequential(values))
    assert "(row" not in view.read_out.text(), "what was known is no more"
    view.show_tiles(values, Scale.sequential(values))
    assert view.read_out.text().startswith("0 · (row 0, column 0)")


def test_other_data_and_a_matrix_find_their_size(view: TilesView) -> None:
    many = np.zeros((32 * 16, 3, 3), np.float32)
    view.show_tiles(many, Scale.symmetric(many), limits=Limits(least=9, gap=4, label=0, columns=16, margin=(32, 20)))
    assert view.grid.arrangement.columns == 16
    assert view.grid.width() <= view.width()
    assert view.grid.height() > view.height(), "it scrolls"
    assert painted(view, 511, 2, 2) == QColor(*theme.diverging()[ZERO].tolist()), "down to the last one"


def test_the_names_of_a_matrix_s_rows_have_room_before_it(view: TilesView, qtbot: QtBot) -> None:
    values = np.zeros((12 * 4, 3, 3), np.float32)
    limits = Limits(least=9, gap=4, label=0, columns=4, margin=(40, 20))

    def show(last: str) -> float:
        """Where the first tile begins when the last row is called so."""
        rows = [*map(str, range(11)), last]
        view.show_tiles(values, Scale.symmetric(values), limits=limits, rows=rows)
        return view.grid.pixel_rect(0, 0, 0).left()

    before = show("11")
    view.grid.choose(5, 1, 1)
    wide = view.grid.fontMetrics().horizontalAdvance("11 / dead")
    assert wide > before, "it would not fit"
    assert show("11 / dead") >= wide
    assert view.grid.chosen == Pixel(5, 1, 1, 0.0), "what is looked at stays"
    assert show("11") == before


def test_the_scale_is_told_in_words_too(view: TilesView) -> None:
    assert view.bar.accessibleDescription() == "The colours run from 0 to 71."
    width = view.bar.sizeHint().width()
    view.bar.show_scale(Scale(-1.23456e-20, 1.23456e-20, diverging=True))
    assert view.bar.sizeHint().width() == width, "nothing jumps"
    picture = view.bar.grab().toImage()
    top, foot = (picture.pixelColor(6, round(share * picture.height())) for share in (0.1, 0.9))
    assert top.red() > top.blue(), "high is red"
    assert foot.red() < foot.blue(), "low is blue"


def test_a_value_can_be_chosen_from_outside_and_stay_marked(view: TilesView, qtbot: QtBot) -> None:
    grid = view.grid
    grid.clearFocus()
    grid.choose(3, 1, 2)
    hint = "Point at a value to read it; the arrow keys move from one to the next."
    assert view.read_out.text() == hint, "the keys are elsewhere"
    grid.keeps_choice = True
    with qtbot.waitSignal(grid.moved):
        grid.choose(4, 2, 1)
    assert view.read_out.text() == "4 · (row 2, column 1) · 57"
    grid.choose(4, 3, 0)
    grid.choose(6, 0, 0)
    assert grid.chosen == Pixel(4, 2, 1, 57.0), "there is no such value"
    qtbot.keyClick(grid, Qt.Key.Key_Right)
    assert grid.chosen == Pixel(4, 2, 2, 58.0)


def test_a_scale_with_little_room_shortens_its_colours_and_not_its_numbers(qtbot: QtBot) -> None:
    bar = ColourBar(upright=False, length=80)
    qtbot.addWidget(bar)
    bar.show_scale(Scale(-2.0, 2.0, diverging=True))

    def colours(width: int) -> int:
        """How many pixels wide they are, once there is the number below 0 before them."""
        bar.resize(width, 16)
        image = bar.grab().toImage()
        row = [image.pixelColor(x, 8) for x in range(width)]
        first = next(x for x in range(width) if row[x].blue() > row[x].red() + 40)
        left = image.copy(0, 0, first - 2, 16)
        shades = {left.pixelColor(x, y).lightness() for x in range(left.width()) for y in range(16)}
        assert max(shades) - min(shades) > 40, "a number is written"
        return next(x for x in range(first, width) if row[x].red() > row[x].blue() + 40) - first

    assert colours(100) < colours(200)


def test_a_tile_alone_has_all_the_room_for_its_name(view: TilesView) -> None:
    name, small = "Red speaks for 1, blue against it", Limits(most=40)
    for names in (["1"], [name]):
        view.show_tiles(VALUES[:1], Scale.sequential(VALUES), names, limits=small)
    assert view.grid.width() > view.grid.fontMetrics().horizontalAdvance(name)
    view.resize(300, 400)
    assert view.grid.width() < 300
    view.show_tiles(VALUES, Scale.sequential(VALUES), [name] * 6, limits=small)
    assert view.grid.arrangement.columns > 1, "among others it is cut off at the next"


@pytest.mark.parametrize("tile", [None, 0, 40])
def test_leaving_with_the_keys_scrolls_no_value_out_of_sight(view: TilesView, qtbot: QtBot, tile: int | None) -> None:
    many = np.zeros((400, 3, 4), np.float32)
    view.show_tiles(many, Scale.sequential(many), [str(i) for i in range(400)])
    beside = QPushButton(parent=view)
    beside.show()
    activate(qtbot, view)
    view.grid.setFocus()
    if tile is not None:
        view.grid.choose(tile, 0, 0)
    bar = view.findChild(QScrollArea).verticalScrollBar()
    before = bar.value()
    assert bar.maximum() > 0
    qtbot.keyClick(view.grid, Qt.Key.Key_Tab)
    assert not view.grid.hasFocus()
    assert bar.value() == before
