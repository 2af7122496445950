"""Candidates, and the best row of them."""

from collections.abc import Iterator, Mapping

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.recognition.features import Candidate, Said
from core.recognition.lattice import ASKED, MOST, Lattice, best_row
from core.recognition.segmentation import Segments, segments_of


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
@pytest.mark.parametrize("sure", [0.0, 0.5, 0.92])
def test_the_network_is_asked_about_so_many_candidates_at_most(segments: Segments, sure: float) -> None:
    lattice = Lattice(segments)
    assert 20 < lattice.count <= MOST
    said = dict.fromkeys(lattice.first(), Said(sure))
    further = lattice.further(said)
    assert 0 < len(further) == ASKED - len(said)
    assert not set(further) & set(said)
    row = lattice.best(said | dict.fromkeys(further, Said(0.9)))
    assert (row[0][0], row[-1][1]) == (0, lattice.count)


def test_what_may_be_in_the_best_row_is_among_what_is_asked() -> None:
    """There are more candidates than may be asked; if the network were sure of all, the same row would be best."""
    lattice = Lattice(apart(24))
    said = dict.fromkeys(lattice.first(), Said(0.0))
    further = lattice.further(said)
    everything = [(a, b) for a in range(24) for b in range(a + 1, min(a + 6, 24) + 1) if (a, b) not in said]
    row = lattice.best(said | dict.fromkeys(everything, Said(1.0)))
    assert set(row) <= set(further) | set(said)


def test_more_segments_are_no_number() -> None:
    lattice = Lattice(apart(MOST + 1))
    assert lattice.first() == [lattice.whole]
    assert lattice.further({lattice.whole: Said(0.2)}) == []
