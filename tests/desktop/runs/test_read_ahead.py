"""Reading a run's epochs before they are wanted."""

import threading
from threading import Event

import pytest

from core.model.model import Model
from core.types import UserError
from desktop.runs import read_ahead
from desktop.runs.read_ahead import ReadAhead
from tests.desktop.office import PATIENCE
from tests.desktop.runs.test_store import model


def test_what_could_not_be_read_ahead_is_told_when_it_is_wanted() -> None:
    def read(epoch: int) -> Model:
        if epoch == 2:
            raise UserError("Epoch 2 is damaged.")
        return model(epoch)

    failures: list[str] = []
    there = {epoch: Event() for epoch in (1, 3)}
    ahead = ReadAhead((1, 2, 3), read, lambda epoch, _model: there[epoch].set(), failures.append)
    ahead.want(3, forward=False)
    assert there[1].wait(PATIENCE), "2 has been tried before it"
    assert failures == []
    for times in (1, 2):
        assert ahead.want(2) is None
        assert failures == times * ["Epoch 2 is damaged."]
    assert ahead.want(1) is not None
    ahead.close()


def test_played_backwards_with_little_room_every_epoch_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read_ahead, "MOST_BYTES", 0)  # two at a time
    epochs = range(1, 9)
    reads: list[int] = []
    came = {epoch: Event() for epoch in epochs}

    def read(epoch: int) -> Model:
        reads.append(epoch)
        return model(epoch)

    ahead = ReadAhead(epochs, read, lambda epoch, _model: came[epoch].set(), lambda _reason: None)
    for epoch in reversed(epochs):
        assert ahead.want(epoch, forward=False) is not None or came[epoch].wait(PATIENCE)
    ahead.close()
    assert reads == list(reversed(epochs))


def test_what_there_was_no_memory_for_is_told_and_read_when_it_is_wanted_again() -> None:
    reads: list[int] = []
    told, there = Event(), Event()
    failures: list[str] = []

    def read(epoch: int) -> Model:
        reads.append(epoch)
        if len(reads) == 1:
            raise MemoryError
        return model(epoch)

    def fail(reason: str) -> None:
        failures.append(reason)
        told.set()

    ahead = ReadAhead((1,), read, lambda _epoch, _model: there.set(), fail)
    assert ahead.want(1) is None
    assert told.wait(PATIENCE)
    assert ahead.want(1) is None
    assert there.wait(PATIENCE)
    ahead.close()
    assert failures == ["There is not enough memory for this."]
    assert reads == [1, 1]


def test_where_no_thread_could_be_had_the_next_wish_asks_for_one_again() -> None:
    there = Event()
    ahead = ReadAhead((1,), model, lambda _epoch, _model: there.set(), lambda _reason: None)
    before = threading.stack_size(1 << 47)  # more than there are addresses
    try:
        with pytest.raises(RuntimeError):
            ahead.want(1)
    finally:
        threading.stack_size(before)
    assert ahead.want(1) is None
    assert there.wait(PATIENCE)
    ahead.close()
