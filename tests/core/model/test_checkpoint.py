"""Checkpoints as they are written and read."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from safetensors import safe_open
from safetensors.numpy import load_file, save

from core.data.datasets import DataSplits
from core.data.identity import identity
from core.model.checkpoint import COLUMNS, Checkpoint, load_checkpoint, progress_in, save_checkpoint
from core.model.weights import load_model, save_model
from core.training.config import TrainingConfig
from core.training.events import BatchDone, EpochDone
from core.training.loop import Run
from core.types import Array, UserError
from tests.core.model.example import CARD, MODEL, NETWORK
from tests.refusing import refusal_of

CONFIG = TrainingConfig("adam", 0.01, batch_size=64, epochs=3, seed=5, averaging=0.9)


def taken(data: DataSplits, config: TrainingConfig, epoch: int, batch: int) -> Checkpoint:
    """In the middle of a run."""
    vector = NETWORK.initialise(np.random.default_rng(0))
    run = Run(NETWORK, vector, data, config)
    events = run.events()
    next(events)
    run.dials = replace(run.dials, learning_rate=0.02)
    for event in events:
        last = isinstance(event, BatchDone) and (event.epoch, event.batch) == (epoch, batch)
        if last or (not batch and isinstance(event, EpochDone) and event.epoch == epoch):
            break
    events.close()
    return Checkpoint("20260131-120000-abcd", "mnist", identity(data), NETWORK, CARD, run.state())


@pytest.mark.parametrize(
    "config",
    [CONFIG, replace(CONFIG, optimizer="sgd", averaging=0.0), TrainingConfig("rmsprop", batch_size=64, epochs=3)],
)
@pytest.mark.parametrize("moment", [(1, 1), (2, 3), (2, 0), (3, 0)])
def test_a_run_through_a_file_ends_with_the_same_bytes(
    small_mnist: DataSplits, tmp_path: Path, config: TrainingConfig, moment: tuple[int, int]
) -> None:
    checkpoint = taken(small_mnist, config, *moment)
    save_checkpoint(tmp_path / "c.safetensors", checkpoint)
    back = load_checkpoint(tmp_path / "c.safetensors")
    assert (back.run, back.data, back.identity) == (checkpoint.run, checkpoint.data, checkpoint.identity)
    assert (back.network, back.card) == (NETWORK, CARD)
    assert back.state.past.epochs == checkpoint.state.past.epochs
    assert back.state.past.adjusted == checkpoint.state.past.adjusted
    assert len(back.state.past.adjusted) == 1
    ends = []
    for one in (checkpoint, back):
        vector = one.state.parameters.copy()
        list(Run(NETWORK, vector, small_mnist, config, state=one.state).events())
        ends.append(vector.tobytes())
    assert ends[0] == ends[1]
    save_checkpoint(tmp_path / "again.safetensors", back)
    assert (tmp_path / "again.safetensors").read_bytes() == (tmp_path / "c.safetensors").read_bytes()


def test_a_checkpoint_opens_as_a_weight_file(small_mnist: DataSplits, tmp_path: Path) -> None:
    checkpoint = taken(small_mnist, CONFIG, 2, 3)
    path = tmp_path / "c.safetensors"
    save_checkpoint(path, checkpoint)
    model = load_model(path)
    np.testing.assert_array_equal(model.parameters, checkpoint.state.parameters)
    assert model.card == CARD
    tensors = load_file(path)
    assert tensors["conv1.weight"].shape == (4, 1, 5, 5)
    assert progress_in(path) == checkpoint.progress
    assert checkpoint.progress.words == "in epoch 2 of 3"


def test_weights_alone_are_no_run(tmp_path: Path) -> None:
    save_model(tmp_path / "w.safetensors", MODEL)
    assert progress_in(tmp_path / "w.safetensors") is None
    with pytest.raises(UserError, match="holds weights and no run to go on with"):
        load_checkpoint(tmp_path / "w.safetensors")


def test_what_is_after_an_epoch_says_so(small_mnist: DataSplits) -> None:
    assert taken(small_mnist, CONFIG, 2, 0).progress.words == "after epoch 2 of 3"


Spoil = Callable[[dict[str, Array], dict[str, Any]], object]


def _drop(name: str) -> Spoil:
    return lambda tensors, _facts: tensors.pop(f"checkpoint.{name}")


def _put(**values: object) -> Spoil:
    return lambda _tensors, facts: facts.update(values)


def _shape(name: str, array: Array) -> Spoil:
    return lambda tensors, _facts: tensors.update({f"checkpoint.{name}": array})


def write_spoilt(path: Path, checkpoint: Checkpoint, spoil: Spoil) -> None:
    """Write the file of ``checkpoint`` as ``spoil`` leaves it."""
    save_checkpoint(path, checkpoint)
    with safe_open(path, "numpy") as file:
        header = json.loads(file.metadata()["digitscope"])
    tensors = load_file(path)
    spoil(tensors, header["checkpoint"])
    path.write_bytes(save(tensors, {"digitscope": json.dumps(header)}))


@pytest.mark.parametrize(
    "spoil",
    [
        _drop("optimizer.mean"),
        _drop("average"),
        _drop("losses"),
        _drop("epochs"),
        _put(epoch=0),
        _put(epoch=99),
        _put(batch=-1),
        _put(batch=1.5),
        _put(batch=9000),  # of which there are losses of two
        _put(batch=1),
        _put(seconds="long"),
        _put(order={}),
        _put(order=7),
        _put(config={"epochs": "many"}),
        _put(config=None),
        _put(dials={"learning_rate": -1, "momentum": 0, "weight_decay": 0}),
        _put(adjusted=[{}]),
        lambda _tensors, facts: facts["adjusted"][0].update(batch=1.5),
        _put(run=3),
        _shape("average", np.zeros(3, np.float32)),
        _shape("average", np.full(NETWORK.parameter_count, np.nan, np.float32)),
        _shape("optimizer.mean", np.zeros(3, np.float32)),
        _shape("optimizer.mean", np.zeros(NETWORK.parameter_count, np.float64)),
        _shape("epochs", np.zeros((2, 3))),
        _shape("epochs", np.full((1, 10), np.nan)),
        _shape("epochs", np.zeros((1, COLUMNS))),  # no such temperature
        _shape("epochs", np.ones((1, COLUMNS))),  # of a run that is in its first
        _shape("optimizer.steps", np.array([-1])),
        _shape("accuracies", np.zeros(1, np.float32)),
    ],
)
def test_a_spoilt_checkpoint_is_refused_in_a_sentence(small_mnist: DataSplits, tmp_path: Path, spoil: Spoil) -> None:
    path = tmp_path / "c.safetensors"
    write_spoilt(path, taken(small_mnist, CONFIG, 1, 2), spoil)
    assert "c.safetensors" in refusal_of(load_checkpoint, path)


def _steps(count: int) -> Spoil:
    numbers = np.ones(count, np.float32)
    return lambda tensors, _facts: tensors.update(
        {"checkpoint.losses": numbers, "checkpoint.accuracies": numbers.copy()}
    )


@pytest.mark.parametrize("spoil", [_drop("best"), _put(batch=2), _put(batch=9000), _steps(3), _steps(4), _steps(7)])
def test_so_is_one_of_a_later_epoch(small_mnist: DataSplits, tmp_path: Path, spoil: Spoil) -> None:
    """Less three of the third epoch the steps have to be as many, and three at least, in either epoch before."""
    path = tmp_path / "c.safetensors"
    write_spoilt(path, taken(small_mnist, CONFIG, 3, 3), spoil)
    assert "c.safetensors" in refusal_of(load_checkpoint, path)


def test_a_run_whose_loss_is_no_number_is_not_written(small_mnist: DataSplits, tmp_path: Path) -> None:
    checkpoint = taken(small_mnist, CONFIG, 1, 1)
    spoilt = replace(checkpoint, state=replace(checkpoint.state, loss_sum=float("nan")))
    with pytest.raises(UserError, match=r"The model cannot be saved: it cannot be described in JSON\."):
        save_checkpoint(tmp_path / "c.safetensors", spoilt)
    assert not list(tmp_path.iterdir())


def test_a_data_set_is_known_by_its_pictures_and_labels(small_mnist: DataSplits) -> None:
    labels = small_mnist.train.labels.copy()
    labels[3] = (labels[3] + 1) % 10
    others = replace(small_mnist, train=replace(small_mnist.train, labels=labels))
    fewer = replace(small_mnist, validation=small_mnist.validation.take(np.arange(50)))
    again = replace(small_mnist, train=small_mnist.train.take(np.arange(400)), name="another name")
    assert identity(again) == identity(small_mnist)
    assert len({identity(small_mnist), identity(others), identity(fewer)}) == 3
