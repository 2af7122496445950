"""A model as ONNX, which most other programs that compute networks can read.

One operator for each layer, under the layer's name, but for the pixels' standardisation, which takes two. Needs the
library ``onnx``, an extra that only this module knows; what it writes is checked by that library's own checker.
"""

from collections.abc import Callable, Iterator
from typing import Any, TypeAlias

import numpy as np

from core.bundle import is_bundle
from core.model.model import Model
from core.nn.layers import (
    AveragePool2D,
    BatchNorm,
    Conv2D,
    Dense,
    Dropout,
    Flatten,
    Layer,
    MaxPool2D,
    ReLU,
    Reshape,
    Sigmoid,
    Standardise,
    Tanh,
)
from core.types import Array, UserError, printable

OPSET, IR_VERSION = 17, 8
"""Of 2022: everything that reads ONNX today knows them, and nothing here needs newer ones."""

INPUT, OUTPUT, BATCH = "image", "logits", "N"

Operator: TypeAlias = tuple[str, list[Array | str], dict[str, Any]]
"""Its type, what it is given beside the output of the one before (a parameter's key or a constant), its attributes."""


def _number(value: float) -> Array:
    return np.array(value, np.float32)


_OPERATORS: dict[type[Layer], Callable[[Any], list[Operator]]] = {
    Conv2D: lambda layer: [
        (
            "Conv",
            ["weight", "bias"],
            {"kernel_shape": 2 * [layer.kernel], "strides": 2 * [layer.stride], "pads": 4 * [layer.pad]},
        )
    ],
    MaxPool2D: lambda layer: [("MaxPool", [], {"kernel_shape": 2 * [layer.window], "strides": 2 * [layer.step]})],
    AveragePool2D: lambda layer: [
        ("AveragePool", [], {"kernel_shape": 2 * [layer.window], "strides": 2 * [layer.step]})
    ],
    ReLU: lambda _: [("Relu", [], {})],
    Tanh: lambda _: [("Tanh", [], {})],
    Sigmoid: lambda _: [("Sigmoid", [], {})],
    Dense: lambda _: [("Gemm", ["weight", "bias"], {"transB": 1})],
    BatchNorm: lambda layer: [
        ("BatchNormalization", ["weight", "bias", "running_mean", "running_var"], {"epsilon": layer.epsilon})
    ],
    Standardise: lambda layer: [("Sub", [_number(layer.mean)], {}), ("Div", [_number(layer.std)], {})],
    Flatten: lambda _: [("Flatten", [], {"axis": 1})],
    Reshape: lambda layer: [("Reshape", [np.array([0, *layer.shape], np.int64)], {})],  # 0: as many as there are
    Dropout: lambda layer: [("Dropout", [_number(layer.rate)], {})],  # nothing at inference
}


def as_onnx(model: Model) -> bytes:
    """The file: pictures ``image (N, C, H, W)``, 0 paper to 1 ink, become ``logits (N, L)``, any ``N``.

    Raises ``UserError`` where the library is missing or a layer has no form in ONNX.
    """
    try:
        import onnx
        from onnx import TensorProto, helper
    except ImportError as error:
        if is_bundle():
            raise UserError("This program cannot write ONNX files; one that was installed with pip can.") from error
        raise UserError(
            'ONNX files are written by the library onnx: install it with "pip install onnx", and try again.'
        ) from error
    constants: list[Any] = []
    nodes = list(_nodes(model, constants))
    network, card = model.network, model.card
    graph = helper.make_graph(
        nodes,
        "digitscope",
        [helper.make_tensor_value_info(INPUT, TensorProto.FLOAT, [BATCH, *network.input_shape])],
        [helper.make_tensor_value_info(OUTPUT, TensorProto.FLOAT, [BATCH, network.classes])],
        constants,
        f"{printable(card.name)}. {INPUT}: 0 is paper, 1 is ink. {OUTPUT}: their softmax is the probabilities.",
    )
    made = helper.make_model(graph, producer_name="Digitscope", opset_imports=[helper.make_opsetid("", OPSET)])
    made.ir_version = IR_VERSION
    onnx.checker.check_model(made, full_check=True)
    content: bytes = made.SerializeToString()
    return content


def _nodes(model: Model, constants: list[Any]) -> Iterator[Any]:
    """The operators in a row; what they are given beside the pictures is added to ``constants``."""
    from onnx import helper, numpy_helper

    network, given = model.network, INPUT
    steps = list(_steps(model))
    for number, (name, (kind, wanted, attributes)) in enumerate(steps):
        inputs = [given]
        for place, value in enumerate(wanted):
            key = f"{name}.{value}" if isinstance(value, str) else f"{name}.{kind.lower()}{place}"
            array = network.views(model.parameters)[key] if isinstance(value, str) else value
            constants.append(numpy_helper.from_array(array, key))
            inputs.append(key)
        given = OUTPUT if number == len(steps) - 1 else f"{name}.{kind.lower()}"
        yield helper.make_node(kind, inputs, [given], name=f"{name}.{kind.lower()}", **attributes)


def _steps(model: Model) -> Iterator[tuple[str, Operator]]:
    for name, layer in zip(model.network.names, model.network.layers, strict=True):
        if type(layer) not in _OPERATORS:
            raise UserError("The layer {name} has no form in ONNX yet.", name=name)
        for operator in _OPERATORS[type(layer)](layer):
            yield name, operator
