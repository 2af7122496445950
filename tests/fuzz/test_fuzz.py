"""A short run of what ``python -m tests.benchmarks.fuzz`` does at length, and every trap that is quickly laid."""

import signal
from collections.abc import Iterator
from pathlib import Path
from types import FrameType

import pytest

from tests.conftest import QT_MISSING
from tests.fuzz.doors import DOORS, Door
from tests.fuzz.traps import TRAPS, Trap
from tests.fuzz.trying import outcome_of, tried

FEW = 12
PATIENCE = 60
"""Seconds after which a door that waits for something is a failure, and not a suite that never ends."""


@pytest.fixture(autouse=True)
def _patience() -> Iterator[None]:
    def give_up(_number: int, _frame: FrameType | None) -> None:
        raise TimeoutError("The door neither opens nor refuses.")

    before = signal.signal(signal.SIGALRM, give_up)
    signal.alarm(PATIENCE)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


@pytest.mark.parametrize("door", DOORS.values(), ids=list(DOORS))
def test_the_number_of_a_file_that_found_a_fault_finds_it_again(door: Door) -> None:
    if door.needs_qt and QT_MISSING:
        pytest.skip("this door needs Qt")
    assert door.sources() == door.sources()


@pytest.mark.parametrize("door", DOORS.values(), ids=list(DOORS))
def test_what_is_damaged_is_opened_or_refused_in_one_sentence(door: Door, tmp_path: Path) -> None:
    if door.needs_qt and QT_MISSING:
        pytest.skip("this door needs Qt")
    results = list(tried(door, range(FEW), 1998, tmp_path))
    assert len(results) == FEW
    assert not [result for result in results if result[1] == "fault"]


LIGHT = [trap for trap in TRAPS if not trap.heavy]


@pytest.mark.parametrize("trap", LIGHT, ids=map(str, LIGHT))
def test_no_trap_snaps(trap: Trap, tmp_path: Path) -> None:
    if trap.door.needs_qt and QT_MISSING:
        pytest.skip("this door needs Qt")
    assert outcome_of(trap, tmp_path)[0] in trap.outcomes
