"""Weight files as they are read, from whatever hand."""

import json
import os
from collections.abc import Callable, Iterator
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from safetensors.numpy import save

from core.model.weights import load_model, save_model
from core.types import Array, UserError
from tests.core.model.example import CARD, MODEL, NETWORK
from tests.refusing import refusal_of


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "w.safetensors"


refused = partial(refusal_of, load_model)


def write(path: Path, change: Callable[[dict[str, Array], dict[str, Any]], object]) -> None:
    """Write a weight file with something changed in its tensors or its JSON."""
    tensors = {name: np.array(view) for name, view in NETWORK.views(MODEL.parameters).items()}
    header = {"format": "digitscope", "version": 1, "network": NETWORK.describe(), "card": asdict(CARD)}
    change(tensors, header)
    path.write_bytes(save(tensors, {"digitscope": json.dumps(header)}))


def changed(path: Path, change: Callable[[dict[str, Array], dict[str, Any]], object]) -> str:
    """The sentence with which such a file is refused."""
    write(path, change)
    return refused(path)


def test_files_that_are_not_safetensors(path: Path) -> None:
    assert refused(path) == f"{path} cannot be opened: No such file or directory."
    assert refused(path.parent) == f"{path.parent} is not a file."
    assert refused(path.parent / "a\0b") == f"{path.parent / 'a'}\ufffdb cannot be the name of a file."
    os.mkfifo(path.parent / "pipe")
    assert "is not a file." in refused(path.parent / "pipe")
    for content in (b"", b"hello", b"\x93NUMPY hello, this is no weight file", bytes(1000)):
        path.write_bytes(content)
        assert refused(path) == "w.safetensors is not a safetensors file."


def test_a_file_cut_short(path: Path) -> None:
    save_model(path, MODEL)
    content = path.read_bytes()
    for length in (len(content) - 1, len(content) // 2, 100, 9):
        path.write_bytes(content[:length])
        assert refused(path) == "w.safetensors is damaged or has been cut short."
    path.write_bytes(content + b"\0")
    assert refused(path) == "w.safetensors is damaged or has been cut short."


def test_a_file_of_absurd_size(path: Path) -> None:
    save_model(path, MODEL)
    os.truncate(path, 1 << 40)  # sparse: it takes no room
    assert refused(path) == "w.safetensors is too large for a weight file of Digitscope."


def test_a_safetensors_file_from_elsewhere(path: Path) -> None:
    for metadata in (None, {"format": "pt"}):
        path.write_bytes(save({"weight": np.zeros(3, np.float32)}, metadata))
        assert refused(path) == (
            "w.safetensors comes from another program: it does not describe a network of Digitscope."
        )


def test_a_newer_version(path: Path) -> None:
    sentence = "w.safetensors was written by a newer version of Digitscope: update the program to open it."
    assert changed(path, lambda _, header: header.update(version=2)) == sentence
    assert changed(path, lambda _, header: header["card"].update(preprocessing=2)) == sentence


def test_networks_that_cannot_be(path: Path) -> None:
    def layers(*entries: dict[str, Any]) -> str:
        return changed(path, lambda _, header: header["network"].update(layers=list(entries)))

    assert "a kind this version does not know" in layers({"kind": "attention"})
    flat, ten = {"kind": "flatten"}, {"kind": "dense", "units": 10}
    wide = {"kind": "conv", "filters": 4, "kernel": 29}
    assert "29x29 kernel does not fit into 28x28 pixels" in layers(wide, flat, ten)
    assert "describes a network that cannot be built" in layers(ten)
    assert "answer with 10 digits, not (1, 28, 28) and 9" in layers(flat, {"kind": "dense", "units": 9})
    assert "more than 1,000 layers" in layers(*[{"kind": "relu"}] * 1001)
    huge = {"kind": "conv", "filters": 1, "kernel": 1, "stride": 10**9, "padding": 10**9}
    assert "too large to compute with" in layers(huge, flat, ten)
    assert "too large to compute with" in layers(flat, {"kind": "dense", "units": 10**12}, ten)
    assert "too large to compute with" in layers(flat, {"kind": "dense", "units": 10**6}, ten)
    assert layers(flat, ten) == "w.safetensors holds conv1.bias, conv1.weight, which its network has no place for."


def test_another_input(path: Path) -> None:
    sentence = changed(path, lambda _, header: header["network"].update(input_shape=[3, 28, 28]))
    assert "holds a network for other pictures: it has to take (1, 28, 28)" in sentence


def test_missing_and_unexpected_names(path: Path) -> None:
    assert changed(path, lambda tensors, _: tensors.pop("conv1.bias")) == ("w.safetensors lacks conv1.bias.")
    spare = np.zeros(1, np.float32)
    assert changed(path, lambda tensors, _: tensors.update(extra=spare)) == (
        "w.safetensors holds extra, which its network has no place for."
    )
    assert changed(path, lambda tensors, _: tensors.update({"conv1.B": tensors.pop("conv1.bias")})) == (
        "w.safetensors lacks conv1.bias and holds conv1.B instead."
    )
    assert changed(path, lambda tensors, _: tensors.clear()) == (
        "w.safetensors lacks conv1.weight, conv1.bias, dense1.weight and 1 more."
    )


def test_wrong_shapes_kinds_and_values(path: Path) -> None:
    def bias(array: Array) -> str:
        return changed(path, lambda tensors, _: tensors.update({"conv1.bias": array}))

    assert bias(np.zeros((4, 1), np.float32)) == (
        "In w.safetensors, conv1.bias has the shape (4, 1) and should have (4,)."
    )
    assert bias(np.zeros(4)) == "In w.safetensors, conv1.bias is stored as F64 and should be F32."
    for value in (np.nan, np.inf, -np.inf):
        assert bias(np.array([0, 0, value, 0], np.float32)) == (
            "In w.safetensors, conv1.bias holds values that are not finite numbers."
        )


DAMAGED = "w.safetensors is damaged: its description of the network cannot be read."


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{}",
        "[]",
        '"digitscope"',
        "[" * 100_000,
        '{"format": "digitscope"}',
        '{"format": "digitscope", "version": "1", "network": {}, "card": {}}',
        '{"format": "digitscope", "version": 1, "network": {}, "card": {}}',
        '{"format": "digitscope", "version": 1, "network": {"layers": [], "input_shape": [1e999]}, "card": {}}',
        '{"format": "digitscope", "version": 1, "network": {"layers": [], "input_shape": [NaN]}, "card": {}}',
        '{"format": "digitscope", "version": 1, "network": {"layers": 3, "input_shape": []}, "card": {}}',
    ],
)
def test_a_description_that_means_nothing(path: Path, text: str) -> None:
    path.write_bytes(save({"x": np.zeros(1, np.float32)}, {"digitscope": text}))
    assert refused(path) == DAMAGED


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"name": 3}, "The card's name is a text of up to 1,000 letters."),
        ({"dataset": "x" * 10**6}, "The card's dataset is a text of up to 1,000 letters."),
        ({"epochs": "3"}, "The card's epochs is a whole number from 0, not '3'."),
        ({"seed": 0.5}, "The card's seed is a whole number from 0, not 0.5."),
        ({"test_accuracy": 2}, "The card's test accuracy lies from 0 to 1, where there is one, not at 2."),
        ({"recipe": []}, "The card's recipe is made of plain values by name, as JSON has them."),
        ({"preprocessing": None}, "The card's preprocessing is a whole number from 1, not None."),
        ({"preprocessing": 0}, "The card's preprocessing is a whole number from 1, not 0."),
        ({"calibration": {"temperature": 10**400}}, f"A temperature lies from 0.05 to 20, not at {10**400}."),
        ({"calibration": {"temperature": 1e-320}}, "A temperature lies from 0.05 to 20, not at 1e-320."),
        ({"calibration": {"temperature": None}}, "A temperature lies from 0.05 to 20, not at None."),
        (
            {"calibration": {"least_evidence": True}},
            "The least evidence of a digit is a finite number, if it is known, not True.",
        ),
    ],
)
def test_a_card_with_values_that_make_no_sense(path: Path, change: dict[str, Any], reason: str) -> None:
    sentence = changed(path, lambda _, header: header["card"].update(change))
    assert sentence == f"w.safetensors has a card that cannot be read: {reason}"


@pytest.mark.parametrize(
    "change",
    [{"card": None}, {"card": {"calibration": None}}, {"card": {"calibration": "x"}}, {"version": -1}, {"version": 0}],
)
def test_a_header_with_values_of_the_wrong_kind(path: Path, change: dict[str, Any]) -> None:
    assert changed(path, lambda _, header: header.update(change)) == DAMAGED


def test_numbers_beyond_those_of_json(path: Path) -> None:
    tensors = {name: np.array(view) for name, view in NETWORK.views(MODEL.parameters).items()}
    header = {"format": "digitscope", "version": 1, "network": NETWORK.describe(), "card": asdict(CARD)}
    header["card"]["calibration"]["temperature"] = "huge"  # type: ignore[index]
    for number in ("1e400", "-1e400", "NaN", "Infinity", "1" * 5000):
        text = json.dumps(header).replace('"huge"', number)
        path.write_bytes(save(tensors, {"digitscope": text}))
        assert refused(path) == DAMAGED


def test_a_later_field_on_the_card_is_passed_over(path: Path) -> None:
    write(path, lambda _, header: header["card"].update(mood="good"))
    assert load_model(path).card == CARD


@given(st.data())
def test_damage_of_any_kind_gives_a_sentence_or_a_sound_model(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    path = tmp_path_factory.mktemp("weights") / "w.safetensors"
    save_model(path, MODEL)
    content = bytearray(path.read_bytes())
    texts = int.from_bytes(content[:8], "little") + 8
    for _ in range(data.draw(st.integers(0, 3))):
        place = data.draw(st.integers(0, texts - 1) | st.integers(0, len(content) - 1))
        content[place] = data.draw(st.integers(0, 255))
    path.write_bytes(content[: data.draw(st.just(len(content)) | st.integers(0, len(content)))])
    try:
        model = load_model(path)
    except UserError as error:
        sentence = str(error)
    else:
        save_model(path, model)
        assert load_model(path).card == model.card
        assert np.isfinite(model.parameters).all()
        return
    assert sentence.endswith(".")


JUNK = (None, True, -1, 0, 3.0, 0.5, 1e308, 1e-320, 10**18, 10**400, "", "same", [], [1], {}, {"kind": "relu"})


def places(value: Any, before: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The ways to everything in a JSON text."""
    for key in value if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ():
        yield (*before, key)
        yield from places(value[key], (*before, key))


@settings(max_examples=300)
@given(st.data())
def test_a_header_with_something_else_in_it_gives_a_sentence_or_a_model_that_works(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    path = tmp_path_factory.mktemp("weights") / "w.safetensors"

    def spoil(_: dict[str, Array], header: dict[str, Any]) -> None:
        *way, last = data.draw(st.sampled_from(list(places(json.loads(json.dumps(header))))))
        for key in way:
            header = header[key]
        header[last] = data.draw(st.sampled_from(JUNK))

    write(path, spoil)
    try:
        model = load_model(path)
    except UserError as error:
        sentence = str(error)
    else:
        with np.errstate(all="ignore"):
            logits = model.network.forward(model.parameters, np.ones((1, 1, 28, 28), np.float32))
            chances = model.card.calibration.probabilities(logits)
        assert np.isfinite(chances).all() or not np.isfinite(logits).all()
        save_model(path, model)
        back = load_model(path)
        assert (back.network, back.card) == (model.network, model.card)
        return
    assert "w.safetensors" in sentence
    assert sentence.endswith(".")
