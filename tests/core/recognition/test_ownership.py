"""Each pixel is of the stroke that inked it, as drawing every stroke alone shows."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.imaging.components import components
from core.imaging.painter import FIELD, Stroke, render
from core.imaging.preprocessing import FAINTEST
from core.recognition.ownership import MOST, Pieces, _distances, paths_of, pieces_of
from core.types import Array
from tests.handwritten import strokes


def line(*points: tuple[float, float], pen: float = 0.05, erase: bool = False) -> Stroke:
    return Stroke(tuple((x, y, pen) for x, y in points), erase)


def found(drawn: list[Stroke], ink: Array | None = None) -> Pieces | None:
    labels, count = components((render(drawn) if ink is None else ink) > FAINTEST)
    return pieces_of(labels, count, paths_of(drawn, FIELD, 0, 0, 1))


def pieces(drawn: list[Stroke]) -> Pieces:
    answer = found(drawn)
    assert answer is not None
    return answer


def ink_of(answer: Pieces, piece: int) -> Array:
    mine: Array = np.any(answer.labels == piece, axis=0)
    return mine


@given(st.integers(0, 2**32 - 1), st.floats(0.5, 6), st.floats(0, 4))
def test_distances_are_those_to_the_nearest_place(seed: int, radius: float, wider: float) -> None:
    rng = np.random.default_rng(seed)
    shape = int(rng.integers(1, 40)), int(rng.integers(1, 40))
    places = rng.integers(0, shape, (int(rng.integers(1, 9)), 2))
    window, away = _distances(places, radius, radius + wider, shape)
    everywhere = np.full(shape, np.inf)
    everywhere[window] = away
    every = np.indices(shape).transpose(1, 2, 0)[:, :, None]  # (H, W, 1, 2)
    slow = np.sqrt(np.square(every - places).sum(axis=3)).min(axis=2)
    near = slow <= radius + wider + 1.9
    np.testing.assert_allclose(everywhere[near], slow[near] - radius, atol=1e-4)
    assert np.isinf(everywhere[slow > radius + wider + 2.1]).all()


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("scale", [1, 3])
def test_a_stroke_s_way_leads_through_all_pixels_from_its_first_point_to_its_last(seed: int, scale: int) -> None:
    points = np.random.default_rng(seed).random((3, 2)).tolist()
    [path] = paths_of([line(*points)], FIELD, 0, 0, scale)
    assert (np.abs(np.diff(path.places, axis=0)) <= 1).all()
    for place, (x, y) in ((path.places[0], points[0]), (path.places[-1], points[-1])):
        assert place.tolist() == [int(y * FIELD / scale), int(x * FIELD / scale)]


@pytest.mark.parametrize("pen", [0.02, 0.05, 0.12])
def test_each_of_two_strokes_that_cross_has_all_of_its_ink(pen: float) -> None:
    drawn = [line((0.2, 0.2), (0.7, 0.8), pen=pen), line((0.6, 0.1), (0.3, 0.8), pen=pen)]
    answer = pieces(drawn)
    assert answer.strokes.tolist() == [0, 1]
    for piece, one in enumerate(drawn):
        alone = render([one]) > 0.5
        assert (ink_of(answer, piece) & alone).sum() >= 0.99 * alone.sum()
        assert (ink_of(answer, piece) & ~(render([one]) > 0)).sum() <= 0.02 * alone.sum()
    assert (answer.labels[1] >= 0).any()


@pytest.mark.parametrize("edge", [[(0.1, 0.0), (0.5, 0.0)], [(0.0, 0.1), (0.0, 0.5)], [(0.1, 0.999), (0.5, 0.999)]])
def test_a_stroke_along_the_edge_of_the_paper_has_its_ink(edge: list[tuple[float, float]]) -> None:
    assert sorted(pieces([line(*edge), line((0.4, 0.4), (0.7, 0.6))]).strokes) == [0, 1]


def test_numbers_that_touch_fall_into_their_digits() -> None:
    drawn = strokes("2", "5", gap=-0.25)
    assert components(render(drawn) > FAINTEST)[1] == 1
    answer = pieces(drawn)
    assert answer.strokes.tolist() == [0, 1, 2]
    two = render(drawn[:1]) > 0.5
    assert (ink_of(answer, 0) & two).sum() >= 0.98 * two.sum()


def test_what_is_rubbed_out_is_nobodys_and_what_is_drawn_there_is_the_newer_stroke_s() -> None:
    old, new = line((0.2, 0.5), (0.8, 0.5)), line((0.5, 0.2), (0.5, 0.8))
    rubber = line((0.5, 0.45), (0.5, 0.55), pen=0.2, erase=True)
    answer = pieces([old, rubber, new])
    assert answer.strokes.tolist() == [2, 0, 0]  # the new one, which begins higher, and what is left of the old one
    assert (answer.labels >= 0).sum(axis=0).max() == 1
    assert ink_of(answer, 0).sum() == pytest.approx((render([new]) > FAINTEST).sum(), rel=0.01)


def test_a_stroke_that_is_rubbed_out_altogether_is_gone() -> None:
    gone, rubber = line((0.3, 0.3), (0.3, 0.6)), line((0.3, 0.25), (0.3, 0.65), pen=0.12, erase=True)
    rest = [line((0.3, 0.2), (0.35, 0.7)), line((0.1, 0.5), (0.6, 0.5))]
    assert pieces([gone, rubber, *rest]).strokes.tolist() == [2, 3]


@pytest.mark.parametrize(("lightest", "heaviest"), [(0.03, 0.11), (0.11, 0.03)])
@pytest.mark.parametrize("rubbed", [False, True])
def test_no_ink_is_nobodys_where_the_pen_was_pressed_more_and_less(
    lightest: float, heaviest: float, rubbed: bool
) -> None:
    def pressed(stroke: Stroke, erase: bool = False) -> Stroke:
        widths = np.linspace(lightest, heaviest, len(stroke.points)).tolist()
        return Stroke(tuple((x, y, width) for (x, y, _), width in zip(stroke.points, widths, strict=True)), erase)

    drawn = [pressed(stroke) for stroke in strokes("4", height=0.5)]
    if rubbed:
        drawn.append(pressed(line((0.1, 0.55), (0.2, 0.6)), erase=True))
    ink = render(drawn) > FAINTEST
    np.testing.assert_array_equal((pieces(drawn).labels >= 0).any(axis=0), ink)


def test_ink_that_no_stroke_made_has_to_do_without() -> None:
    drawn = strokes("4", "7")
    ink = render(drawn)
    assert found(drawn, ink) is not None
    elsewhere = np.zeros_like(ink)
    elsewhere[400:450, 300:330] = 1
    assert found(drawn, np.maximum(ink, elsewhere)) is None
    assert found(drawn, np.roll(ink, 40, axis=1)) is None
    assert found([line((0.2, 0.2), (0.4, 0.4), erase=True)], ink) is None


def test_hundreds_of_strokes_are_no_number() -> None:
    assert paths_of([line((0.1, 0.1))] * (MOST + 1), FIELD, 0, 0, 1) == []
