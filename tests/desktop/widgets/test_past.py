from hypothesis import given
from hypothesis import strategies as st

from desktop.widgets.past import MOST, Past


def test_what_was_changed_is_taken_back_and_made_again() -> None:
    past = Past("a")
    assert (past.can_undo, past.can_redo) == (False, False)
    past.record("b")
    past.record("c")
    assert [past.undo(), past.undo(), past.undo()] == ["b", "a", "a"]
    assert [past.redo(), past.redo(), past.redo()] == ["b", "c", "c"]


def test_what_was_taken_back_is_forgotten_at_the_next_change() -> None:
    past = Past("a")
    past.record("b")
    past.undo()
    past.record("c")
    assert not past.can_redo
    assert past.undo() == "a"


def test_changes_that_belong_together_are_taken_back_together() -> None:
    past = Past("")
    for word in ("d", "di", "dig"):
        past.record(word, "name")
    past.seal()
    past.record("digits", "name")
    past.record("other", "size")
    assert [past.undo(), past.undo(), past.undo()] == ["digits", "dig", ""]
    past.record("x", "name")
    assert past.undo() == "", "a change after something was taken back is a new one"


def test_an_adjustment_is_no_change() -> None:
    past = Past("a")
    past.record("b")
    past.adjust("B")
    assert [past.undo(), past.redo()] == ["a", "B"]


@given(st.lists(st.sampled_from(["undo", "redo", "record"])))
def test_it_is_what_two_lists_would_be(steps: list[str]) -> None:
    past, before, after, count = Past(0), [0], [], 0
    for step in steps:
        if step == "record":
            count += 1
            past.record(count)
            before, after = [*before, count], []
        elif step == "undo":
            past.undo()
            if len(before) > 1:
                after.append(before.pop())
        else:
            past.redo()
            if after:
                before.append(after.pop())
        assert (past.present, past.can_undo, past.can_redo) == (before[-1], len(before) > 1, bool(after))


def test_the_oldest_are_forgotten() -> None:
    past = Past(0)
    for number in range(1, MOST + 10):
        past.record(number)
    for _ in range(2 * MOST):
        past.undo()
    assert past.present == 9
