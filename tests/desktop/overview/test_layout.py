from itertools import combinations

import pytest

from core.explain.flow import stages_of
from core.model.presets import PRESETS
from desktop.overview.layout import HEAD, MOST_ROWS, Layout, Spot

COLUMN = 80


@pytest.mark.parametrize("key", PRESETS)
@pytest.mark.parametrize(("width", "height"), [(850, 500), (850, 220), (600, 208), (1900, 1200), (600, 1200)])
def test_everything_is_in_sight_and_nothing_covers_anything_else(key: str, width: int, height: int) -> None:
    stages = stages_of(PRESETS[key].network)
    layout = Layout(stages, max(width, Layout.least_width(stages, COLUMN)), height)
    rows = [min(room, stage.shape[0]) for room, stage in zip(layout.room, stages, strict=True)]
    spots = layout.spots(rows)
    assert {spot.column for spot in spots} == set(range(len(stages)))
    for spot, rect in spots.items():
        assert rect.left() >= 0, spot
        assert rect.right() <= layout.width + 1, spot
        assert rect.top() >= 0, spot
        assert rect.bottom() <= height + 1, spot
    for (one, a), (other, b) in combinations(spots.items(), 2):
        assert not a.adjusted(1, 1, -1, -1).intersects(b.adjusted(1, 1, -1, -1)), (one, other)


def test_more_is_offered_only_where_there_is_more() -> None:
    stages = stages_of(PRESETS["digitscope"].network)
    layout = Layout(stages, 850, 500)
    spots = layout.spots([1, *layout.room[1:]])
    assert Spot(0, 1) not in spots
    assert Spot(1, layout.room[1]) in spots
    assert Spot(len(stages) - 1, 9) in spots
    assert Spot(len(stages) - 1, 10) not in spots
    assert Spot(3, HEAD) in spots


def test_a_value_takes_a_whole_number_of_pixels_and_a_box_lies_on_its_values() -> None:
    stages = stages_of(PRESETS["digitscope"].network)
    layout = Layout(stages, 850, 500)
    for number, stage in enumerate(stages[:-1]):
        assert layout.side(number)[0] % stage.shape[2] == 0
    drawing = layout.picture(Spot(0, 0))
    assert (drawing.width(), drawing.height()) == (56, 56)
    box = layout.outline(Spot(0, 0), range(3, 8), range(28), stages[0].shape)
    assert (box.left(), box.top()) == (drawing.left(), drawing.top() + 6)
    assert (box.width(), box.height()) == (56, 10)


def test_on_a_large_screen_maps_are_as_large_as_their_rows_have_room() -> None:
    stages = stages_of(PRESETS["digitscope"].network)
    layout = Layout(stages, 1900, 1200)
    for number in range(1, len(stages) - 1):
        assert layout.room[number] == MOST_ROWS
        assert layout.picture(Spot(number, MOST_ROWS - 1)).bottom() > 0.85 * layout.height


def test_a_network_of_many_columns_is_wider_than_the_window() -> None:
    stages = stages_of(PRESETS["digitscope"].network) * 3
    least = Layout.least_width(stages, COLUMN)
    assert least > 850
    assert Layout(stages, least, 300).column(2).width() == COLUMN
