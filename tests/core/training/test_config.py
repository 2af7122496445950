from dataclasses import fields
from functools import partial

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.training.config import TrainingConfig
from core.types import UserError
from tests.refusing import refusal_of

JUNK = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=3)
    | st.binary(max_size=3)
    | st.lists(st.floats() | st.text(max_size=3), max_size=3)
    | st.tuples(st.floats(), st.floats())
    | st.sampled_from([10**400, -(10**400), 32.0, np.float32(0.5), np.int64(3), np.array([1, 2]), {}])
)


refused = partial(refusal_of, TrainingConfig)


@pytest.mark.parametrize("name", ["batch_size", "epochs", "seed"])
@pytest.mark.parametrize("value", [2.0, True, "2", None, np.nan, np.int64(2)])
def test_whole_numbers_are_whole(name: str, value: object) -> None:
    words = name.replace("_", " ")
    assert refused(**{name: value}) == f"For {words} a whole number is needed, not {value!r}."


REAL = (
    *("learning_rate", "momentum", "weight_decay", "label_smoothing", "averaging"),
    *("drawn", "not_digits", "settle", "finish"),
)


@pytest.mark.parametrize("name", REAL)
@pytest.mark.parametrize("value", [True, "0.5", None, 0.5j, np.float32(0.5)])
def test_numbers_are_numbers(name: str, value: object) -> None:
    assert refused(**{name: value}) == f"For {name.replace('_', ' ')} a number is needed, not {value!r}."


@pytest.mark.parametrize("name", REAL)
@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf])
def test_numbers_are_finite(name: str, value: float) -> None:
    assert refused(**{name: value}).endswith(".")


@pytest.mark.parametrize("betas", [(0.9,), (0.9, 0.99, 0.999), [0.9, 0.999], 0.9, None, "ab", (0.9, "b"), (True, 0.9)])
def test_betas_are_a_pair(betas: object) -> None:
    assert refused(betas=betas) == f"Adam's betas are a pair of numbers, not {betas!r}."


@pytest.mark.parametrize("augment", [1, 0, "yes", None])
def test_pictures_are_changed_or_not(augment: object) -> None:
    assert refused(augment=augment) == f"For augment True or False is needed, not {augment!r}."


@pytest.mark.parametrize("name", ["optimizer", "loss", "schedule"])
@pytest.mark.parametrize("value", [3, None, [], {}, "Adam"])
def test_names_are_those_there_are(name: str, value: object) -> None:
    assert refused(**{name: value}).startswith(f"There is no {name} called {value!r}; there are ")


@given(st.sampled_from([field.name for field in fields(TrainingConfig)]), JUNK)
def test_whatever_is_set_is_refused_in_a_sentence_or_can_be_trained_with(name: str, value: object) -> None:
    try:
        config = TrainingConfig(**{name: value})  # type: ignore[arg-type]
    except UserError as error:
        sentence = str(error)
    else:
        assert hash(config) == hash(TrainingConfig(**{name: getattr(config, name)}))
        numbers = [getattr(config, name) for name in (*REAL, "batch_size", "epochs", "seed")] + [*config.betas]
        assert all(type(number) in (int, float) and 0 <= number < 2**32 for number in numbers)
        return
    assert sentence.endswith(".")
    assert len(sentence) < 1000
    assert "\n" not in sentence


def test_whole_numbers_do_where_any_number_does() -> None:
    config = TrainingConfig("sgd", 1, momentum=0, drawn=0, not_digits=1, settle=1, finish=0)
    assert (config.learning_rate, config.not_digits) == (1, 1)
