"""Any value that JSON has, in any place of a text that is read: hypothesis looks for one that is not answered."""

import json
import random
from contextlib import suppress
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.types import UserError
from tests.fuzz.doors import DOORS, Door
from tests.fuzz.mutations import places
from tests.fuzz.trying import laid_content

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=4),
    max_leaves=8,
)


@pytest.mark.parametrize("door", [DOORS["architecture"], DOORS["kept run"]], ids=lambda door: door.name)
@settings(max_examples=40)
@given(seed=st.integers(0, 1 << 20), value=VALUES)
def test_any_value_in_any_place(door: Door, seed: int, value: Any, tmp_path_factory: pytest.TempPathFactory) -> None:
    rng = random.Random(seed)
    content = json.loads(rng.choice(sources(door)))
    where, key = rng.choice(list(places(content)))
    where[key] = value
    path = laid_content(door, tmp_path_factory.getbasetemp() / "any", json.dumps(content).encode())
    with suppress(UserError):
        door.open(path)


@cache
def sources(door: Door) -> list[bytes]:
    """Made once."""
    return door.sources()
