import numpy as np
import pytest

from desktop.evaluation.shading import LOGARITHMIC, MISTAKES, Shading

COUNTS = np.array([[500, 1, 10], [0, 400, 20], [0, 0, 600]])


def test_by_count_one_ten_and_six_hundred_are_told_apart() -> None:
    shading = Shading(COUNTS, LOGARITHMIC)
    one, ten, many = shading.share(0, 1), shading.share(0, 2), shading.share(2, 2)
    assert (shading.share(1, 0), many) == (0, 1)
    assert one == pytest.approx(np.log(2) / np.log(601))
    assert one > 0.1
    assert ten > one + 0.2


def test_of_mistakes_the_share_of_the_digits_pictures_counts() -> None:
    shading = Shading(COUNTS, MISTAKES)
    assert shading.share(0, 0) is None
    assert shading.share(1, 2) == 1
    assert shading.share(0, 2) == pytest.approx((10 / 511) / (20 / 420))
    assert shading.ticks()[-1] == (1.0, "4.8 %")


def test_the_scale_rises_to_the_greatest_count() -> None:
    ticks = Shading(COUNTS, LOGARITHMIC).ticks()
    assert [text for _, text in ticks] == ["0", "1", "10", "100", "600"]
    places = [place for place, _ in ticks]
    assert places == sorted(places)
    assert (places[0], places[-1]) == (0, 1)


@pytest.mark.parametrize("way", [LOGARITHMIC, MISTAKES])
def test_nothing_at_all_is_no_trouble(way: str) -> None:
    shading = Shading(np.zeros((2, 2), np.int64), way)
    assert shading.share(0, 1) == 0
    assert shading.ticks() == [(0.0, "0")]


def test_a_network_without_mistakes_has_an_empty_scale_of_them() -> None:
    assert Shading(np.diag([5, 5]), MISTAKES).share(0, 1) == 0
