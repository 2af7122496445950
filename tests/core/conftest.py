"""What tests of several folders of ``core`` are handed."""

import pytest

from core.model.model import Model
from core.model.weights import load_model
from resources import DEFAULT_WEIGHTS


@pytest.fixture(scope="session")
def model() -> Model:
    """The one that comes with the program; its numbers are read-only."""
    return load_model(DEFAULT_WEIGHTS)
