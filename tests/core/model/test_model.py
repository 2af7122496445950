from functools import partial
from typing import Any

import numpy as np
import pytest

from core.model.model import Card, Model
from core.nn.layers import Dense, Flatten
from core.nn.network import Network
from core.types import Array, UserError
from tests.refusing import refusal_of

NETWORK = Network((1, 2, 2), (Flatten(), Dense(3)))


refused = partial(refusal_of, Card)


@pytest.mark.parametrize("name", ["name", "created", "dataset"])
def test_texts_are_texts_of_a_length_to_be_shown(name: str) -> None:
    for value in (3, None, b"MNIST", ["MNIST"], "x" * 1001):
        assert refused(**{name: value}) == f"The card's {name} is a text of up to 1,000 letters."
    assert getattr(Card(**{name: "x" * 1000}), name) == "x" * 1000


@pytest.mark.parametrize("value", [-1, 3.0, True, "3", np.int64(3), np.nan])
def test_counts_are_whole_numbers(value: object) -> None:
    for name in ("epochs", "seed"):
        assert refused(**{name: value}) == f"The card's {name} is a whole number from 0, not {value!r}."
    assert refused(preprocessing=value) == f"The card's preprocessing is a whole number from 1, not {value!r}."
    assert refused(epochs=None) == "The card's epochs is a whole number from 0, not None."


@pytest.mark.parametrize("name", ["validation_accuracy", "test_accuracy"])
@pytest.mark.parametrize("value", [-0.1, 1.1, np.nan, np.inf, True, "0.5", np.float32(0.5)])
def test_accuracies_lie_from_0_to_1(name: str, value: object) -> None:
    words = name.replace("_", " ")
    assert refused(**{name: value}) == f"The card's {words} lies from 0 to 1, where there is one, not at {value!r}."


def test_what_is_not_known_stays_unknown() -> None:
    card = Card(seed=None, validation_accuracy=None, test_accuracy=None)
    assert (card.seed, card.validation_accuracy, card.test_accuracy) == (None, None, None)


@pytest.mark.parametrize("calibration", [None, {}, 1.5])
def test_a_calibration_is_one(calibration: object) -> None:
    assert refused(calibration=calibration) == f"The card's calibration cannot be read from {calibration!r}."


def nested(depth: int) -> dict[str, Any]:
    return {"more": nested(depth - 1)} if depth else {}


@pytest.mark.parametrize(
    "recipe", [[], None, "adam", {"rate": np.nan}, {"rate": np.float32(1)}, {"how": object()}, {(1, 2): 3}, nested(500)]
)
def test_a_recipe_is_made_of_plain_values(recipe: object) -> None:
    assert refused(recipe=recipe) == "The card's recipe is made of plain values by name, as JSON has them."


def test_a_recipe_is_as_a_file_gives_it_back_and_nobody_elses() -> None:
    recipe = {"betas": (0.9, 0.999), "steps": [1]}
    card = Card(recipe=recipe)
    recipe["steps"].append(2)  # type: ignore[attr-defined]
    assert card.recipe == {"betas": [0.9, 0.999], "steps": [1]}


@pytest.mark.parametrize(
    "parameters",
    [np.zeros(15), np.zeros(15, np.int32), np.zeros(15, ">f4"), [0.0] * 15],
    ids=["float64", "int32", "big-endian", "list"],
)
def test_a_model_keeps_its_numbers_in_float32(parameters: Array) -> None:
    sentence = refusal_of(Model, NETWORK, parameters, Card())
    assert sentence == "A network's numbers are kept in float32, and these are not."


@pytest.mark.parametrize("shape", [(14,), (16,), (3, 5), ()])
def test_a_model_has_as_many_numbers_as_its_network_needs(shape: tuple[int, ...]) -> None:
    with pytest.raises(UserError, match=r"^The network needs 15 numbers in a row and was given \d+, shaped \(.*\)\.$"):
        Model(NETWORK, np.zeros(shape, np.float32), Card())


def test_a_models_numbers_are_its_own_and_stay() -> None:
    parameters = np.arange(15, dtype=np.float32)
    model = Model(NETWORK, parameters, Card())
    parameters[3] = 100
    assert model.parameters.tolist() == list(range(15))
    with pytest.raises(ValueError, match="read-only"):
        model.parameters[0] = 1
