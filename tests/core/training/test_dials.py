"""What may be turned while a run goes on."""

from dataclasses import asdict

import pytest

from core.model.presets import PRESETS
from core.training.config import TrainingConfig, config_from
from core.training.dials import Dials, dials_of
from tests.refusing import refusal_of


def test_a_run_begins_as_it_is_set() -> None:
    assert dials_of(TrainingConfig("sgd", 0.5, momentum=0.3, weight_decay=0.1)) == Dials(0.5, 0.3, 0.1)


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ((-1.0, 0, 0), "The learning rate lies from 0 to 1000; -1 does not."),
        ((float("nan"), 0, 0), "The learning rate lies from 0 to 1000; nan does not."),
        ((2000, 0, 0), "The learning rate lies from 0 to 1000; 2000 does not."),
        ((0, 1, 0), "Momentum lies from 0 to below 1; 1 does not."),
        ((0, 0, 1.5), "Weight decay lies from 0 to below 1; 1.5 does not."),
        (("fast", 0, 0), "For learning rate a number is needed, not 'fast'."),
    ],
)
def test_dials_out_of_range_are_refused(values: tuple[float, float, float], sentence: str) -> None:
    assert refusal_of(Dials, *values) == sentence


@pytest.mark.parametrize("key", PRESETS)
def test_a_recipe_gives_back_its_settings(key: str) -> None:
    config = PRESETS[key].config
    plain = {name: list(value) if isinstance(value, tuple) else value for name, value in asdict(config).items()}
    assert config_from(plain | {"of a later version": 1}) == config


def test_a_recipe_from_before_there_was_adamw() -> None:
    assert config_from({"optimizer": "adam", "weight_decay": 0.02}) == TrainingConfig(
        "adamw", weight_decay=0.02, keep_best=False
    )
    assert config_from({"optimizer": "adam"}).optimizer == "adam"
