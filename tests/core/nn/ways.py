"""The ways to convolve: which of them is taken depends on the sizes, and what comes of it must not."""

import pytest

from core.nn.layers import convolution

NEVER = 10**9
WAYS = {"one product": (NEVER, 0), "Winograd's": (0, 0), "row by row": (0, NEVER)}
"""By name, up to how many numbers one product is taken, and from how many on Winograd's way."""


def take(way: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Go this way wherever it leads anywhere."""
    few, worth = WAYS[way]
    monkeypatch.setattr(convolution, "FEW_NUMBERS", few)
    monkeypatch.setattr(convolution, "WORTH", worth)
    monkeypatch.setattr(convolution, "WORTH_FOR_MANY", worth)
