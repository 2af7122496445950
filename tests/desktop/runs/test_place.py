"""Where a run is recorded that goes on with a checkpoint."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from core.training.state import Past
from desktop.runs.claims import Claims
from desktop.runs.place import place_of
from desktop.runs.store import Store
from tests.desktop.runs.test_record import RUN
from tests.desktop.runs.test_recording import started

BEGUN = started(run="whole", resumed=2, past=Past(np.zeros(2), np.zeros(2)))
WHOLE = replace(RUN, id="whole", steps=10, ended=True)
REST = replace(RUN, id="rest", rest_of="whole", epochs=(), batches_per_epoch=4, steps=2, ended=False, test_pictures=0)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """It holds a run that has gone further, and its rest, which was broken off."""
    store = Store(tmp_path)
    for run in (WHOLE, REST):
        store.write(run)
    return store


@pytest.fixture
def claims(store: Store) -> Iterator[Claims]:
    """A window's, which is about to record the run."""
    claims = Claims(store.folder)
    yield claims
    claims.release_all()


@pytest.fixture
def other(store: Store) -> Iterator[Claims]:
    """Another window's."""
    claims = Claims(store.folder)
    yield claims
    claims.release_all()


def test_the_rest_that_was_broken_off_is_gone_on_with(store: Store, claims: Claims, other: Claims) -> None:
    place = place_of(BEGUN, store, claims)
    assert (place.id, place.before) == ("rest", REST)
    assert not other.take("rest")
    assert other.take("whole"), "nobody is at work on it"


@pytest.mark.parametrize("steps", [1, 2])
def test_a_run_that_was_stopped_before_its_rest_was_broken_off_stays_as_it_is(
    store: Store, claims: Claims, steps: int
) -> None:
    store.write(replace(REST, id="whole", rest_of="", steps=steps, ended=True))
    assert place_of(BEGUN, store, claims).id == "rest"


def test_a_rest_that_has_gone_further_stays_as_it_is(store: Store, claims: Claims, other: Claims) -> None:
    store.write(replace(REST, steps=9, ended=True))
    place = place_of(BEGUN, store, claims)
    assert place.id not in store.ids()
    assert place.source == WHOLE
    assert not other.take(place.id)


def test_a_rest_that_another_window_is_at_work_on_is_left_to_it(store: Store, claims: Claims, other: Claims) -> None:
    assert other.take("rest")
    assert place_of(BEGUN, store, claims).id not in store.ids()
