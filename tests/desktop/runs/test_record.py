import json
from dataclasses import replace
from typing import Any

import pytest

from core.training.config import TrainingConfig
from core.types import UserError
from desktop.runs.record import Change, Epoch, Run, finite, from_json, plain, to_json

CONFIG = TrainingConfig("sgd", 0.01, batch_size=16, epochs=3)
RUN = Run(
    id="2026-01-01T00-00-00-abc",
    name="A first try",
    network="Zhou",
    parameters=13_610,
    data="mnist",
    started="2026-01-01T00:00:00+00:00",
    config=plain(CONFIG),
    batches_per_epoch=10,
    seconds=1.5,
    epochs=(
        Epoch(1, 2.0, 0.5, 1.5, 0.75, 0.5),
        Epoch(2, 1.0, 0.6, None, 0.75, 0.5),
        Epoch(3, None, 0.6, 1.1, 0.7, 0.5),
    ),
    changes=(Change(1.5, {"learning_rate": 0.01}, {"learning_rate": 0.0}),),
    test_accuracy=0.74,
    test_loss=1.2,
    test_pictures=100,
    outcome="Trained for 3 epochs.",
    ended=True,
    keep=True,
)


def test_what_is_written_is_read_again() -> None:
    assert from_json(to_json(RUN)) == RUN
    assert RUN.settings == CONFIG


def test_the_best_epoch_is_the_earlier_of_two_equal_ones() -> None:
    assert RUN.best is RUN.epochs[0]
    assert replace(RUN, epochs=()).best is None
    assert replace(RUN, epochs=(Epoch(1, None, None, None, None, 0.1), RUN.epochs[2])).best is RUN.epochs[2]


def test_numbers_without_a_form_in_json_are_left_out() -> None:
    assert finite(float("nan")) is None
    assert finite(float("inf")) is None
    assert finite(0.25) == 0.25


def test_settings_of_another_version_are_none() -> None:
    assert replace(RUN, config={"optimizer": "of tomorrow"}).settings is None


@pytest.mark.parametrize(
    "change",
    [
        {"format": "another"},
        {"version": 2},
        {"version": "1"},
        {"name": 3},
        {"name": "x" * 1_001},
        {"seconds": "long"},
        {"seconds": float("nan")},
        {"parameters": 1.5},
        {"parameters": -1},
        {"ended": 1},
        {"keep": None},
        {"config": []},
        {"epochs": [{"number": 1}]},
        {"epochs": [3]},
        {"epochs": 3},
        {"changes": [{"place": "here", "before": {}, "after": {}}]},
        {"test_accuracy": "high"},
        {"batches_per_epoch": 0},
    ],
)
def test_what_makes_no_sense_is_refused_in_one_sentence(change: dict[str, Any]) -> None:
    values = json.loads(to_json(RUN)) | change
    with pytest.raises(UserError, match=r"^[A-Z].*\.$"):
        from_json(json.dumps(values))


@pytest.mark.parametrize("text", ["", "{", "[]", "null", "3", "[" * 100_000, '{"format": "digitscope run"}'])
def test_what_is_no_description_is_refused(text: str) -> None:
    with pytest.raises(UserError):
        from_json(text)


def test_fields_of_a_later_version_are_passed_over() -> None:
    assert from_json(json.dumps(json.loads(to_json(RUN)) | {"colour": "green"})) == RUN
