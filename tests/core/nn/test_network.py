from dataclasses import fields

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from core.model.presets import PRESETS, Preset, preset
from core.nn.layers import (
    KINDS,
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
    Standardise,
    Tanh,
)
from core.nn.layers.arithmetic import WeightedSum
from core.nn.layers.layer import Mode
from core.nn.layout import nchw_to_hcwn
from core.nn.losses import cross_entropy
from core.nn.network import Network, chain
from core.nn.workspace import Workspace
from core.types import Array, Block, Shape, UserError
from tests.core.nn.small_networks import related_networks
from tests.evaluating import evaluate
from tests.refusing import refusal_of

SMALL = Network((1, 10, 10), (Conv2D(2, 3), ReLU(), MaxPool2D(2), Dropout(0.5), Flatten(), Dense(3)))


def test_names_shapes_and_entries_are_inferred() -> None:
    assert SMALL.names == ("conv1", "relu1", "pool1", "dropout1", "flatten1", "dense1")
    assert SMALL.shapes == ((2, 8, 8), (2, 8, 8), (2, 4, 4), (2, 4, 4), (32,), (3,))
    assert SMALL.entries == {
        "conv1.weight": (2, 1, 3, 3),
        "conv1.bias": (2,),
        "dense1.weight": (3, 32),
        "dense1.bias": (3,),
    }
    assert SMALL.parameter_count == 18 + 2 + 96 + 3
    assert SMALL.classes == 3


def test_what_the_layers_declare_is_told_of_the_network() -> None:
    normalised = Network((1, 10, 10), (Conv2D(2, 3, padding=1), BatchNorm(), ReLU(), Flatten(), Dense(3)))
    assert normalised.buffers == ("batchnorm1.running_mean", "batchnorm1.running_var")
    assert normalised.decays == ("conv1.weight", "dense1.weight")
    assert (normalised.micro_batch, normalised.stochastic) == (32, False)
    assert (SMALL.micro_batch, SMALL.stochastic, SMALL.buffers) == (64, True, ())
    assert normalised.numbers == 12 * 3 * 10 + 4 * 200 + 3  # three columns of the padded picture under the kernel


@pytest.mark.parametrize(("side", "size"), [(64, 64), (65, 32), (90, 32), (91, 16), (400, 16)])
def test_micro_batches_are_smaller_where_a_layer_gives_many_numbers(side: int, size: int) -> None:
    """4 x 64 x 64 numbers of 64 pictures are four megabytes."""
    network = Network((1, side, side), (Conv2D(4, 1), ReLU(), AveragePool2D(4), Flatten(), Dense(2)))
    assert network.micro_batch == size


@pytest.mark.parametrize(("side", "worth"), [(64, 63), (256, 8)])
def test_a_batch_is_cut_in_two_from_so_many_pictures_on_as_are_worth_a_second_process(side: int, worth: int) -> None:
    """64 x 64 numbers of 64 pictures, and their two logits each, are more than a quarter of a million."""
    network = Network((1, side, side), (Flatten(), Dense(2)))
    assert [len(network.micro_batches(count)) for count in (worth - 1, worth)] == [1, 2]


@given(related_networks())
def test_the_multiplications_are_those_of_its_arithmetic(networks: list[Network]) -> None:
    """A convolution or a dense layer multiplies each weight with a number, at each place of its output."""
    for network in networks:
        blocks = network.blocks(network.initialise(np.random.default_rng(0)))
        places = list(chain(network.input_shape, network.layers))
        shapes = (network.input_shape, *network.shapes)
        for layer, block, shape, place in zip(network.layers, blocks, shapes, places, strict=False):
            if isinstance(layer, Conv2D | Dense):
                x = np.zeros(shape)
                positions = list(np.ndindex(place.shape))
                first, last = (weighted(layer, block, x, position) for position in (positions[0], positions[-1]))
                assert first.weights.size == last.weights.size == place.multiplications / len(positions)


def weighted(layer: Layer, block: Block, x: Array, position: Shape) -> WeightedSum:
    arithmetic = layer.arithmetic(block, x, position)
    assert isinstance(arithmetic, WeightedSum)
    return arithmetic


def test_the_multiplications_of_what_has_no_weights() -> None:
    pooled = (Standardise(0.5), AveragePool2D(2), BatchNorm(), ReLU(), MaxPool2D(2, 1))
    layers = (*pooled, Dropout(0.5), Flatten(), Dense(3))
    counts = [place.multiplications for place in chain((2, 6, 6), layers)]
    assert counts == [72, 18, 18, 0, 0, 0, 0, 24]


def test_a_chain_goes_as_far_as_it_can() -> None:
    places = chain((1, 9, 9), (Conv2D(2, 2), MaxPool2D(2), MaxPool2D(5), Flatten()))
    assert next(places)[:3] == ("conv1", (2, 8, 8), {"weight": (2, 1, 2, 2), "bias": (2,)})
    assert next(places)[:3] == ("pool1", (2, 4, 4), {})
    with pytest.raises(UserError, match=r"^Layer 3, pool2, cannot be built: A 5x5 pooling window does not fit"):
        next(places)


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.kind)
@pytest.mark.parametrize("shape", [(1, 28, 28), (3, 32, 32), (8, 5, 7), (2, 1, 1), (60,)])
def test_the_suggested_layer_can_follow(kind: type[Layer], shape: Shape) -> None:
    takes_vectors, takes_pictures = kind is not Conv2D and "Pool" not in kind.__name__, kind is not Dense
    if takes_vectors if len(shape) == 1 else takes_pictures:
        layer = kind.suggested(shape)
        assert type(layer) is kind
        assert min(layer.output_shape(shape)) >= 1


def test_what_is_suggested_is_what_one_would_begin_with() -> None:
    assert Dense.suggested((60,)) == Dense(10)  # a unit for each digit
    assert [Reshape.suggested((count,)).shape for count in (60, 784, 7)] == [(15, 2, 2), (1, 28, 28), (7, 1, 1)]
    assert Standardise.suggested((1, 28, 28)) == Standardise(0.1307, 0.3081)
    assert Dropout.suggested((60,)) == Dropout(0.5)


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.kind)
def test_every_layer_says_in_plain_words_what_it_is(kind: type[Layer]) -> None:
    assert kind.title
    assert kind.summary.endswith(".")
    assert list(kind.hints) == [field.name for field in fields(kind)]


def test_views_write_through_to_the_vector() -> None:
    vector = np.zeros(SMALL.parameter_count, np.float32)
    SMALL.views(vector)["conv1.bias"][...] = 7
    np.testing.assert_array_equal(np.flatnonzero(vector), [18, 19])
    SMALL.blocks(vector)[5]["bias"][...] = 1
    np.testing.assert_array_equal(vector[-3:], 1)


@pytest.mark.parametrize("one", PRESETS.values(), ids=lambda one: one.key)
def test_a_description_is_the_whole_network(one: Preset) -> None:
    assert Network.from_description(one.network.describe()) == one.network
    assert one.network.classes == 10


def test_forward_and_activations_agree() -> None:
    for one in PRESETS.values():
        parameters = one.network.initialise(np.random.default_rng(0))
        images = np.random.default_rng(1).random((3, 1, 28, 28), np.float32)
        logits = one.network.forward(parameters, images)
        outputs = one.network.activations(parameters, images)
        assert [y.shape[1:] for y in outputs.values()] == list(one.network.shapes)
        np.testing.assert_allclose(outputs[one.network.names[-1]], logits, rtol=1e-5, atol=1e-5)


@given(related_networks(), st.integers(1, 3))
@example([Network((1, 5, 5), (Dropout(0.5), ReLU(), Flatten(), Dense(3)))], 1)
@example([Network((6,), (Flatten(), ReLU(), Dense(3)))], 1)
def test_whoever_hands_in_pictures_has_them_back_as_they_were(networks: list[Network], count: int) -> None:
    for network in networks:
        rng = np.random.default_rng(0)
        vector = network.initialise(rng)
        images, labels = rng.normal(size=(count, *network.input_shape)).astype(np.float32), rng.integers(0, 3, count)
        x, blocks, gradients = nchw_to_hcwn(images).copy(), network.blocks(vector), network.blocks(vector.copy())
        before, x_before = images.copy(), x.copy()
        network.forward(vector, images)
        network.activations(vector, images)
        network.logits(blocks, x, Workspace())
        network.loss_and_gradients(blocks, x, labels, cross_entropy, count, gradients, Mode(True, rng), Workspace())
        np.testing.assert_array_equal(images, before)
        np.testing.assert_array_equal(x, x_before)


def test_a_network_without_parameters_has_a_loss_and_no_gradient() -> None:
    network, x = Network((3,), (Tanh(),)), np.zeros((3, 2), np.float32)
    nothing = np.zeros(0, np.float32)
    blocks = network.blocks(nothing)
    loss, _ = network.loss_and_gradients(
        blocks, x, np.array([0, 1]), cross_entropy, 2, blocks, Mode(training=True), Workspace()
    )
    assert loss == pytest.approx(2 * np.log(3))


def test_an_untrained_network_knows_nothing() -> None:
    """-log(1/10) = 2.302, as Zhou's article says of its network before training."""
    zhou = preset("zhou").network
    rng = np.random.default_rng(0)
    images = rng.integers(0, 256, (200, 1, 28, 28)).astype(np.uint8)
    result = evaluate(zhou, zhou.initialise(rng), images, rng.integers(0, 10, 200))
    assert result.loss == pytest.approx(2.302, abs=0.02)


def test_initialisation_is_a_matter_of_the_seed() -> None:
    for one in PRESETS.values():
        first, again, other = (one.network.initialise(np.random.default_rng(seed)) for seed in (5, 5, 6))
        assert first.tobytes() == again.tobytes() != other.tobytes()


def test_zhou_starts_with_kernels_divided_by_nine() -> None:
    zhou = preset("Zhou").network
    vectors = [zhou.initialise(np.random.default_rng(seed)) for seed in range(50)]
    kernels = np.concatenate([zhou.views(vector)["conv1.weight"].ravel() for vector in vectors])
    assert kernels.std() * 9 == pytest.approx(1, abs=0.05)


@pytest.mark.parametrize(
    ("layers", "sentence"),
    [
        ((), "A network needs at least one layer."),
        ((Conv2D(2, 3),), "A network ends in a vector of classes, not in 2 × 8 × 8: put Flatten and Dense at its end."),
        ((Dense(3),), "Layer 1, dense1, cannot be built: A dense layer needs a vector and is given 1 × 10 × 10"),
        ((ReLU(), MaxPool2D(11)), "Layer 2, pool1, cannot be built: A 11x11 pooling window does not fit"),
    ],
)
def test_layers_that_do_not_chain_are_refused(layers: tuple[Conv2D, ...], sentence: str) -> None:
    assert refusal_of(Network, (1, 10, 10), layers).startswith(sentence)


@pytest.mark.parametrize(
    ("description", "sentence"),
    [
        ({}, "The description of the network cannot be read ('input_shape')."),
        ({"input_shape": [1, 2], "layers": []}, "The network's input has an impossible shape, (1, 2)."),
        ({"input_shape": [1, 9, 9], "layers": [{"kind": "x"}]}, "The network has a layer of a kind this version"),
        ({"input_shape": [1, 9, 9], "layers": [{"kind": "relu", "a": 1}]}, "The description of the network cannot"),
        ({"input_shape": [1, 9, 9], "layers": [{"kind": "dense", "units": "a"}]}, "A dense layer needs a whole number"),
        ({"input_shape": [1, 9.5, 9], "layers": []}, "The network's input has an impossible shape, (1, 9.5, 9)."),
        ({"input_shape": ["1", 9, 9], "layers": []}, "The network's input has an impossible shape, ('1', 9, 9)."),
        ({"input_shape": [True, 9, 9], "layers": []}, "The network's input has an impossible shape, (True, 9, 9)."),
        ({"input_shape": 9, "layers": []}, "The description of the network cannot be read"),
        ({"input_shape": [1, 9, 9], "layers": 3}, "The description of the network cannot be read"),
    ],
)
def test_a_strange_description_is_refused(description: dict[str, object], sentence: str) -> None:
    assert refusal_of(Network.from_description, description).startswith(sentence)


@pytest.mark.parametrize("shape", [(1.0, 9, 9), (1, -9, 9), (9, 9), (0,), ()])
def test_an_impossible_input_is_refused(shape: tuple[int, ...]) -> None:
    with pytest.raises(UserError, match="The network's input has an impossible shape"):
        Network(shape, (Flatten(), Dense(3)))


def test_an_unknown_preset_is_refused_with_the_names() -> None:
    with pytest.raises(UserError, match="There is no preset called 'resnet'; there are digitscope, zhou"):
        preset("resnet")
