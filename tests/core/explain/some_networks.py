"""Networks left to chance, with the kernels, strides and rearrangements that a receptive field can stumble over."""

import numpy as np
from hypothesis import strategies as st

from core.nn.layers import Conv2D, Dense, Layer, Reshape
from core.nn.network import Network
from core.types import Array
from tests.core.nn.small_networks import LAYERS, built

WIDE = st.builds(
    Conv2D,
    filters=st.sampled_from([2, 3]),
    kernel=st.sampled_from([1, 5, 7]),
    stride=st.sampled_from([1, 2, 3]),
    padding=st.sampled_from(["valid", "same", 1]),
)
MORE: st.SearchStrategy[Layer] = st.one_of(
    LAYERS, WIDE, st.sampled_from([Dense(12), Reshape((3, 2, 2)), Reshape((2, 6, 1)), Reshape((4, 3, 3))])
)


@st.composite
def networks(draw: st.DrawFn, channels: int = 3) -> Network:
    """Any kind of layer in any order that can be built, on up to so many ``channels`` of odd and even sides."""
    side = st.integers(5, 9)
    input_shape = draw(st.tuples(st.integers(1, channels), side, side))
    return built(input_shape, draw(st.lists(MORE, min_size=1, max_size=6)))


def numbers(network: Network, seed: int) -> Array:
    """Parameters of which none is zero, and no two of a kind alike; the statistics of a batch are those of one."""
    rng = np.random.default_rng(seed)
    parameters = network.initialise(rng)
    for name, view in network.views(parameters).items():
        if view.ndim == 1:
            view[...] = rng.uniform(0.5, 1.5, view.shape) * (1 if name.endswith("var") else rng.choice([-1, 1]))
    return parameters
