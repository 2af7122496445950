"""The keeper and the file it shares with other windows; no Qt."""

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from core.types import UserError
from desktop.my_digits.file import read_taught, write_digits
from desktop.my_digits.keeper import Keeper
from desktop.my_digits.locking import locked
from desktop.my_digits.merging import Digits, Undoable
from desktop.my_digits.shared_file import SharedFile
from desktop.my_digits.taught import TaughtDigit
from tests.desktop.my_digits.taught_digits import pictured, seven


class Counted(SharedFile):
    """Counts how often it is written."""

    written = 0

    def exchange(self, base: Digits, ours: Digits) -> Digits:
        self.written += 1
        return super().exchange(base, ours)


def labels(digits: Digits) -> list[int]:
    return [digit.label for digit in digits]


def add(digit: TaughtDigit) -> Callable[[Undoable], Undoable]:
    return lambda state: state.changed((*state.digits, digit))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "mine.npz"


@pytest.fixture
def told() -> list[str]:
    return []


@pytest.fixture
def keeper(path: Path, told: list[str]) -> Iterator[Keeper]:
    keeper = Keeper(SharedFile(path), lambda: told.append("told"))
    yield keeper
    keeper.wait()


def test_of_what_is_taught_quickly_only_the_newest_is_written(path: Path, told: list[str]) -> None:
    file = Counted(path)
    keeper = Keeper(file, lambda: told.append("told"))
    with locked(path.with_suffix(".lock")):
        for shift in range(50):
            keeper.change(add(seven(shift / 1000)))
    keeper.wait()
    assert file.written <= 2, "what was there when it began to wait, and the rest at once"
    assert len(read_taught(path)) == 50
    assert told == [], "all came as it was asked for"


def test_what_is_undone_at_once_is_not_written_twice(path: Path) -> None:
    file = Counted(path)
    keeper = Keeper(file, lambda: None)
    keeper.change(add(seven()))
    keeper.wait()
    keeper.look()
    keeper.wait()
    assert file.written == 1, "who looks writes nothing"


def test_a_file_that_is_held_too_long(path: Path, told: list[str]) -> None:
    keeper = Keeper(SharedFile(path, patience=0), lambda: told.append("told"))
    with locked(path.with_suffix(".lock")):
        keeper.change(add(seven()))
        keeper.wait()
    assert keeper.state == Undoable()
    assert keeper.sentences() == [
        f"Another window of Digitscope is holding {path.parent}: try again. My digits has not changed."
    ]
    assert keeper.sentences() == []
    assert told == ["told"]


def test_a_lock_is_free_again_whatever_happened(path: Path) -> None:
    with pytest.raises(ValueError, match="something else"), locked(path, patience=0):
        raise ValueError("something else")
    with locked(path, patience=0), pytest.raises(UserError, match="Another window"), locked(path, patience=0):
        pass


def test_what_another_wrote_before_a_failure_is_shown_after_it_and_kept(path: Path, keeper: Keeper) -> None:
    keeper.change(add(seven(label=7)))
    keeper.wait()
    other = Keeper(SharedFile(path), lambda: None)
    other.change(add(pictured(1)))
    other.wait()
    with locked(path.with_suffix(".lock")):
        impatient = Keeper(SharedFile(path, patience=0), lambda: None)
        impatient.change(add(pictured(2)))
        impatient.wait()
    assert labels(impatient.state.digits) == [7, 1]
    keeper.change(add(seven(label=3)))
    keeper.wait()
    assert labels(keeper.state.digits) == labels(tuple(read_taught(path))) == [7, 1, 3]


def test_a_file_too_full_for_both(path: Path, keeper: Keeper, told: list[str]) -> None:
    one = seven()
    write_digits(path, [one.copied() for _ in range(10_000)])
    keeper.change(add(pictured(2)))
    keeper.wait()
    assert keeper.sentences() == [
        "My digits holds up to 10,000 drawings: delete some first. My digits has not changed."
    ]
    assert len(keeper.state.digits) == 10_000, "what the file really holds"
    keeper.change(lambda state: state.changed(state.digits[:1]))
    keeper.change(add(pictured(2)))
    keeper.wait()
    assert labels(tuple(read_taught(path))) == [7, 2]


def test_a_file_that_vanishes_is_written_again(path: Path, keeper: Keeper) -> None:
    keeper.change(add(seven(label=7)))
    keeper.wait()
    path.unlink()
    keeper.look()
    keeper.wait()
    assert labels(keeper.state.digits) == [7]
    keeper.change(add(pictured(1)))
    keeper.wait()
    assert labels(tuple(read_taught(path))) == [7, 1]


def test_a_file_that_becomes_unreadable_is_put_aside_and_nothing_is_lost(path: Path, keeper: Keeper) -> None:
    keeper.change(add(seven(label=7)))
    keeper.wait()
    path.write_bytes(b"nonsense")
    keeper.look()
    keeper.wait()
    assert path.read_bytes() == b"nonsense", "who only looks touches nothing"
    keeper.change(add(pictured(1)))
    keeper.wait()
    [note] = keeper.sentences()
    assert note.endswith("The file is kept as mine-unread-1.npz, and what is shown here is written anew.")
    assert (path.parent / "mine-unread-1.npz").read_bytes() == b"nonsense"
    assert labels(tuple(read_taught(path))) == [7, 1]


def test_a_file_of_before_is_the_same_to_two_windows(path: Path, keeper: Keeper) -> None:
    """It holds no identities, so both have to come to the same ones, or each would take the other's away."""
    write_digits(path, [seven(), seven(), pictured()])
    with np.load(path) as archive:
        arrays = {name: archive[name] for name in archive.files if name != "ids"}
    np.savez(path, **arrays)
    one, other = (Keeper(SharedFile(path), lambda: None) for _ in range(2))
    one.change(lambda state: state.changed(state.digits[1:]))
    one.wait()
    other.change(add(pictured(4)))
    other.wait()
    assert labels(other.state.digits) == [7, 1, 4]
