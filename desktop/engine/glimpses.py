"""Copies of the weights for those who watch a job."""

import time
from collections.abc import Callable

from desktop.engine.live_model import LiveModel
from desktop.engine.messages import WeightsUpdated

SECONDS_BETWEEN = 0.1
"""The views see the weights of a job some ten times a second: more would be work that no eye sees."""


class Glimpses:
    """Posts the weights of ``live`` as they move."""

    def __init__(self, live: LiveModel, post: Callable[[object], None]) -> None:
        self._live, self._post, self._last = live, post, 0.0

    def show(self) -> None:
        """Post the weights of this moment."""
        self._last = time.monotonic()
        self._post(WeightsUpdated(self._live.snapshot().parameters, self._live.revision))

    def show_if_due(self) -> None:
        """The same, unless it was only just done."""
        if time.monotonic() - self._last >= SECONDS_BETWEEN:
            self.show()
