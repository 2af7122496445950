"""Weights as NumPy archives, out and in, and what is refused."""

import io
import json
import warnings
import zipfile
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest

from core.exchange.archive import DESCRIPTION, archived, looks_like_weights, read_archive
from core.model.model import Model
from core.model.presets import PRESETS, Preset, preset
from core.nn.layers import Dense, Flatten, ReLU
from core.nn.network import Network
from core.types import Array, UserError
from tests.core.exchange.some_models import every_preset, model_of
from tests.core.model.example import MODEL
from tests.npy import promising
from tests.refusing import refusal_of


def written(folder: Path, arrays: dict[str, Array], name: str = "weights.npz") -> Path:
    path = folder / name
    np.savez(path, **arrays)
    return path


def arrays_of(model: Model) -> dict[str, Array]:
    with np.load(io.BytesIO(archived(model)), allow_pickle=False) as archive:
        return dict(archive)


def refused(path: Path, present: Network | None = None) -> str:
    sentence = refusal_of(read_archive, path, present)
    assert path.name in sentence
    return sentence


@every_preset
def test_what_is_written_is_read_as_it_was(one: Preset, tmp_path: Path) -> None:
    model = model_of(one.network)
    (tmp_path / "w.npz").write_bytes(archived(model))
    again = read_archive(tmp_path / "w.npz")
    assert (again.network, again.card) == (model.network, model.card)
    np.testing.assert_array_equal(again.parameters, model.parameters)


def test_the_arrays_are_numpys_own_by_name() -> None:
    arrays = arrays_of(MODEL)
    assert json.loads(str(arrays.pop(DESCRIPTION)))["card"]["name"] == "Test"
    views = MODEL.network.views(MODEL.parameters)
    assert list(arrays) == list(views)
    for name, view in views.items():
        assert arrays[name].dtype == np.float32
        np.testing.assert_array_equal(arrays[name], view)


def test_without_a_description_it_is_the_present_network_or_a_preset(tmp_path: Path) -> None:
    model = model_of(preset("rathi-average").network)
    arrays = {name: view.astype(np.float64) for name, view in model.network.views(model.parameters).items()}
    path = written(tmp_path, arrays, "mine.npz")
    again = read_archive(path, model.network)
    assert again.network == model.network
    assert again.card.name == "mine"
    np.testing.assert_array_equal(again.parameters, model.parameters)
    assert "may hold Rathi (max pooling) or Rathi (average pooling) and does not say which" in refused(path)
    other = model_of(preset("zhou").network)
    path = written(tmp_path, dict(other.network.views(other.parameters)))
    assert read_archive(path, model.network).network == other.network
    own = Network((1, 28, 28), (Flatten(), Dense(7), ReLU(), Dense(10)))
    path = written(tmp_path, dict(own.views(model_of(own).parameters)))
    assert read_archive(path, own).network == own
    assert "there is none that has its arrays: dense1.weight (7, 784)" in refused(path)


def test_what_does_not_fit_the_description(tmp_path: Path) -> None:
    good = arrays_of(MODEL)
    bias = good["conv1.bias"]
    for change, words in (
        ({"conv1.bias": bias[:-1]}, "conv1.bias has the shape (3,) and should have (4,)"),
        ({"conv1.bias": bias.astype(np.int64)}, "conv1.bias is stored as int64 and should be F32"),
        ({"conv1.bias": np.full(4, np.inf)}, "conv1.bias holds values that are not finite numbers"),
        ({"conv1.bias": np.full(4, 1e300)}, "conv1.bias holds values that are not finite numbers"),
        ({"more": bias}, "holds more, which its network has no place for"),
        ({DESCRIPTION: np.array("{}")}, "its description of the network cannot be read"),
        ({DESCRIPTION: np.array("[" * 100_000)}, "its description of the network cannot be read"),
        ({DESCRIPTION: np.zeros(3)}, "is not the text that describes a network"),
        ({DESCRIPTION: np.array(["a", "b"])}, "is not the text that describes a network"),
        ({"conv1.bias": np.array([None] * 4)}, "is not an .npz file of plain numbers"),
        ({DESCRIPTION: np.array(str(good[DESCRIPTION]).replace("28", "32"))}, "network for other pictures"),
    ):
        assert words in refused(written(tmp_path, good | change))
    without = {name: array for name, array in good.items() if name != "conv1.bias"}
    assert "lacks conv1.bias" in refused(written(tmp_path, without))


def test_an_array_that_promises_too_much_is_not_made(tmp_path: Path) -> None:
    """A header of 200 GB over a few bytes, stored and packed."""
    for packing in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_LZMA):
        path = written(tmp_path, {})
        with zipfile.ZipFile(path, "w", packing) as archive:
            archive.writestr("dense1.weight.npy", promising((50 * 10**9,), "<f4"))
        refused(path)


def test_damaged_archives(tmp_path: Path) -> None:
    content = archived(MODEL)
    path = tmp_path / "w.npz"
    rng = np.random.default_rng(0)
    for end in rng.integers(0, len(content), 30):
        path.write_bytes(content[:end])
        refused(path)
    for _ in range(60):
        damaged = bytearray(content)
        damaged[rng.integers(len(content))] ^= int(rng.integers(1, 256))
        path.write_bytes(damaged)
        with suppress(UserError):  # another letter in a card's name is no damage
            read_archive(path)
    path.write_bytes(b"no archive")
    assert refused(path) == "w.npz is not an .npz file; one with weights is needed."
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("readme.txt", "words")
    assert "holds other things than arrays" in refused(path)
    with zipfile.ZipFile(path, "w") as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # that there are two of a name
        for _ in range(2):
            archive.writestr("a.npy", b"")
    refused(path)


@pytest.mark.parametrize("number", [0x110000, 0xD800, 0xFFFFFFFF])
def test_a_description_of_what_are_no_letters(number: int, tmp_path: Path) -> None:
    path = tmp_path / "w.npz"
    path.write_bytes(archived(MODEL))
    with np.load(path) as archive:
        arrays = {name: archive[name] for name in archive.files}
    numbers = arrays[DESCRIPTION].reshape(1).view(np.uint32).copy()
    numbers[str(arrays[DESCRIPTION]).index("flatten")] = number  # of a layer's kind, which the refusal would quote
    arrays[DESCRIPTION] = numbers.view(arrays[DESCRIPTION].dtype).reshape(())
    np.savez(path, **arrays)
    assert refused(path) == "w.npz is damaged: its description of the network cannot be read."


def test_weights_are_told_from_pictures(tmp_path: Path) -> None:
    (tmp_path / "w.npz").write_bytes(archived(MODEL))
    assert looks_like_weights(tmp_path / "w.npz")
    assert looks_like_weights(written(tmp_path, {"dense1.weight": np.zeros((2, 2))}))
    assert not looks_like_weights(written(tmp_path, {"images": np.zeros((2, 28, 28)), "labels": np.zeros(2)}))
    assert not looks_like_weights(tmp_path / "none.npz")


def test_no_two_presets_but_rathis_are_taken_for_each_other() -> None:
    for this in PRESETS.values():
        alike = [one.key for one in PRESETS.values() if one.network.entries == this.network.entries]
        assert len(alike) == 1 or alike == ["rathi", "rathi-average"]
