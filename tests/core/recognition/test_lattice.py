"""Candidates, and the best row of them."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.recognition.features import Answer, Candidate
from core.recognition.lattice import ASKED, BETTER, LONGEST, MOST, ROUND, Lattice, best_row
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


def comb(teeth: int, times: int = 1) -> Segments:
    """Upright lines on a rail, which are cut from each other."""
    ink = np.zeros((40, 10 * teeth), np.float32)
    ink[:, 3::10] = ink[:, 4::10] = ink[20, 3:-5] = 1
    return segments_of(np.tile(np.pad(ink, ((0, 0), (0, 10))), times))  # (H, W) -> (H, times * (W + 10))


def apart(count: int, every: int = 8) -> Segments:
    """Narrow lines close to each other that do not touch."""
    ink = np.zeros((40, every * count), np.float32)
    ink[:, ::every] = 1
    return segments_of(ink)


@pytest.mark.parametrize("segments", [comb(25), apart(30), apart(ASKED - 2)], ids=["a comb", "a fence", "a long fence"])
@pytest.mark.parametrize("sure", [0.0, 0.5, 0.92])
def test_the_network_is_asked_about_so_many_candidates_at_most(segments: Segments, sure: float) -> None:
    lattice = Lattice(segments)
    assert 20 < lattice.count <= MOST
    answers = dict.fromkeys(lattice.first(), Answer(sure))
    while further := lattice.further(answers):
        assert len(further) == min(ROUND, ASKED - len(answers))
        assert not set(further) & set(answers)
        answers.update(dict.fromkeys(further, Answer(0.9)))
    assert len(answers) == ASKED
    row = lattice.best(answers)
    assert (row[0][0], row[-1][1]) == (0, lattice.count)


def test_what_may_be_in_the_best_row_is_among_what_is_asked() -> None:
    """There are more candidates than may be asked; if the network were sure of all, the same row would be best."""
    lattice = Lattice(apart(24))
    answers = dict.fromkeys(lattice.first(), Answer(0.0))
    everything = [(a, b) for a in range(24) for b in range(a + 1, min(a + LONGEST, 24) + 1) if (a, b) not in answers]
    row = lattice.best(answers | dict.fromkeys(everything, Answer(1.0)))
    while further := lattice.further(answers):
        answers.update(dict.fromkeys(further, Answer(1.0)))
    assert set(row) <= set(answers)


def test_what_is_asked_next_depends_on_what_was_said() -> None:
    """Where one candidate is no digit, those beside it take its place."""
    lattice = Lattice(apart(24))
    first = dict.fromkeys(lattice.first(), Answer(0.0))
    some = lattice.further(first)
    after_yes = lattice.further(first | dict.fromkeys(some, Answer(1.0)))
    after_no = lattice.further(first | dict.fromkeys(some, Answer(0.0)))
    assert set(after_yes) != set(after_no)


@pytest.mark.parametrize("segments", [apart(ASKED), comb(20, times=2)], ids=["apart", "in two combs"])
def test_more_segments_are_no_number(segments: Segments) -> None:
    lattice = Lattice(segments)
    assert lattice.first() == [lattice.whole]
    assert lattice.further({lattice.whole: Answer(0.2)}) == []


# What to ask the network, of segments in a line that is 40 pixels high ------------------------------------------


def line(*boxes: tuple[int, int, int, int], cut_after: tuple[int, ...] = ()) -> Lattice:
    """Over segments with these ``boxes``, left and right edge, top and bottom; some are cut from the next."""
    sides = np.array([(top, left, bottom, right) for left, right, top, bottom in boxes])
    cut = np.zeros(len(boxes) - 1)
    cut[list(cut_after)] = 0.05
    drawn, nothing = np.zeros((len(boxes), 0), bool), np.zeros(len(cut))
    return Lattice(Segments(np.full((1, 40, 200), -1), sides, cut, cut, 40, drawn, nothing))


SURE = Answer(0.95, 2.0)


def asked(lattice: Lattice, *certain: Candidate, of: Answer = SURE) -> list[Candidate]:
    """What is asked further if the network is sure of those and of nothing else."""
    answers = dict.fromkeys(lattice.first(), Answer(0.0, 0.0)) | dict.fromkeys(certain, of)
    return lattice.further(answers)


@pytest.mark.parametrize("strokes", [0, 1, 2])
def test_one_stroke_is_enough_to_know_the_strokes(strokes: int) -> None:
    segments = line((0, 18, 0, 40), (18, 36, 0, 40), cut_after=(0,)).segments
    assert Lattice(replace(segments, drawn=np.ones((2, strokes), bool))).strokes_known == (strokes > 0)


def test_what_is_asked_first_is_all_of_it_and_what_hangs_together() -> None:
    lattice = line((0, 18, 0, 40), (18, 36, 0, 40), (45, 49, 0, 40), cut_after=(0,))
    assert lattice.first() == [(0, 2), (0, 3), (2, 3)]


def test_segments_far_apart_do_not_belong_together() -> None:
    """Fourteen pixels of paper are as much as there may be, fifteen are too many."""
    assert asked(line((0, 4, 0, 40), (18, 22, 0, 40), (37, 41, 0, 40))) == [(0, 2)]


@pytest.mark.parametrize(
    ("gap", "top", "of", "found"),
    [
        (4, 16, Answer(0.93, 2.0), []),
        (3, 16, Answer(0.93, 2.0), [(0, 2)]),
        (4, 17, Answer(0.93, 2.0), [(0, 2)]),
        (4, 16, Answer(0.92, 2.0), [(0, 2)]),
        (4, 16, Answer(0.93, 1.9), [(0, 2)]),
    ],
    ids=["two digits", "too near", "too low", "too unsure", "too little evidence"],
)
def test_two_tall_digits_that_the_network_is_sure_of_are_two(
    gap: int, top: int, of: Answer, found: list[Candidate]
) -> None:
    lattice = line((0, 20, 0, 40), (20 + gap, 30 + gap, top, 40), (80, 90, 0, 40))
    assert asked(lattice, (0, 1), (1, 2), of=of) == found
    assert asked(lattice, (0, 1), of=of) == [(0, 2)]


@pytest.mark.parametrize(("width", "found"), [(43, []), (44, [(0, 1), (1, 2)])])
def test_a_slim_digit_that_the_network_is_sure_of_is_not_taken_apart(width: int, found: list[Candidate]) -> None:
    lattice = line((0, 20, 0, 40), (20, width, 0, 40), (90, 95, 0, 40), cut_after=(0,))
    assert asked(lattice, (0, 2)) == found
    assert asked(lattice) == [(0, 1), (1, 2)]


def test_nor_does_a_part_of_it_go_with_what_stands_beside() -> None:
    before = line((0, 10, 0, 40), (12, 22, 0, 40), (22, 32, 0, 40), (60, 70, 0, 40), cut_after=(1,))
    assert asked(before, (1, 3)) == [(0, 3)]
    after = line((0, 10, 0, 40), (10, 20, 0, 40), (22, 32, 0, 40), (60, 70, 0, 40), cut_after=(0,))
    assert asked(after, (0, 2)) == [(0, 3)]


@pytest.mark.parametrize(
    ("width", "side", "found"),
    [(56, 14, [(0, 1), (1, 2)]), (57, 14, [(1, 2)]), (56, 13, [(0, 1)]), (57, 13, [])],
)
def test_a_part_that_is_too_wide_or_too_small_is_no_digit(width: int, side: int, found: list[Candidate]) -> None:
    lattice = line((0, width, 0, 40), (width, width + side, 20, 20 + side), (120, 125, 0, 40), cut_after=(0,))
    assert asked(lattice) == found


def test_a_digit_has_so_many_segments_at_most(monkeypatch: pytest.MonkeyPatch) -> None:
    for most in ("ASKED", "ROUND"):
        monkeypatch.setattr(f"core.recognition.lattice.{most}", 100)  # so that all of them are
    count = LONGEST + 2
    wanted = [(a, b) for a in range(count) for b in range(a + 2, min(a + LONGEST, count) + 1)]
    assert asked(Lattice(apart(count, every=4))) == wanted


@pytest.mark.parametrize(
    ("pieces", "whole", "number"), [(0.999, Answer(0.3, 2.0), True), (0.4, Answer(0.999, -8.0), False)]
)
def test_what_falls_into_poor_digits_and_shows_little_evidence_is_no_number(
    pieces: float, whole: Answer, number: bool
) -> None:
    lattice = line((0, 20, 0, 40), (26, 46, 0, 40))
    answers = {(0, 1): Answer(pieces), (1, 2): Answer(pieces), (0, 2): whole}
    assert lattice.is_number([(0, 1), (1, 2)], answers) == number


@pytest.mark.parametrize(("digits", "cut", "number"), [((1, 1), (0,), False), ((1, 2), (0,), True), ((1, 1), (), True)])
def test_two_1s_joined_by_ink_are_an_n_or_a_u(digits: tuple[int, int], cut: tuple[int, ...], number: bool) -> None:
    lattice = line((0, 20, 0, 40), (20, 40, 0, 40), cut_after=cut)
    answers = {(k, k + 1): Answer(0.999, 4.0, digit) for k, digit in enumerate(digits)} | {(0, 2): Answer(0.3, -1.0)}
    assert lattice.is_number([(0, 1), (1, 2)], answers) == number


@pytest.mark.parametrize(
    ("whole", "least"), [(Answer(0.93, 2.0), BETTER), (Answer(0.92, 2.0), 0.0), (Answer(0.93, 1.9), 0.0)]
)
def test_of_what_is_surely_one_digit_several_have_to_count_clearly_more(whole: Answer, least: float) -> None:
    lattice = line((0, 20, 0, 40), (20, 40, 0, 40), cut_after=(0,))
    row = [(0, 1), (1, 2)]
    several = []
    for odds in np.linspace(-3, 8, 100):
        answers = dict.fromkeys(row, Answer(1 / (1 + np.exp(-odds)))) | {(0, 2): whole}
        several.append(lattice.best(answers) == row)
        assert several[-1] == (lattice.as_number(row, answers).better >= least)
    assert len(set(several)) == 2
