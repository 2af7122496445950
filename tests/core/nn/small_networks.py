"""Small networks left to chance, for properties that every network has."""

from collections.abc import Sequence

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
    ReLU,
    Reshape,
    Sigmoid,
    Standardise,
    Tanh,
)
from core.nn.network import Network
from core.types import Shape, UserError

CONVOLUTIONS = st.builds(
    Conv2D,
    filters=st.sampled_from([2, 8]),  # eight feature maps are enough for Winograd's way in what follows
    kernel=st.sampled_from([1, 2, 3]),
    stride=st.sampled_from([1, 1, 2]),
    padding=st.sampled_from([0, 1, 2]),
)
POOLS = st.builds(
    lambda kind, window, stride: kind(window, stride),
    st.sampled_from([MaxPool2D, AveragePool2D]),
    st.sampled_from([2, 3]),
    st.sampled_from([None, 1, 2, 3]),
)
REST: list[Layer] = [ReLU(), Tanh(), Sigmoid(), Standardise(0.3, 0.7), Dropout(0.4), Reshape((2, 3, 3)), Flatten()]
LAYERS: st.SearchStrategy[Layer] = st.one_of(CONVOLUTIONS, POOLS, st.just(BatchNorm()), st.sampled_from(REST))


def built(input_shape: Shape, layers: Sequence[Layer]) -> Network:
    """Of ``layers`` all that can be built on the one before, and a dense one at the end."""
    shape, fitting = input_shape, []
    for layer in layers:
        try:
            shape = layer.output_shape(shape)
        except UserError:
            continue
        fitting.append(layer)
    return Network(input_shape, (*fitting, Flatten(), Dense(3)))


@st.composite
def related_networks(draw: st.DrawFn) -> list[Network]:
    """Two with the same layers in another order: their arrays are often of the same shape and used differently."""
    side = st.integers(6, 9)
    input_shape = draw(st.tuples(st.sampled_from([1, 2]), side, side))
    layers = draw(st.lists(LAYERS, min_size=1, max_size=6))
    return [built(input_shape, layers), built(input_shape, draw(st.permutations(layers)))]
