"""What is open, and whether it has to be saved."""

from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from core.model.model import Card, Model
from core.model.presets import PRESETS, preset
from core.training.config import TrainingConfig
from desktop.engine.document import Document
from desktop.engine.live_model import LiveModel


@pytest.fixture
def live() -> LiveModel:
    network = preset("zhou").network
    return LiveModel(Model(network, np.zeros(network.parameter_count, np.float32), Card()))


def test_is_modified_from_the_first_move_until_it_is_saved(live: LiveModel) -> None:
    assert not live.document().modified
    live.moved()
    assert live.document().modified
    live.saved(Path("a"))
    assert not live.document().modified
    live.moved()
    assert live.document().modified


def test_going_back_is_no_modification_where_that_was_saved(live: LiveModel) -> None:
    live.saved(Path("a"))
    good = live.document()
    live.moved()
    live.restore(good)
    assert not live.document().modified
    assert live.document().path == Path("a")


def test_going_back_forgets_no_file_that_was_written_meanwhile(live: LiveModel) -> None:
    live.saved(Path("a"))
    good = live.document()
    live.moved()
    live.saved(Path("b"))
    live.restore(good)
    assert live.document().path == Path("b")
    assert live.document().modified, "b holds other numbers"


def test_going_back_beyond_another_network_brings_back_its_file(live: LiveModel) -> None:
    live.saved(Path("a"))
    before = live.document()
    live.open(before.model)
    live.saved(Path("b"))
    live.restore(before)
    assert live.document().path == Path("a")
    assert not live.document().modified


def test_no_two_numbers_have_the_same_revision(live: LiveModel) -> None:
    first = live.document()
    live.moved()
    live.restore(first)
    live.moved()
    again = live.revision
    live.restore(first)
    live.moved()
    assert len({first.revision, again, live.revision}) == 3


def test_a_copy_of_moving_numbers_stands_still(live: LiveModel) -> None:
    frozen = live.snapshot()
    assert frozen.parameters is live.parameters, "nothing moves: nothing is copied"
    live.thaw()
    moving = live.snapshot()
    live.parameters += 1
    assert not moving.parameters.any()
    assert not frozen.parameters.any()


def test_other_numbers_of_the_same_network_are_a_modification_and_no_other_document(live: LiveModel) -> None:
    before = live.document()
    live.gradient = np.zeros_like(live.parameters)
    other = replace(before.model, parameters=before.model.parameters + 1, card=Card("Another epoch"))
    live.swap(other)
    assert live.model().card == other.card
    np.testing.assert_array_equal(live.parameters, other.parameters)
    assert live.gradient is None, "it was that of the other numbers"
    assert live.document().modified
    assert live.document().identity == before.identity


def document(live: LiveModel, recipe: dict[str, Any]) -> Document:
    live.card = replace(live.card, recipe=recipe)
    return live.document()


@pytest.mark.parametrize("key", PRESETS)
def test_knows_the_settings_it_was_trained_with(live: LiveModel, key: str) -> None:
    config = preset(key).config
    assert document(live, asdict(config)).settings == config


def test_without_settings_that_make_sense_it_has_none(live: LiveModel) -> None:
    assert document(live, {}).settings is None
    assert document(live, {"my_digits": 3}).settings is None, "it has learnt from taught digits, and by no run"
    assert document(live, {**asdict(TrainingConfig()), "optimizer": "of tomorrow"}).settings is None
