import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.lib.stride_tricks import sliding_window_view

from core.explain.receptive import receptive_fields
from core.model.presets import preset
from core.nn.layers import AveragePool2D, Conv2D, Dense, Flatten, Layer, MaxPool2D, Reshape
from core.nn.layers.layer import INFERENCE
from core.nn.layout import hcwn_to_nchw, nchw_to_hcwn
from core.nn.network import Network
from core.nn.workspace import Workspace
from core.types import Array, Block, UserError
from tests.core.explain.some_networks import networks, numbers


def spread(layer: Layer, block: Block, x: Array) -> Array:
    """The layer by its formula, a window at a time, so that what is not a number spreads no further than it must."""
    if isinstance(layer, Conv2D):
        pad = ((0, 0), (0, 0), (layer.pad,) * 2, (layer.pad,) * 2)
        windows = sliding_window_view(np.pad(x, pad), (layer.kernel, layer.kernel), (2, 3))
        return np.einsum("nchwij,fcij->nfhw", windows[:, :, :: layer.stride, :: layer.stride], block["weight"])
    if isinstance(layer, MaxPool2D | AveragePool2D):
        windows = sliding_window_view(x, (layer.window, layer.window), (2, 3))[:, :, :: layer.step, :: layer.step]
        return windows.max((4, 5)) if isinstance(layer, MaxPool2D) else windows.mean((4, 5))
    if isinstance(layer, Dense):
        return np.einsum("nd,ud->nu", x, block["weight"])
    return hcwn_to_nchw(layer.forward(block, nchw_to_hcwn(x), INFERENCE, Workspace())[0])


@given(network=networks(), seed=st.integers(0, 99), data=st.data())
@settings(deadline=None, max_examples=60)
def test_a_pixel_that_is_no_number_spoils_exactly_the_numbers_that_read_it(
    network: Network, seed: int, data: st.DataObject
) -> None:
    """Nothing hides behind a ReLU or a maximum, or is lost to rounding, as it could if a pixel were only changed."""
    blocks = network.blocks(numbers(network, seed))
    shape = network.input_shape
    # One picture for each pixel, in which only that one is not a number: (P, C, H, W).
    x = np.random.default_rng(seed).normal(size=(int(np.prod(shape)), *shape)).astype(np.float32)
    x.reshape(len(x), -1)[np.diag_indices(len(x))] = np.nan
    wanted = []
    for place, (layer, block) in enumerate(zip(network.layers, blocks, strict=True), start=1):
        x = spread(layer, block, x)
        position = tuple(data.draw(st.integers(0, size - 1)) for size in x.shape[1:])
        wanted.append((place, position, np.isnan(x[(slice(None), *position)]).reshape(shape)))
    for place, position, expected in wanted:
        field = receptive_fields(network, place, position)[0]
        np.testing.assert_array_equal(field.mask, expected)
        if expected.any():
            inside = np.argwhere(expected)
            assert field.box == tuple(
                range(low, high + 1) for low, high in zip(inside.min(0), inside.max(0), strict=True)
            )
            assert field.exact == expected[np.ix_(*field.box)].all()


@given(network=networks(), data=st.data())
@settings(deadline=None, max_examples=60)
def test_the_field_of_a_layer_s_field_is_the_field(network: Network, data: st.DataObject) -> None:
    """What the numbers of a field read, one by one, is together what the number reads."""
    shapes = (network.input_shape, *network.shapes)
    place = data.draw(st.integers(1, len(network.layers)))
    position = tuple(data.draw(st.integers(0, size - 1)) for size in shapes[place])
    fields = receptive_fields(network, place, position)
    assert [field.mask.shape for field in fields] == list(shapes[: place + 1])
    assert np.argwhere(fields[place].mask).tolist() == [list(position)]
    between = data.draw(st.integers(0, place))
    read = np.zeros(network.input_shape, bool)
    for index in np.argwhere(fields[between].mask):
        read |= receptive_fields(network, between, index.tolist())[0].mask
    np.testing.assert_array_equal(fields[0].mask, read)


def test_the_fields_of_the_textbooks() -> None:
    lenet = preset("lenet").network  # Standardise, 5x5, ReLU, pooling, 5x5, ReLU, pooling, ...
    assert receptive_fields(lenet, 2, (3, 4, 7))[0].box == (range(1), range(4, 9), range(7, 12))
    assert receptive_fields(lenet, 7, (0, 0, 0))[0].box == (range(1), range(16), range(16))
    assert receptive_fields(lenet, 7, (0, 0, 0))[4].box == (range(16), range(6), range(6))
    assert receptive_fields(lenet, 11, (9,))[0].box == (range(1), range(28), range(28))
    same = Network((1, 9, 9), (Conv2D(2, 5, padding="same"), Flatten(), Dense(2)))
    assert receptive_fields(same, 1, (0, 0, 8))[0].box == (range(1), range(3), range(6, 9))


def test_a_field_with_gaps_says_so() -> None:
    gaps = Network((1, 7, 7), (Conv2D(2, 2, padding=0), Conv2D(2, 1, stride=3), Conv2D(2, 2), Flatten(), Dense(2)))
    fields = receptive_fields(gaps, 3, (0, 0, 0))
    assert [field.exact for field in fields] == [False, False, True, True]
    assert fields[1].box == (range(2), range(4), range(4))
    scattered = Network((2, 2, 3), (Reshape((3, 2, 2)), Conv2D(1, 1), Flatten(), Dense(2)))
    field = receptive_fields(scattered, 2, (0, 0, 1))[0]
    assert not field.exact
    assert np.flatnonzero(field.mask).tolist() == [1, 5, 9]
    nothing = Network((1, 3, 3), (Conv2D(1, 1, padding=1), Flatten(), Dense(2)))
    corner = receptive_fields(nothing, 1, (0, 0, 0))[0]
    assert corner.exact
    assert corner.box == (range(0), range(0), range(0))


@pytest.mark.parametrize(("place", "position"), [(12, (0,)), (-1, (0,)), (11, (10,)), (2, (0, 24, 0)), (2, (0, 0))])
def test_a_number_that_is_not_there_is_refused(place: int, position: tuple[int, ...]) -> None:
    with pytest.raises(UserError, match=r"There is no number|nothing at place"):
        receptive_fields(preset("lenet").network, place, position)
