"""ONNX files in onnxruntime, against our own forward pass. Skipped where onnx or onnxruntime is not installed."""

import sys
from dataclasses import replace

import numpy as np
import pytest

from core.data.datasets import DataSplits
from core.exchange.onnx_model import as_onnx
from core.model.presets import Preset
from core.nn.layers import KINDS, Conv2D, Flatten
from core.nn.network import Network
from core.types import Array, UserError
from tests.core.exchange.some_models import CLOSE, every_preset, model_of, on_some_networks


def in_onnxruntime(content: bytes, images: Array) -> Array:
    onnxruntime = pytest.importorskip("onnxruntime")
    session = onnxruntime.InferenceSession(content, providers=["CPUExecutionProvider"])
    [taken] = session.get_inputs()
    assert list(taken.shape[1:]) == list(images.shape[1:])
    [logits] = session.run(["logits"], {"image": images})
    return logits


@every_preset
def test_presets_give_the_same_logits(one: Preset, mnist: DataSplits) -> None:
    onnx = pytest.importorskip("onnx")
    model = model_of(one.network)
    images = mnist.test.images[:1000].astype(np.float32) / 255
    content = as_onnx(model)
    onnx.checker.check_model(onnx.load_model_from_string(content), full_check=True)
    ours = one.network.forward(model.parameters, images)
    np.testing.assert_allclose(in_onnxruntime(content, images), ours, rtol=0, atol=1e-4)


@on_some_networks
def test_networks_left_to_chance(network: Network, seed: int) -> None:
    pytest.importorskip("onnx")
    model = model_of(network, seed)
    content = as_onnx(model)
    for count in (1, 5):
        images = np.random.default_rng(seed).random((count, *network.input_shape), dtype=np.float32)
        np.testing.assert_allclose(in_onnxruntime(content, images), network.forward(model.parameters, images), **CLOSE)


def test_a_network_on_vectors_and_one_that_ends_in_another_layer() -> None:
    pytest.importorskip("onnx")
    for network in (
        Network((12,), (KINDS["batchnorm"](), KINDS["dense"](5), KINDS["dropout"](0.2))),
        Network((3, 4, 4), (Conv2D(2, 4, padding=1), Flatten())),
    ):
        model = model_of(network)
        images = np.random.default_rng(0).random((3, *network.input_shape), dtype=np.float32)
        np.testing.assert_allclose(
            in_onnxruntime(as_onnx(model), images), network.forward(model.parameters, images), **CLOSE
        )


def test_half_a_letter_in_the_name_is_replaced() -> None:
    onnx = pytest.importorskip("onnx")
    model = model_of(Network((4,), (KINDS["dense"](2),)))
    card = replace(model.card, name="caf\udce9")  # as a file's name in Latin-1 is read
    content = as_onnx(replace(model, card=card))
    assert onnx.load_model_from_string(content).graph.doc_string.startswith("caf\ufffd. image: ")


def test_every_kind_of_layer_has_a_form() -> None:
    from core.exchange.onnx_model import _OPERATORS

    assert set(_OPERATORS) == set(KINDS.values())


def test_without_the_library_a_sentence_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "onnx", None)
    model = model_of(Network((4,), (KINDS["dense"](3),)))
    with pytest.raises(UserError, match=r'install it with "pip install onnx", and try again\.$'):
        as_onnx(model)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    with pytest.raises(UserError, match=r"^This program cannot write ONNX files;"):
        as_onnx(model)
