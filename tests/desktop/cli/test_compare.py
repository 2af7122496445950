"""``compare``: two weight files on the same pictures."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from core.data.datasets import load_dataset
from core.evaluation.comparison import mcnemar
from core.model.model import Card, Model
from core.model.presets import preset
from core.model.weights import load_model, save_model
from core.types import Labels
from main import main


@pytest.fixture(scope="module")
def two(small_data: str, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Weights that were trained a little, and such that were not."""
    folder = tmp_path_factory.mktemp("two")
    ours, theirs = folder / "ours.safetensors", folder / "theirs.safetensors"
    settings = ["--preset", "zhou", "--batch-size", "16", "--learning-rate", "0.05", "--epochs", "1"]
    assert main(["train", *settings, "--dataset", small_data, "--output", str(ours), "--json"]) == 0
    network = preset("zhou").network
    save_model(theirs, Model(network, network.initialise(np.random.default_rng(3)), Card(name="Fresh")))
    return ours, theirs


def answers(path: Path, images: Labels) -> Labels:
    model = load_model(path)
    result: Labels = model.network.forward(model.parameters, images / np.float32(255)).argmax(axis=1)
    return result


def compared(capsys: pytest.CaptureFixture[str], *arguments: object) -> dict[str, Any]:
    capsys.readouterr()
    assert main(["compare", *map(str, arguments), "--json"]) == 0
    result: dict[str, Any] = json.loads(capsys.readouterr().out)
    return result


@pytest.mark.parametrize("split", ["validation", "test"])
def test_every_picture_is_counted(
    split: str, two: tuple[Path, Path], small_data: str, capsys: pytest.CaptureFixture[str]
) -> None:
    found = compared(capsys, *two, "--dataset", small_data, "--split", split)
    digits = getattr(load_dataset(small_data), split)
    ours, theirs = (answers(path, digits.images) == digits.labels for path in two)
    assert found == {
        "dataset": "small.npz",
        "split": split,
        "count": len(digits),
        "accuracy": [pytest.approx(ours.mean()), pytest.approx(theirs.mean())],
        "both": (ours & theirs).sum(),
        "only_first": (ours & ~theirs).sum(),
        "only_second": (theirs & ~ours).sum(),
        "neither": (~ours & ~theirs).sum(),
        "p_value": pytest.approx(mcnemar((ours & ~theirs).sum(), (theirs & ~ours).sum())),
    }
    assert found["only_first"] > 0


def test_in_words(two: tuple[Path, Path], small_data: str, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert main(["compare", *map(str, two), "--dataset", small_data]) == 0
    note, first, _, head, right, wrong, _, sentence = capsys.readouterr().out.splitlines()
    assert note.startswith("It has no test part of its own")
    assert first.startswith("Of 60 validation pictures of small.npz, A (ours.safetensors) reads ")
    assert head.split() == ["B", "right", "B", "wrong"]
    assert right.startswith("A right")
    assert wrong.startswith("A wrong")
    assert sentence.startswith("A reads ")
    assert sentence.endswith("A is most likely better.")


def test_a_file_with_itself(two: tuple[Path, Path], small_data: str, capsys: pytest.CaptureFixture[str]) -> None:
    found = compared(capsys, two[0], two[0], "--dataset", small_data)
    assert (found["only_first"], found["only_second"], found["p_value"]) == (0, 0, 1)


def test_what_is_no_weight_file_is_refused(
    two: tuple[Path, Path], small_data: str, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert main(["compare", str(two[0]), small_data, "--dataset", small_data]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("small.npz ")
    assert err.count("\n") == 1
