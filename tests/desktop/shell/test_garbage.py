"""Objects that only hold each other end in the window's thread, between two events."""

import gc
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from desktop.shell import garbage
from desktop.shell.garbage import GarbageCollection, collect


class Ring(QObject):
    """It holds itself, and notes in which thread it ends."""

    def __init__(self, ended: list[str]) -> None:
        super().__init__()
        self.itself = self
        self.ended = ended

    def __del__(self) -> None:
        self.ended.append(threading.current_thread().name)


@pytest.fixture
def automatic() -> Iterator[None]:
    """As Python begins."""
    gc.enable()
    yield
    gc.disable()


def busy_thread() -> None:
    """Makes more objects than the collector waits for, in a thread of its own."""
    thread = threading.Thread(target=lambda: [[] for _ in range(20 * gc.get_threshold()[0])], name="another")
    thread.start()
    thread.join()


def test_python_itself_would_end_them_in_any_thread(automatic: None) -> None:
    ended: list[str] = []
    gc.collect()
    Ring(ended)
    for _ in range(200):
        busy_thread()
    assert ended == ["another"]


def test_they_end_in_the_window_s_thread(qtbot: QtBot, automatic: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(garbage, "EVERY", 1)
    ended: list[str] = []
    with GarbageCollection():
        Ring(ended)
        for _ in range(200):
            busy_thread()
        assert not ended
        more = [[] for _ in range(2 * gc.get_threshold()[0])]  # type: ignore[var-annotated]
        qtbot.waitUntil(lambda: bool(ended))
    assert more
    assert ended == ["MainThread"]
    assert gc.isenabled()


def test_what_was_off_before_stays_off(qtbot: QtBot) -> None:
    assert not gc.isenabled(), "as in every test of the window"
    with GarbageCollection():
        assert not gc.isenabled()
    assert not gc.isenabled()


@pytest.mark.parametrize(
    ("objects", "looks", "generation"),
    [
        (0.9, (20, 20), None),
        (1.1, (0, 0), 0),
        (1.1, (9.5, 0), 1),
        (1.1, (0, 10), 2),
        (11, (0, 0), 1),
        (80, (0, 3), 2),
        (80, (0, 1), 1),
    ],
)
def test_a_generation_is_looked_at_when_python_would_have_done_so(
    monkeypatch: pytest.MonkeyPatch, objects: float, looks: tuple[int, int], generation: int | None
) -> None:
    """``objects`` made since the last look, in parts of what Python waits for."""
    looked: list[int] = []
    monkeypatch.setattr(gc, "get_threshold", lambda: (700, 10, 10))
    monkeypatch.setattr(gc, "get_count", lambda: (round(700 * objects), *looks))
    monkeypatch.setattr(gc, "collect", looked.append)
    collect()
    assert looked == ([] if generation is None else [generation])
