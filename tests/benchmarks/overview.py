"""How smooth drawing is with the whole network in sight: ``python -m tests.benchmarks.overview``.

As :mod:`tests.benchmarks.responsiveness`, with the Network tab in front: alone, with a column and the arithmetic of a
number open, and while networks train. It also times the question that the tab asks, and painting its answer.
"""

from collections.abc import Callable
from dataclasses import replace
from statistics import median
from time import perf_counter
from typing import Any

import numpy as np

from core.model.presets import PRESETS, preset
from core.nn.workspace import Workspace
from desktop.engine.live_model import Snapshot
from desktop.overview.question import Look, Wish
from desktop.overview.view import OverviewView
from desktop.shell.window import Window
from desktop.training.job import Train
from tests.benchmarks.common import arguments, finish, show, spread, without_screen
from tests.benchmarks.hand import live, training, window
from tests.benchmarks.responsiveness import Turns, drawing

IDLE, TRAINING = 17, 25
"""Milliseconds within which 99 of 100 turns of the event loop come: a frame, and a frame and a half."""


def measure(key: str | None, opened: bool, seconds: float) -> dict[str, Any]:
    """One row: the gaps in a fresh window; ``None`` trains nothing, ``opened`` opens a column."""
    with window() as front:
        front.pages.look_at("overview")
        turns = Turns()
        pen = drawing(front)
        live(1.0)
        if opened:
            view = view_of(front)
            view.diagram.head_chosen.emit(2)
            live(0.3)
            view.detail.number_chosen.emit((0, 5, 5))
            live(0.3)
        turns.take()
        if key is None:
            live(seconds)
        else:
            config = replace(preset(key).config, epochs=10_000)
            with training(front, Train(config, preset=key)):
                turns.take()
                live(seconds)
        gaps = turns.take()
        pen.stop()
    return {"preset": key or "(idle)", "opened": opened, **spread(gaps), "turns": len(gaps)}


def view_of(front: Window) -> OverviewView:
    """The Network tab's view, which is in front."""
    view = front.pages.currentWidget().view
    assert isinstance(view, OverviewView)
    return view


def times(work: Callable[[], object], count: int = 40) -> float:
    """The median of ``count`` times, in milliseconds, after one that does not count."""
    work()
    taken = []
    for _ in range(count):
        start = perf_counter()
        work()
        taken.append(1000 * (perf_counter() - start))
    return median(taken)


def parts() -> dict[str, float]:
    """Milliseconds for the question and for painting, the default network."""
    with window() as front:
        front.pages.look_at("overview")
        pen = drawing(front)
        live(1.0)
        pen.stop()
        live(0.3)
        document, view = front.session.document, view_of(front)
        assert document is not None
        model, scratch = document.model, Workspace()
        picture = np.random.default_rng(0).uniform(0, 1, (28, 28)).astype(np.float32)
        look = Look(picture, Wish(model.network, view.diagram.room))
        snapshot = Snapshot(model.network, model.parameters, model.card)
        asked = times(lambda: look.answer(snapshot, scratch))
        seen = look.answer(snapshot, scratch)
        assert seen is not None
        return {
            "question": asked,
            "preparing": times(lambda: view.show_seen(seen)),
            "painting": times(lambda: view.diagram.grab()),
        }


def main() -> None:
    """Print the table, or one JSON object."""
    options = arguments(
        __doc__ or "",
        threads=False,
        preset={"nargs": "*", "default": ["deep"], "choices": list(PRESETS), "help": "which networks to train (deep)"},
        seconds={"type": float, "default": 5.0, "help": "seconds for each row (5)"},
    )
    without_screen()
    rows = [measure(None, opened, options.seconds) for opened in (False, True)]
    rows += [measure(key, opened=False, seconds=options.seconds) for key in options.preset]
    found = parts()
    if not options.json:
        columns = ("preset", "opened", "turns", "p50", "p99", "max")
        show(
            "Milliseconds between the turns of the event loop while a hand draws, the Network tab in front",
            ("training", "column open", "turns", "median", "99 %", "longest"),
            [[row[name] for name in columns] for row in rows],
            [
                f"Wanted: 99 % below {IDLE} ms idle and below {TRAINING} ms while Deep trains.",
                "The default network: " + ", ".join(f"{name} {value:.1f} ms" for name, value in found.items()) + ".",
            ],
        )
    finish({"target_ms": {"idle": IDLE, "training": TRAINING}, "rows": rows, "parts_ms": found}, options.json)


if __name__ == "__main__":
    main()
