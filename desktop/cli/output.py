"""What the sub-commands print: text, or JSON that has one object a line."""

import json
import math
from argparse import Namespace
from collections.abc import Mapping
from typing import Any

from core.imaging.preprocessing import Box
from core.types import printable


def say(options: Namespace, fields: Mapping[str, Any], words: str) -> None:
    """Print ``fields`` as one line of JSON where that is asked for, else ``words``."""
    if options.json:
        print(json.dumps(_plain(fields), allow_nan=False), flush=True)
    else:
        tell(words)


def tell(words: str) -> None:
    """Print ``words``: no name in them, of a file or out of one, steers the terminal."""
    print("\n".join(map(printable, words.split("\n"))), flush=True)


def in_pixels(box: Box, scale: float) -> list[int]:
    """Left, top, width and height of ``box`` in a picture ``scale`` times as large as the ink that was read of it."""
    return [round(scale * side) for side in (box.left, box.top, box.width, box.height)]


def _plain(value: Any) -> Any:
    """``value`` as JSON has it: it knows neither infinity nor NaN, and has null in their place."""
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return None if isinstance(value, float) and not math.isfinite(value) else value
