import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.types import UserError
from desktop.my_digits.file import MOST_DIGITS
from desktop.my_digits.merging import UNDO_STEPS, Digits, Undoable, merged
from desktop.my_digits.taught import TaughtDigit
from tests.desktop.my_digits.taught_digits import seven

A, B, C, D = (seven(label=label) for label in range(4))

CHANGES = {
    "both add": ((A,), (A, B), (A, C), (A, C, B)),
    "ours adds two": ((A,), (A, B, C), (A, D), (A, D, B, C)),
    "ours is gone, theirs is there": ((A, B), (A,), (A, B, C), (A, C)),
    "theirs is gone, ours is there": ((A, B), (A, B, C), (A,), (A, C)),
    "both remove": ((A, B), (A,), (A,), (A,)),
    "put back where it was": ((B, C), (A, B, C), (B, C, D), (A, B, C, D)),
    "two put back in front": ((C,), (A, B, C), (C, D), (A, B, C, D)),
    "put back in the middle": ((A, C), (A, B, C), (A, C, D), (A, B, C, D)),
    "all are gone, and one comes": ((A, B), (), (A, B, C), (C,)),
}


def values(digits: Digits) -> list[tuple[bytes, int]]:
    return [(digit.identity, digit.label) for digit in digits]


@pytest.mark.parametrize("name", CHANGES)
def test_what_either_did_is_done(name: str) -> None:
    base, ours, theirs, expected = CHANGES[name]
    assert values(merged(base, ours, theirs)) == values(expected)


def test_labels() -> None:
    base = (A, B, C, D)
    ours = (A, B.relabelled(8), C.relabelled(8), D.relabelled(8))
    theirs = (A.relabelled(9), B, C.relabelled(9))
    assert values(merged(base, ours, theirs)) == [(A.identity, 9), (B.identity, 8), (C.identity, 8)]


def test_a_drawing_that_is_here_already_is_not_kept_twice() -> None:
    read_again = TaughtDigit(seven().drawing, A.label, A.when, A.identity)
    result = merged((A,), (A, B), (read_again, C))
    assert result[0].drawing is A.drawing


SETS = st.lists(st.sampled_from((A, B, C, D)), unique=True).map(tuple)


@given(base=SETS, ours=SETS, theirs=SETS)
def test_of_any_three(base: Digits, ours: Digits, theirs: Digits) -> None:
    result = set(merged(base, ours, theirs))
    assert len(result) == len(merged(base, ours, theirs))
    was, mine, their = set(base), set(ours), set(theirs)
    assert result == (mine | their) - (was - mine) - (was - their)
    assert merged(base, ours, base) == ours
    assert merged(base, base, theirs) == theirs


def test_too_many_change_nothing() -> None:
    full = Undoable(tuple(A.copied() for _ in range(MOST_DIGITS)))
    with pytest.raises(UserError, match="My digits holds up to 10,000 drawings"):
        full.changed((*full.digits, B))
    removed = full.changed(full.digits[1:])
    refilled = removed.beside(removed.digits, (*removed.digits, B))
    with pytest.raises(UserError, match="My digits holds up to 10,000 drawings"):
        refilled.undone()


def test_so_many_changes_can_be_taken_back() -> None:
    state = Undoable((A,))
    for step in range(UNDO_STEPS + 1):
        state = state.changed((A.relabelled(9 - step % 2),))
    for _ in range(UNDO_STEPS + 1):
        state = state.undone()
    assert [digit.label for digit in state.digits] == [9], "all but the first"


def test_a_change_to_the_same_is_none() -> None:
    state = Undoable((A, B))
    assert state.changed((A, B)) is state
    assert state.undone() is state
    assert state.redone() is state
