"""Which of several windows is at work on a run."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

from desktop.runs.claims import Claims


def test_who_only_asks_is_in_nobodys_way(tmp_path: Path) -> None:
    claims, other = Claims(tmp_path), Claims(tmp_path)
    enough = Event()

    def ask() -> None:
        while not enough.is_set():
            _ = "run" in other

    def take() -> bool:
        taken = claims.take("run")
        claims.release("run")
        return taken

    with ThreadPoolExecutor(1) as beside:
        beside.submit(ask)
        taken = [take() for _ in range(100)]
        enough.set()
    assert all(taken)
