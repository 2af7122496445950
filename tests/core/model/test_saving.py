"""Weight files as they are written: whole or not at all, and only such as can be opened."""

import os
import resource
import stat
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from safetensors.numpy import load_file

from core.atomic import check_target
from core.evaluation.calibration import Calibration
from core.model.model import Card, Model
from core.model.weights import load_model, save_model
from core.nn.layers import AveragePool2D, Conv2D, Dense, Dropout, Flatten, Layer, MaxPool2D, ReLU, Reshape, Standardise
from core.nn.network import Network
from core.types import Shape, UserError
from tests.core.model.example import CARD, MODEL, NETWORK
from tests.refusing import refusal_of


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "w.safetensors"


def test_a_model_comes_back_as_it_was(tmp_path: Path) -> None:
    save_model(tmp_path / "w.safetensors", MODEL)
    back = load_model(tmp_path / "w.safetensors")
    assert back.network == MODEL.network
    assert back.card == MODEL.card
    np.testing.assert_array_equal(back.parameters, MODEL.parameters)


def test_saving_what_was_loaded_gives_the_same_bytes(tmp_path: Path) -> None:
    save_model(tmp_path / "one", MODEL)
    save_model(tmp_path / "two", load_model(tmp_path / "one"))
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_other_tools_find_the_tensors_by_pytorchs_names_and_shapes(tmp_path: Path) -> None:
    save_model(tmp_path / "w.safetensors", MODEL)
    tensors = load_file(tmp_path / "w.safetensors")
    assert {name: array.shape for name, array in tensors.items()} == {
        "conv1.weight": (4, 1, 5, 5),
        "conv1.bias": (4,),
        "dense1.weight": (10, 144),
        "dense1.bias": (10,),
    }
    assert {array.dtype for array in tensors.values()} == {np.dtype(np.float32)}


def test_saving_replaces_the_file_and_leaves_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "w.safetensors"
    path.write_text("older")
    save_model(path, MODEL)
    assert [file.name for file in tmp_path.iterdir()] == ["w.safetensors"]
    mask = os.umask(0)
    os.umask(mask)
    assert stat.S_IMODE(path.stat().st_mode) == 0o666 & ~mask


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "folder" / "w.safetensors")
    save_model(link, MODEL)
    assert link.is_symlink()
    assert load_model(tmp_path / "folder" / "w.safetensors").card == CARD


# Files that cannot be written


def unwritable(path: Path) -> str:
    sentence = refusal_of(save_model, path, MODEL)
    assert refusal_of(check_target, path) == sentence
    return sentence


def test_a_place_where_nothing_can_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("hello")
    path = tmp_path / "none" / "w.safetensors"
    assert unwritable(path) == f"{path} cannot be written: No such file or directory."
    assert "cannot be written: Not a directory." in unwritable(tmp_path / "file" / "w.safetensors")
    assert "cannot be written: it is not an ordinary file." in unwritable(tmp_path)
    assert "cannot be written: it is not an ordinary file." in unwritable(Path("/dev/null"))
    assert "cannot be written: File name too long." in unwritable(tmp_path / ("long" * 100))
    (tmp_path / "circle").symlink_to(tmp_path / "circle")
    assert "cannot be written: Too many levels" in unwritable(tmp_path / "circle" / "w.safetensors")
    assert sorted(file.name for file in tmp_path.iterdir()) == ["circle", "file"]


def test_a_folder_without_the_right_to_write(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    folder = Path("/proc/self") if os.geteuid() == 0 else tmp_path  # root may write to all but the kernel's
    assert "cannot be written: " in unwritable(folder / "w.safetensors")


def test_a_full_disk_loses_nothing(tmp_path: Path) -> None:
    path = tmp_path / "w.safetensors"
    path.write_text("older")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, limits[1]))
    try:
        with pytest.raises(UserError, match="cannot be written: File too large"):
            save_model(path, MODEL)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert [file.name for file in tmp_path.iterdir()] == ["w.safetensors"]
    assert path.read_text() == "older"


def test_checking_a_target_changes_nothing(tmp_path: Path) -> None:
    check_target(tmp_path / "new")
    (tmp_path / "old").write_text("older")
    check_target(tmp_path / "old")
    assert [file.read_text() for file in tmp_path.iterdir()] == ["older"]


# Models that cannot be kept: what is written can be opened


def unkept(path: Path, model: Model) -> str:
    path.write_text("older")
    sentence = refusal_of(save_model, path, model)
    assert path.read_text() == "older"
    assert [file.name for file in path.parent.iterdir()] == [path.name]
    return sentence


@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf])
def test_numbers_that_are_not_finite_are_not_kept(path: Path, value: float) -> None:
    parameters = MODEL.parameters.copy()
    parameters[NETWORK.parameter_count - 12] = value
    assert unkept(path, Model(NETWORK, parameters, CARD)) == (
        "The model cannot be saved: dense1.weight holds values that are not finite numbers."
    )


def model_of(*layers: Layer, input_shape: Shape = (1, 28, 28)) -> Model:
    network = Network(input_shape, layers)
    return Model(network, np.zeros(network.parameter_count, np.float32), Card())


def test_networks_that_would_not_be_opened_are_not_kept(path: Path) -> None:
    assert unkept(path, model_of(Flatten(), Dense(9))) == (
        "The model cannot be saved: it holds a network for other pictures: it has to take (1, 28, 28) and answer with "
        "10 digits, not (1, 28, 28) and 9."
    )
    assert "it holds a network for other pictures" in unkept(
        path, model_of(Flatten(), Dense(10), input_shape=(3, 28, 28))
    )
    assert unkept(path, model_of(*[ReLU()] * 999, Flatten(), Dense(10))) == (
        "The model cannot be saved: it describes a network of more than 1,000 layers."
    )
    wide = Conv2D(1, 1, stride=10**9, padding=10**9)
    assert unkept(path, model_of(wide, Flatten(), Dense(10))) == (
        "The model cannot be saved: it holds a network that is too large to compute with."
    )


def test_a_card_that_would_not_be_opened_is_not_kept(path: Path) -> None:
    assert unkept(path, replace(MODEL, card=replace(MODEL.card, preprocessing=2))) == (
        "The model cannot be saved: it was written by a newer version of Digitscope: update the program to open it."
    )
    assert unkept(path, replace(MODEL, card=replace(MODEL.card, recipe={"notes": "x" * (1 << 24)}))) == (
        "The model cannot be saved: it has a description of more than 16,777,216 letters."
    )


def test_a_layer_made_with_numpy_s_numbers_is_kept(path: Path) -> None:
    model = model_of(Conv2D(np.int64(4), 5), Flatten(), Dense(10))  # type: ignore[arg-type]
    save_model(path, model)
    assert load_model(path).network == model.network


FINITE = st.floats(width=32, allow_nan=False, allow_infinity=False)
PLAIN = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20)
VALUES = PLAIN | st.lists(PLAIN, max_size=3) | st.dictionaries(st.text(max_size=5), PLAIN, max_size=3)
CARDS = st.dictionaries(
    st.sampled_from(["name", "created", "dataset", "epochs", "seed", "validation_accuracy", "test_accuracy"]), VALUES
) | st.builds(
    dict,
    name=st.text(max_size=20),
    epochs=st.integers(0),
    seed=st.none() | st.integers(0),
    preprocessing=st.sampled_from([1, 1, 1, 2]),
    validation_accuracy=st.floats(0, 1),
    calibration=st.builds(Calibration, st.floats(0.05, 20), st.none() | FINITE),
    recipe=st.dictionaries(st.text(max_size=5), VALUES, max_size=4),
)
LAYERS = st.sampled_from(
    [
        (MaxPool2D(14), Flatten(), Dense(10)),
        (Standardise(0.5), MaxPool2D(7), Conv2D(10, 2, stride=4), ReLU(), Flatten()),
        (AveragePool2D(28), Flatten(), Dense(8), Reshape((2, 2, 2)), Flatten(), Dropout(0.5), Dense(10)),
        (MaxPool2D(28), Flatten(), Dense(9)),
    ]
)


@given(LAYERS, CARDS, st.data())
def test_what_is_kept_comes_back_the_same(
    tmp_path_factory: pytest.TempPathFactory, layers: tuple[Layer, ...], card: dict[str, Any], data: st.DataObject
) -> None:
    path = tmp_path_factory.mktemp("weights") / "w.safetensors"
    network = Network((1, 28, 28), layers)
    size = network.parameter_count
    kind = data.draw(st.sampled_from([np.float32, np.float32, np.float64]))
    broken = st.lists(FINITE | st.sampled_from([np.nan, np.inf]), min_size=1, max_size=5)
    numbers = data.draw(st.lists(FINITE, min_size=1, max_size=5) | broken)
    vector = np.resize(numbers, size).astype(kind)
    try:
        model = Model(network, vector, Card(**card))
        save_model(path, model)
    except UserError:
        assert not list(path.parent.iterdir())
        return
    back = load_model(path)
    assert (back.network, back.card) == (model.network, model.card)
    assert back.parameters.tobytes() == model.parameters.tobytes()
