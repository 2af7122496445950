"""A progress bar on one line of a terminal; where there is none it keeps quiet."""

import shutil
import time
from typing import TextIO

SECONDS_BETWEEN_LOOKS = 0.1


class ProgressBar:
    """Draws itself on ``stream`` in a ``with`` block and is gone at the end of it; ``None`` is one that is closed."""

    def __init__(self, stream: TextIO | None, wanted: bool = True) -> None:
        self._stream = stream if wanted and stream is not None and stream.isatty() else None
        self._drawn = float("-inf")

    def __enter__(self) -> "ProgressBar":
        return self

    def __exit__(self, *error: object) -> None:
        self.clear()

    def show(self, fraction: float, words: str) -> None:
        """``fraction`` 0..1 as a bar with ``words`` beside it; redrawn some ten times a second."""
        if self._stream is not None and time.monotonic() - self._drawn >= SECONDS_BETWEEN_LOOKS:
            self._drawn = time.monotonic()
            self._stream.write(f"\r\x1b[K{bar(fraction, words, shutil.get_terminal_size().columns)}")
            self._stream.flush()

    def clear(self) -> None:
        """Make room for a line of text."""
        if self._stream is not None:
            self._drawn = float("-inf")
            self._stream.write("\r\x1b[K")
            self._stream.flush()


def bar(fraction: float, words: str, columns: int) -> str:
    """The line itself, a column shorter than the terminal so that it never breaks."""
    width = max(0, min(16, columns - len(words) - 11))
    full = round(width * fraction)
    return f"[{'#' * full}{'.' * (width - full)}] {100 * fraction:3.0f} %  {words}"[: columns - 1]
