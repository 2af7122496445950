"""Layers against their slow twins, the articles' own numbers, and what they say when they cannot be built."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.nn.layers import (
    AveragePool2D,
    BatchNorm,
    Conv2D,
    Dense,
    Dropout,
    Flatten,
    Layer,
    MaxPool2D,
    Reshape,
    Sigmoid,
    Standardise,
    convolution,
    winograd,
)
from core.nn.layers.layer import INFERENCE, Mode
from core.nn.layout import hcwn_to_nchw, nchw_to_hcwn
from core.nn.workspace import Workspace
from core.types import Array, Shape
from tests.core.nn import reference
from tests.core.nn.ways import WAYS, take
from tests.refusing import refusal_of


def outputs(layer: Layer, x: Array, block: dict[str, Array] | None = None) -> Array:
    """The layer's output for ``x (N, C, H, W)`` in the public shape."""
    y, _ = layer.forward(block or {}, nchw_to_hcwn(x), INFERENCE, Workspace())
    return hcwn_to_nchw(y)


@given(
    kernel=st.integers(1, 5),
    stride=st.integers(1, 3),
    padding=st.integers(0, 6),
    channels=st.integers(1, 5),
    filters=st.integers(1, 3),
    height=st.integers(5, 9),
    width=st.integers(5, 9),
    seed=st.integers(0, 99),
)
@settings(deadline=None, max_examples=100)
def test_convolution_is_what_the_loops_say(
    kernel: int, stride: int, padding: int, channels: int, filters: int, height: int, width: int, seed: int
) -> None:
    layer = Conv2D(filters, kernel, stride, padding)
    rng = np.random.default_rng(seed)
    x = rng.normal(size=(2, channels, height, width))
    block = {"weight": rng.normal(size=(filters, channels, kernel, kernel)), "bias": rng.normal(size=filters)}
    expected = [reference.convolve(layer, block["weight"], block["bias"], picture) for picture in x]
    for way in WAYS:
        with pytest.MonkeyPatch.context() as monkeypatch:
            take(way, monkeypatch)
            np.testing.assert_allclose(outputs(layer, x, block), expected, atol=1e-10)
    assert layer.output_shape((channels, height, width)) == expected[0].shape
    assert expected[0].shape[1] == 1 + (height - kernel + 2 * padding) // stride


@pytest.mark.parametrize("padding", [0, 1])
@pytest.mark.parametrize("count", [1, winograd.FEW_PICTURES, winograd.FEW_PICTURES + 1, winograd.NARROW + 1])
def test_every_way_to_convolve_gives_the_same_numbers(
    monkeypatch: pytest.MonkeyPatch, padding: int, count: int
) -> None:
    """One product for all of the output, Winograd's way of few and of many pictures, and a product for each row."""
    rng = np.random.default_rng(0)
    layer, x = Conv2D(5, 3, padding=padding), nchw_to_hcwn(rng.normal(size=(count, 6, 5, 4)))
    block = {"weight": rng.normal(size=(5, 6, 3, 3)), "bias": rng.normal(size=5)}
    found = []
    for way in WAYS:
        take(way, monkeypatch)
        gradients = {name: np.empty_like(values) for name, values in block.items()}
        y, cache = layer.forward(block, x, INFERENCE, Workspace())
        dx = layer.backward(block, cache, np.cos(np.arange(y.size)).reshape(y.shape), gradients, Workspace(), True)
        found.append((type(cache), y, dx, gradients["weight"], gradients["bias"]))
    assert len({way for way, *_ in found}) == 3
    for _, *numbers in found[1:]:
        for one, other in zip(found[0][1:], numbers, strict=True):
            np.testing.assert_allclose(one, other, atol=1e-10)


def test_what_is_cut_into_small_products_is_cut_into_equal_ones() -> None:
    size = convolution.SMALL
    assert [convolution._blocks(size, length) for length in (1, 3, 6, 8, 12)] == [1, 1, 2, 8, 4]
    assert convolution._blocks(size // 4, 16) == 4
    assert convolution._blocks(size // 16, 16) == 1


def test_weights_that_were_changed_in_place_are_used() -> None:
    rng, scratch = np.random.default_rng(0), Workspace()
    layer, x = Conv2D(3, 3), rng.normal(size=(2, 8, 6, 6))
    block = {"weight": rng.normal(size=(3, 8, 3, 3)), "bias": rng.normal(size=3)}
    for changed in ((0, 0, 0, 0), (2, 7, 2, 2)):
        y, _ = layer.forward(block, nchw_to_hcwn(x), INFERENCE, scratch)
        np.testing.assert_array_equal(hcwn_to_nchw(y), outputs(layer, x, block))
        block["weight"][changed] += 1
    y, _ = layer.forward(block, nchw_to_hcwn(x), INFERENCE, scratch)
    np.testing.assert_array_equal(hcwn_to_nchw(y), outputs(layer, x, block))


@pytest.mark.parametrize("kind", [MaxPool2D, AveragePool2D])
@pytest.mark.parametrize(("window", "stride"), [(2, None), (3, 2), (2, 3), (3, 1), (1, None)])
def test_pooling_is_what_the_loops_say(
    kind: type[MaxPool2D] | type[AveragePool2D], window: int, stride: int | None
) -> None:
    layer = kind(window, stride)
    x = np.random.default_rng(0).normal(size=(3, 2, 7, 8))
    np.testing.assert_allclose(outputs(layer, x), [reference.pool(layer, picture) for picture in x], atol=1e-12)


def test_equal_maxima_send_the_gradient_to_the_first() -> None:
    layer, x = MaxPool2D(2), np.zeros((1, 1, 2, 2))
    _, cache = layer.forward({}, nchw_to_hcwn(x), INFERENCE, Workspace())
    dx = layer.backward({}, cache, np.ones((1, 1, 1, 1)), {}, Workspace(), needs_dx=True)
    assert dx is not None
    np.testing.assert_array_equal(hcwn_to_nchw(dx)[0, 0], [[1, 0], [0, 0]])


def test_the_numbers_of_the_articles() -> None:
    conv = Conv2D(8, 3)
    assert conv.output_shape((1, 28, 28)) == (8, 26, 26)
    assert MaxPool2D(2).output_shape((8, 26, 26)) == (8, 13, 13)
    assert Conv2D(1, 5).output_shape((3, 32, 32)) == (1, 28, 28)
    assert Conv2D(4, 3, padding="same").output_shape((1, 28, 28)) == (4, 28, 28)


def test_a_curve_filter_answers_strongly_on_its_curve_and_weakly_elsewhere() -> None:
    """The 7x7 curve detector of Deshpande's guide: 6600 on the curve, 0 on another part of the mouse."""
    curve = np.zeros((7, 7))
    for row, column in [(1, 5), (2, 4), (3, 3), (4, 3), (5, 3), (6, 3)]:
        curve[row, column] = 30
    picture = np.zeros((1, 1, 21, 21))
    picture[0, 0, 2:9, 3:10] = curve * (50 / 30)
    for i in range(7):  # elsewhere: a line across
        picture[0, 0, 15, 10 + i] = 50
    block = {"weight": curve[None, None], "bias": np.zeros(1)}
    answer = outputs(Conv2D(1, 7), picture, block)[0, 0]
    assert np.unravel_index(answer.argmax(), answer.shape) == (2, 3)
    assert answer[2, 3] == pytest.approx(6 * 50 * 30)
    assert answer[9:, 6:].max() < answer[2, 3] / 4


def test_flatten_and_reshape_keep_the_order_of_pytorch() -> None:
    x = np.arange(2 * 3 * 4 * 5.0).reshape(2, 3, 4, 5)
    np.testing.assert_array_equal(outputs(Flatten(), x), x.reshape(2, -1))
    np.testing.assert_array_equal(outputs(Reshape((5, 2, 6)), x), x.reshape(2, 5, 2, 6))
    np.testing.assert_array_equal(outputs(Reshape((5, 2, 6)), x.reshape(2, -1)), x.reshape(2, 5, 2, 6))
    np.testing.assert_array_equal(outputs(Flatten(), x.reshape(2, -1)), x.reshape(2, -1))


def test_sigmoid_does_not_overflow() -> None:
    x = np.array([[[[-1e4, 0.0, 1e4]]]], np.float32)
    np.testing.assert_array_equal(outputs(Sigmoid(), x).ravel(), [0, 0.5, 1])


def test_dropout_acts_in_training_only_and_keeps_the_mean() -> None:
    x = np.ones((1, 1, 200, 200))
    np.testing.assert_array_equal(outputs(Dropout(0.3), x), x)
    y, _ = Dropout(0.3).forward({}, nchw_to_hcwn(x), Mode(training=True, rng=np.random.default_rng(0)), Workspace())
    assert set(np.unique(y)) == {0.0, 1 / 0.7}
    assert y.mean() == pytest.approx(1, abs=0.02)


def test_chance_is_no_sign_of_training() -> None:
    x, rng = nchw_to_hcwn(np.random.default_rng(0).normal(size=(4, 2, 5, 5))), np.random.default_rng(0)
    np.testing.assert_array_equal(Dropout(0.3).forward({}, x, Mode(training=False, rng=rng), Workspace())[0], x)
    with pytest.raises(ValueError, match="Dropout needs a source of chance in training"):
        Dropout(0.3).forward({}, x, Mode(training=True), Workspace())
    layer = BatchNorm()
    block = {name: np.ones(size) for name, size in layer.parameter_shapes((2, 5, 5)).items()}
    trained, _ = layer.forward(block, x, Mode(training=True), Workspace())
    assert trained.mean() == pytest.approx(1)  # by the statistics of the batch, and a bias of 1
    inferred, _ = layer.forward(block, x, Mode(training=False, rng=rng), Workspace())
    np.testing.assert_allclose(inferred, x, atol=1e-4)  # by running statistics of 1 and 1


def test_batch_normalisation_is_its_formula() -> None:
    """In training by the statistics of the batch, at inference by the running ones, channel by channel."""
    rng, layer = np.random.default_rng(0), BatchNorm(0.01)
    block = {name: rng.uniform(0.5, 2, size) for name, size in layer.parameter_shapes((3, 4, 5)).items()}
    assert {values.shape for values in block.values()} == {(3,)}
    x = rng.normal(2, 3, (6, 3, 4, 5))

    def formula(mean: Array, variance: Array) -> Array:
        weight, bias, mean, deviation = (
            values[:, None, None] for values in (block["weight"], block["bias"], mean, np.sqrt(variance + 0.01))
        )
        return (x - mean) / deviation * weight + bias

    np.testing.assert_allclose(outputs(layer, x, block), formula(block["running_mean"], block["running_var"]))
    y, (_, _, observed) = layer.forward(block, nchw_to_hcwn(x), Mode(training=True), Workspace())
    np.testing.assert_allclose(hcwn_to_nchw(y), formula(x.mean(axis=(0, 2, 3)), x.var(axis=(0, 2, 3))))
    # What the running values move towards: the variance is that of the population.
    np.testing.assert_allclose(observed, (x.mean(axis=(0, 2, 3)), x.var(axis=(0, 2, 3), ddof=1)))


def test_of_one_number_batch_normalisation_sees_no_variance() -> None:
    layer, x = BatchNorm(), np.array([[3.0], [-2.0]])  # a batch of one vector
    block = {name: np.ones(2) for name in layer.parameter_shapes((2,))}
    y, (_, _, observed) = layer.forward(block, x, Mode(training=True), Workspace())
    np.testing.assert_array_equal(y, [[1], [1]])  # the bias
    np.testing.assert_array_equal(observed, [[3, -2], [0, 0]])


def test_at_inference_batch_normalisation_observes_nothing() -> None:
    layer, x, scratch = BatchNorm(), np.random.default_rng(0).normal(size=(2, 3, 4, 5)), Workspace()
    block = {name: np.ones(size) for name, size in layer.parameter_shapes((3, 2, 4)).items()}
    y, cache = layer.forward(block, x, INFERENCE, scratch)
    into = {name: np.full(3, np.nan) for name in block}
    layer.backward(block, cache, np.ones_like(y), into, scratch, needs_dx=False)
    assert not into["running_mean"].any()
    assert not into["running_var"].any()


def test_batch_normalisation_changes_nothing_to_begin_with() -> None:
    layer, x = BatchNorm(1e-12), np.random.default_rng(0).normal(size=(2, 3, 4, 5))
    block = {name: np.full(size, np.nan) for name, size in layer.parameter_shapes((3, 4, 5)).items()}
    layer.initialise(block, np.random.default_rng(0))
    np.testing.assert_allclose(outputs(layer, x, block), x)


@pytest.mark.parametrize(
    ("kernel", "columns", "size"),
    [(3, 26, 6), (3, 24, 6), (3, 4, 4), (3, 1, 1), (5, 24, 4), (5, 10, 4), (7, 4, 2), (8, 9, 1), (20, 9, 1), (1, 9, 1)],
)
def test_winograd_s_tiles_are_those_with_the_fewest_multiplications(kernel: int, columns: int, size: int) -> None:
    """No more than there are points for: seven and infinity. Of two as good ones the smaller loses fewer digits."""

    def cost(tile: int) -> int:
        return (tile + kernel - 1) * int(np.ceil(columns / tile))

    possible = [tile for tile in range(1, 9) if tile + kernel - 1 <= 8] or [1]
    assert winograd.tile(kernel, columns) == size == min(possible, key=cost)


@pytest.mark.parametrize(
    ("layer", "shape", "sentence"),
    [
        (Conv2D(4, 5), (1, 4, 9), "A 5x5 kernel does not fit into 4x9 pixels with a padding of 0."),
        (Conv2D(4, 5), (16,), "A convolution needs pictures (channels, height, width) and is given 16"),
        (MaxPool2D(3), (4, 2, 2), "A 3x3 pooling window does not fit into 2x2 pixels."),
        (MaxPool2D(3), (4,), "Pooling needs pictures (channels, height, width) and is given 4."),
        (Dense(4), (1, 2, 3), "A dense layer needs a vector and is given 1 × 2 × 3: put a Flatten before it."),
        (Reshape((1, 2, 3)), (7,), "7 numbers (7) cannot be arranged as 1 × 2 × 3, which holds 6."),
    ],
    ids=str,
)
def test_a_layer_that_does_not_fit_says_why(layer: Layer, shape: Shape, sentence: str) -> None:
    assert refusal_of(layer.output_shape, shape).startswith(sentence)


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda: Conv2D(0, 3), "A convolution needs at least 1 for filters, not 0."),
        (lambda: Conv2D(1, 3, stride=0), "A convolution needs at least 1 for stride, not 0."),
        (lambda: Conv2D(1, 4, padding="same"), 'Padding "same" needs a kernel with a middle pixel: 4 is even'),
        (lambda: Conv2D(1, 4, padding=-1), 'Padding is "valid", "same" or a whole number from 0, not -1.'),
        (lambda: Conv2D(8, 3.0), "A convolution needs a whole number for kernel, not 3.0."),
        (lambda: Conv2D(True, 3), "A convolution needs a whole number for filters, not True."),
        (lambda: Conv2D(8, 3, None), "A convolution needs a whole number for stride"),
        (lambda: Conv2D(8, 3, padding=1.5), 'Padding is "valid", "same" or a'),
        (lambda: Conv2D(8, 3, padding=True), 'Padding is "valid", "same" or a whole number from 0, not True.'),
        (lambda: Conv2D(8, 3, padding=None), 'Padding is "valid", "same" or a'),
        (lambda: Conv2D(8, 3, padding="full"), 'Padding is "valid", "same" or a'),
        (lambda: Conv2D(8, 3, initialisation=["he"]), "There is no initialisation"),
        (lambda: MaxPool2D(0), "Pooling needs at least 1 for window, not 0."),
        (lambda: MaxPool2D(2, 0), "Pooling needs at least 1 for stride, not 0."),
        (lambda: AveragePool2D(2.0), "Pooling needs a whole number for window, not 2.0."),
        (lambda: AveragePool2D(2, "2"), "Pooling needs a whole number for stride, not '2'."),
        (lambda: Dense(0), "A dense layer needs at least 1 for units, not 0."),
        (lambda: Dense(10.0), "A dense layer needs a whole number for units, not 10.0."),
        (
            lambda: Dense(10, "magic"),
            "There is no initialisation called 'magic'; there are he, glorot, lecun, normal, divided by fan-in.",
        ),
        (lambda: Dropout("x"), "Dropout needs a number for rate, not 'x'."),
        (lambda: Dropout(True), "Dropout needs a number for rate, not True."),
        (lambda: Dropout(float("nan")), "Dropout needs a number for rate, not nan."),
        (lambda: BatchNorm(0), "Batch normalisation needs an epsilon above 0, not 0.0."),
        (lambda: BatchNorm("a"), "Batch normalisation needs a number for epsilon"),
        (lambda: BatchNorm(10**400), "Batch normalisation needs a number for epsilon"),
        (lambda: Reshape((1.0, 2, 3)), "Reshape makes pictures (channels, "),
        (lambda: Reshape(5), "Reshape makes pictures (channels, height, width), not 5."),
        (lambda: Reshape("abc"), "Reshape makes pictures (channels, height, width)"),
        (lambda: Reshape((1, 0, 3)), "Reshape makes pictures (channels, height, width), not (1, 0, 3)."),
        (lambda: Standardise(0, "b"), "Standardise needs a number for std, not 'b'."),
        (lambda: Standardise(float("inf")), "Standardise needs a number for mean, not inf."),
        (lambda: Dropout(1.0), "A dropout rate lies from 0 to below 1; 1.0 does not."),
        (lambda: Dropout(-0.1), "A dropout rate lies from 0 to below 1; -0.1 does not."),
        (lambda: Reshape((1, 2)), "Reshape makes pictures (channels, height, width), not (1, 2)."),
        (lambda: Standardise(0, 0), "Standardise needs a std above 0, not 0.0."),
    ],
)
def test_impossible_settings_are_refused(make: object, sentence: str) -> None:
    assert refusal_of(make).startswith(sentence)  # type: ignore[arg-type]


def test_numbers_of_numpy_become_plain_ones() -> None:
    layers = (
        Conv2D(np.int64(2), np.int32(3), padding=np.int64(1)),
        Dropout(np.float32(0.5)),
        Reshape([np.int64(2)] * 3),
    )
    assert layers == (Conv2D(2, 3, padding=1), Dropout(0.5), Reshape((2, 2, 2)))
    values = [value for layer in layers for value in vars(layer).values()]
    assert {type(value) for value in values} <= {int, float, str, tuple}
