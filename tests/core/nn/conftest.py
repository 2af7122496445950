"""What tests of layers share."""

import pytest

from tests.core.nn.ways import WAYS, take


@pytest.fixture(params=WAYS)
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Each way to convolve in turn."""
    take(request.param, monkeypatch)
    return str(request.param)
