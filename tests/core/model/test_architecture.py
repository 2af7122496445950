"""Architectures in files: those that come back as they were, and those from whatever hand that are refused."""

import json
import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.model.architecture import Architecture, load_architecture, save_architecture
from core.model.presets import PRESETS, Preset
from core.nn.layers import Conv2D, Dense, Flatten
from core.nn.network import Network
from core.types import UserError
from tests.core.model.example import NETWORK
from tests.core.nn.small_networks import related_networks
from tests.refusing import refusal_of


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.json"


refused = partial(refusal_of, load_architecture)


def changed(path: Path, change: Callable[[dict[str, Any]], object]) -> str:
    """The sentence with which a file with something changed in its JSON is refused."""
    header = {"format": "digitscope architecture", "version": 1, "name": "Mine", "network": NETWORK.describe()}
    change(header)
    path.write_text(json.dumps(header), encoding="utf-8")
    return refused(path)


@pytest.mark.parametrize("preset", PRESETS.values(), ids=lambda preset: preset.key)
def test_every_preset_comes_back_as_it_was(path: Path, preset: Preset) -> None:
    architecture = Architecture(preset.title, preset.network)
    save_architecture(path, architecture)
    assert load_architecture(path) == architecture
    assert load_architecture(path).network.describe() == preset.network.describe()
    assert list(path.parent.iterdir()) == [path], "nothing is left beside it"


@given(related_networks(), st.text(max_size=50))
@settings(max_examples=20)
def test_any_network_comes_back_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, networks: list[Network], name: str
) -> None:
    path = tmp_path_factory.mktemp("any") / "a.json"
    for network in networks:
        save_architecture(path, Architecture(name, network))
        assert load_architecture(path) == Architecture(name, network)


def test_networks_for_other_pictures_are_kept_too(path: Path) -> None:
    architecture = Architecture("Colours", Network((3, 32, 32), (Conv2D(8, 3), Flatten(), Dense(100))))
    save_architecture(path, architecture)
    assert load_architecture(path) == architecture


def test_files_that_are_none(path: Path) -> None:
    assert refused(path) == f"{path} cannot be opened: No such file or directory."
    assert refused(path.parent) == f"{path.parent} is not a file."
    no_architecture = "a.json is no architecture of Digitscope, or it is damaged."
    deep = b"[" * 100_000
    for content in (b"", b"hello", b"{}", b"[1, 2]", b"null", b'"text"', b"\xff\xfe{}", deep, b'{"format": NaN}'):
        path.write_bytes(content)
        assert refused(path) == no_architecture
    save_architecture(path, Architecture("Mine", NETWORK))
    content = path.read_bytes()
    for length in (len(content) // 2, len(content) - 3, 1):
        path.write_bytes(content[:length])
        assert refused(path) == no_architecture


def test_a_file_of_absurd_size(path: Path) -> None:
    save_architecture(path, Architecture("Mine", NETWORK))
    os.truncate(path, 1 << 40)  # sparse: it takes no room
    assert refused(path) == "a.json is too large for an architecture of Digitscope."


def test_another_format_or_version(path: Path) -> None:
    no_architecture = "a.json is no architecture of Digitscope, or it is damaged."
    assert changed(path, lambda header: header.update(format="digitscope")) == no_architecture
    for version in (0, -1, "1", 1.0, True, None):
        assert changed(path, lambda header, version=version: header.update(version=version)) == no_architecture
    assert changed(path, lambda header: header.update(version=2)) == (
        "a.json was written by a newer version of Digitscope: update the program to open it."
    )
    for key in ("format", "version", "name", "network"):
        assert changed(path, lambda header, key=key: header.pop(key)) == no_architecture


def test_names_that_are_none(path: Path) -> None:
    for name in (3, None, ["a"], "a" * 1001):
        assert changed(path, lambda header, name=name: header.update(name=name)) == (
            "The name of an architecture is a text of up to 1,000 letters."
        )


def test_networks_that_cannot_be(path: Path) -> None:
    def layers(*entries: object) -> str:
        return changed(path, lambda header: header["network"].update(layers=list(entries)))

    flat, ten = {"kind": "flatten"}, {"kind": "dense", "units": 10}
    assert "a kind this version does not know" in layers({"kind": "attention"})
    assert "Layer 1, conv1, cannot be built: A 29x29 kernel" in layers({"kind": "conv", "filters": 4, "kernel": 29})
    assert "describes a network that cannot be built" in layers(ten)
    assert "The description of the network cannot be read" in layers(flat, ten | {"colour": 1})
    assert "A dense layer needs a whole number for units, not 10.0." in layers(flat, ten | {"units": 10.0})
    assert "more than 1,000 layers" in layers(*[{"kind": "relu"}] * 1001)
    assert "too large to compute with" in layers(flat, {"kind": "dense", "units": 10**12}, ten)
    huge = {"kind": "conv", "filters": 1, "kernel": 1, "stride": 10**9, "padding": 10**9}
    assert "too large to compute with" in layers(huge, flat, ten)
    assert "too large to compute with" in layers(huge | {"stride": 2**31, "padding": 0}, flat, ten)
    damaged = "is no architecture of Digitscope, or it is damaged."
    assert "cannot be read" in layers(3)
    assert damaged in changed(path, lambda header: header.update(network=[]))
    assert "impossible shape" in changed(path, lambda header: header["network"].update(input_shape=[1, 28]))


def test_what_could_not_be_opened_is_not_saved(path: Path) -> None:
    path.write_bytes(b"what was there")
    large = Network((1, 28, 28), (Flatten(), Dense(10**6), Dense(10)))
    with pytest.raises(UserError, match=r"^The architecture cannot be saved: it holds a network that is too large"):
        save_architecture(path, Architecture("Large", large))
    assert path.read_bytes() == b"what was there"
    with pytest.raises(UserError, match="cannot be written"):
        save_architecture(path.parent / "missing" / "a.json", Architecture("Mine", NETWORK))
