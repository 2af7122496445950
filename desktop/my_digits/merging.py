"""Digits that two windows change at once, and changes that can be taken back. Values only."""

from dataclasses import dataclass, replace
from typing import NamedTuple, TypeAlias

from desktop.my_digits.file import check_count
from desktop.my_digits.taught import TaughtDigit

Digits: TypeAlias = tuple[TaughtDigit, ...]
"""In the order they were taught; no two have one identity."""

UNDO_STEPS = 100


def merged(base: Digits, ours: Digits, theirs: Digits) -> Digits:
    """What comes of ``base`` when ``ours`` and ``theirs`` were both made of it.

    What either removed is gone, and what either added is there: ours before what follows it here, else at the end. Our
    new labels stand, and theirs where we gave none.
    """
    if theirs is base:
        return ours
    if ours is base:
        return theirs
    was, mine = ({digit.identity: digit for digit in digits} for digits in (base, ours))
    at_theirs = {digit.identity for digit in theirs}
    before: dict[bytes | None, list[TaughtDigit]] = {}
    follower = None
    for digit in reversed(ours):
        if digit.identity in at_theirs:
            follower = digit.identity
        elif digit.identity not in was:
            before.setdefault(follower, []).insert(0, digit)
    result: list[TaughtDigit] = []
    for digit in theirs:
        result += before.get(digit.identity, ())
        if digit.identity in mine:
            result.append(_chosen(was.get(digit.identity), mine[digit.identity], digit))
        elif digit.identity not in was:
            result.append(digit)
    return (*result, *before.get(None, ()))


def _chosen(was: TaughtDigit | None, ours: TaughtDigit, theirs: TaughtDigit) -> TaughtDigit:
    """Ours, for it is the same drawing already in memory, with their label where only they gave a new one."""
    kept = was is None or ours.label != was.label or ours.label == theirs.label
    return ours if kept else ours.relabelled(theirs.label)


class Change(NamedTuple):
    """The digits before and after something that was done to them."""

    before: Digits
    after: Digits


@dataclass(frozen=True)
class Undoable:
    """Digits, and this window's own changes to them: those that can be taken back and those that can be done again.

    Either is the merge of one change with whatever has come since, so it never takes away what another window taught.
    All methods return what comes of it, and ``UserError`` says when that would be too many digits.
    """

    digits: Digits = ()
    past: tuple[Change, ...] = ()
    future: tuple[Change, ...] = ()

    def changed(self, digits: Digits) -> "Undoable":
        """They are ``digits`` now."""
        if digits == self.digits:
            return self
        check_count(digits)
        return Undoable(digits, (*self.past, Change(self.digits, digits))[-UNDO_STEPS:])

    def undone(self) -> "Undoable":
        """Without the last change."""
        if not self.past:
            return self
        *past, (before, after) = self.past
        digits = merged(after, before, self.digits)
        check_count(digits)
        return Undoable(digits, tuple(past), (*self.future, self.past[-1]))

    def redone(self) -> "Undoable":
        """With the change again that was taken back last."""
        if not self.future:
            return self
        *future, (before, after) = self.future
        digits = merged(before, after, self.digits)
        check_count(digits)
        return Undoable(digits, (*self.past, self.future[-1]), tuple(future))

    def beside(self, base: Digits, theirs: Digits) -> "Undoable":
        """With what another window made of ``base`` as well."""
        return self if theirs is base else replace(self, digits=merged(base, self.digits, theirs))
