"""How long the window keeps a person waiting while it trains: ``python -m tests.benchmarks.responsiveness``.

A timer asks for a turn of the event loop every millisecond; the gap between two of its turns is how long anything
else, a click or a stroke, could have had to wait. Meanwhile a hand draws one loop after the other, so that the answers
and activations fall into the measurement, and the curves and filters, which are drawn between two loops or, at the
latest, after a second. It needs nothing beyond the program itself.
"""

from dataclasses import replace
from time import perf_counter
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer

from core.model.presets import PRESETS, preset
from desktop.shell.window import Window
from desktop.training.job import Train
from tests.benchmarks.common import arguments, finish, show, spread, without_screen
from tests.benchmarks.hand import PACE, Hand, live, training, window

TABS = ("train", "filters", "activations")
TARGET = {"p99": 17, "max": 50}
"""Milliseconds: a frame, and what a person just begins to notice."""


class Turns(QObject):
    """The gaps between the turns of the event loop, in milliseconds."""

    def __init__(self) -> None:
        super().__init__()
        self.gaps: list[float] = []
        self._last = perf_counter()
        self._timer = QTimer(self, interval=1)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._turn)
        self._timer.start()

    def _turn(self) -> None:
        now = perf_counter()
        self.gaps.append(1000 * (now - self._last))
        self._last = now

    def take(self) -> list[float]:
        """The gaps since the last call."""
        gaps, self.gaps = self.gaps, []
        return gaps


def drawing(opened: Window) -> QTimer:
    """A hand at work; it stops with the timer."""
    hand = Hand(opened.canvas)
    timer = QTimer(opened, interval=PACE)
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.timeout.connect(hand.step)
    timer.start()
    return timer


def measure(key: str | None, tab: str, seconds: float) -> dict[str, Any]:
    """One row: the gaps in a fresh window with ``tab`` in front; ``None`` trains nothing."""
    with window() as opened:
        opened.pages.look_at(tab)
        turns = Turns()
        pen = drawing(opened)
        live(0.5)
        turns.take()
        begun: list[float] = []
        if key is None:
            live(seconds)
        else:
            # It ends when the measurement does, however fast the machine is.
            config = replace(preset(key).config, epochs=10_000)
            with training(opened, Train(config, preset=key)):
                begun = turns.take()
                live(seconds)
        gaps = turns.take()
        pen.stop()
    return {
        "preset": key or "(idle)",
        "tab": tab,
        **spread(gaps),
        "turns": len(gaps),
        "starting": max(begun, default=0.0),
    }


def main() -> None:
    """Print the table, or one JSON object."""
    options = arguments(
        __doc__ or "",
        threads=False,
        preset={"nargs": "*", "default": list(PRESETS), "choices": list(PRESETS), "help": "which networks"},
        tab={"nargs": "*", "default": list(TABS), "choices": TABS, "help": "which tabs in front"},
        seconds={"type": float, "default": 5.0, "help": "seconds of training for each row (5)"},
    )
    without_screen()
    rows = [measure(None, tab, options.seconds) for tab in options.tab]
    rows += [measure(key, tab, options.seconds) for key in options.preset for tab in options.tab]
    if not options.json:
        columns = ("preset", "tab", "turns", "p50", "p99", "max", "starting")
        show(
            "Milliseconds between the turns of the event loop while the network trains and a hand draws",
            ("network", "tab in front", "turns", "median", "99 %", "longest", "longest at the start"),
            [[row[name] for name in columns] for row in rows],
            [f"Wanted of Deep: 99 % below {TARGET['p99']} ms and the longest below {TARGET['max']} ms."],
        )
    finish({"target_ms": TARGET, "rows": rows}, options.json)


if __name__ == "__main__":
    main()
