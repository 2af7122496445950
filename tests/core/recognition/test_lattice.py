"""Candidates, and the best row of them."""

from collections.abc import Iterator, Mapping

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.recognition.lattice import ASKED, MOST, OF_CANDIDATES, OF_ENDS, Candidate, Lattice, best_row
from core.recognition.segmentation import Segments, segments_of
from core.types import Array


def rows(count: int, candidates: Mapping[Candidate, float], first: int = 0) -> Iterator[list[Candidate]]:
    """The slow reference: every row of ``candidates`` from ``first`` to ``count``."""
    if first == count:
        yield []
    for one in candidates:
        if one[0] == first:
            yield from ([one, *row] for row in rows(count, candidates, one[1]))


@given(st.integers(1, 7), st.data())
def test_the_best_row_is_the_best_of_all(count: int, data: st.DataObject) -> None:
    every = [(first, after) for first in range(count) for after in range(first + 1, count + 1)]
    totals = {(0, count): -20.0} | data.draw(st.dictionaries(st.sampled_from(every), st.floats(-9, 9)))
    row = best_row(count, list(totals), np.array(list(totals.values())))
    assert row in list(rows(count, totals))
    best = max(sum(totals[one] for one in other) for other in rows(count, totals))
    assert sum(totals[one] for one in row) == pytest.approx(best)


def comb(teeth: int) -> Segments:
    """Upright lines on a rail, which are cut from each other."""
    ink = np.zeros((40, 10 * teeth), np.float32)
    ink[:, 3::10] = ink[:, 4::10] = ink[20, 3:-5] = 1
    return segments_of(ink)


def apart(count: int) -> Segments:
    """Narrow lines close to each other that do not touch."""
    ink = np.zeros((40, 8 * count), np.float32)
    ink[:, ::8] = 1
    return segments_of(ink)


@pytest.mark.parametrize("segments", [comb(25), apart(30), apart(MOST)], ids=["a comb", "a fence", "a long fence"])
@pytest.mark.parametrize("sure", [0.0, 0.5, 0.79])
def test_the_network_is_asked_about_so_many_candidates_at_most(segments: Segments, sure: float) -> None:
    lattice = Lattice(segments)
    assert 20 < lattice.count <= MOST
    certainty = dict.fromkeys(lattice.first(), sure)
    further = lattice.further(certainty)
    assert 0 < len(further) == ASKED - len(certainty)
    assert not set(further) & set(certainty)
    row = lattice.best(certainty | dict.fromkeys(further, 0.9))
    assert (row[0][0], row[-1][1]) == (0, lattice.count)


def test_what_may_be_in_the_best_row_is_among_what_is_asked() -> None:
    """There are more candidates than may be asked; if the network were sure of all, the same row would be best."""
    lattice = Lattice(apart(24))
    certainty = dict.fromkeys(lattice.first(), 0.0)
    further = lattice.further(certainty)
    everything = [(a, b) for a in range(24) for b in range(a + 1, min(a + 6, 24) + 1) if (a, b) not in certainty]
    row = lattice.best(certainty | dict.fromkeys(everything, 1.0))
    assert set(row) <= set(further) | set(certainty)


def test_more_segments_are_no_number() -> None:
    lattice = Lattice(apart(MOST + 1))
    assert lattice.first() == [lattice.whole]
    assert lattice.further({lattice.whole: 0.2}) == []


def by_name(table: Array, features: tuple[tuple[str, float, str], ...]) -> dict[str, float]:
    return dict(zip((name for name, *_ in features), table, strict=True))


def test_features_of_a_candidate() -> None:
    """Two lines of 40 and 18 pixels, four pixels of paper between them."""
    ink = np.zeros((40, 14), np.float32)
    ink[:, :5] = ink[22:, 9:] = 1
    lattice = Lattice(segments_of(ink))
    tall, both, small = lattice.of_candidates([(0, 1), (0, 2), (1, 2)], {(0, 1): 0.5, (0, 2): 1.0, (1, 2): 0.9})
    of_both = by_name(both, OF_CANDIDATES)
    assert of_both == pytest.approx(
        dict.fromkeys(of_both, 0.0) | {"log odds": 3, "gaps within": 0.1, "segments apart": 1}
    )
    assert not tall[:-1].any()
    assert by_name(tall, OF_CANDIDATES)["low and narrow"] == 0
    assert by_name(small, OF_CANDIDATES) == pytest.approx(
        {
            "log odds": np.log(9),
            "wide": 0,
            "low": 0.35,
            "very low": 0.6,
            "half as high": 1,
            "gaps within": 0,
            "segments apart": 0,
            "cuts not made": 0,
            "low and narrow": 0.175,
        }
    )


def test_features_of_an_end() -> None:
    """A gap of four pixels between lines of 40, and one of eight: the first is the narrower one."""
    ink = np.zeros((40, 35), np.float32)
    ink[:, :5] = ink[:, 9:14] = ink[:, 22:27] = 1
    narrow, wide = (by_name(row, OF_ENDS) for row in Lattice(segments_of(ink)).of_ends)
    nothing = dict.fromkeys(narrow, 0.0) | {"end": 1}
    assert narrow == pytest.approx(nothing | {"gap": 0.1, "narrow gap": 0.05})
    assert wide == pytest.approx(nothing | {"gap": 0.2})
