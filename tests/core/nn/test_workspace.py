"""Scratch memory: that it has been used before shows in no number."""

import numpy as np
from hypothesis import example, given, settings
from hypothesis import strategies as st

from core.nn.layers import BatchNorm, Conv2D, Dense, Flatten, Layer, MaxPool2D
from core.nn.layers.layer import Mode
from core.nn.layout import nchw_to_hcwn
from core.nn.losses import cross_entropy
from core.nn.network import Network
from core.nn.workspace import Workspace
from core.types import Array
from tests.core.nn.small_networks import related_networks


def network_of(*layers: Layer, side: int = 8) -> Network:
    return Network((1, side, side), (*layers, Flatten(), Dense(3)))


def results(network: Network, seed: int, count: int, scratch: Workspace) -> list[Array]:
    """Logits, loss and gradient in training, and the logits of inference."""
    rng = np.random.default_rng(seed)
    vector = network.initialise(rng)
    images = rng.random((count, *network.input_shape), np.float32)
    labels, gradient = rng.integers(0, 3, count), np.zeros_like(vector)
    loss, right = network.loss_and_gradients(
        network.blocks(vector),
        nchw_to_hcwn(images),
        labels,
        cross_entropy,
        count,
        network.blocks(gradient),
        Mode(training=True, rng=np.random.default_rng(seed)),
        scratch,
    )
    return [np.array([loss, right]), gradient, network.forward(vector, images, scratch)]


@given(related_networks(), st.integers(1, 4))
@example([network_of(Conv2D(2, 3), BatchNorm(), MaxPool2D(2), side=9)], 4)
@example([network_of(Conv2D(2, 3), Conv2D(2, 3, padding=1)), network_of(Conv2D(2, 3, padding=1), Conv2D(2, 3))], 4)
@example([network_of(Conv2D(8, 3), Conv2D(2, 3, padding=1)), network_of(Conv2D(8, 3, padding=1), Conv2D(2, 3))], 4)
@example([network_of(Conv2D(2, 1), MaxPool2D(3)), network_of(Conv2D(2, 1), MaxPool2D(2, 3))], 4)
@settings(max_examples=150)
def test_a_used_workspace_gives_what_a_fresh_one_gives(several: list[Network], count: int) -> None:
    used = Workspace()
    for seed, network in enumerate(2 * several):
        again = results(network, seed, count, used)
        for ours, expected in zip(again, results(network, seed, count, Workspace()), strict=True):
            np.testing.assert_array_equal(ours, expected)


def test_what_is_made_of_read_only_numbers_is_made_once() -> None:
    scratch, calls = Workspace(), []

    def doubled(source: Array) -> Array:
        calls.append(1)
        return 2 * source

    def frozen(values: Array) -> Array:
        values.flags.writeable = False
        return values

    one, other = frozen(np.ones(3)), frozen(np.full(3, 2.0))
    for source in (one, one[:], other, other.view()):
        np.testing.assert_array_equal(scratch.derived("key", source, doubled), 2 * source)
    assert len(calls) == 2
    of_what_moves = np.ones(3)
    seen = of_what_moves[:]
    seen.flags.writeable = False
    for _ in range(2):
        np.testing.assert_array_equal(scratch.derived("key", seen, doubled), 2 * of_what_moves)
        of_what_moves += 1


def test_a_matrix_is_not_taken_for_its_transpose() -> None:
    scratch, matrix = Workspace(), np.arange(4.0).reshape(2, 2)
    matrix.flags.writeable = False
    for source in (matrix, matrix.T, matrix):
        np.testing.assert_array_equal(scratch.derived("key", source, lambda source: 2 * source), 2 * source)


def test_a_workspace_gives_the_same_array_until_the_shape_changes() -> None:
    space = Workspace()
    first = space.take("a", (2, 3), np.float32)
    assert space.take("a", (2, 3), np.float32) is first
    assert space.take("a", (2, 4), np.float32) is not first
    assert space.child("x").take("a", (2, 3), np.float32) is not first


def test_a_workspace_keeps_its_memory_when_the_shape_changes() -> None:
    space = Workspace()
    many = space.take("a", (4, 3), np.float32)
    few = space.take("a", (2, 3), np.float32)
    assert np.shares_memory(many, few)
    assert space.take("a", (5, 3), np.float64).shape == (5, 3)


def test_zeros_are_zeros_again_in_every_new_shape() -> None:
    space = Workspace()
    space.zeros("a", (4, 3), np.float32, written=1)[1:-1] = 7  # the padding above and below stays
    assert not space.zeros("a", (3, 3), np.float32, written=1).any()
    space.zeros("a", (3, 3), np.float32, written=1)[1] = 7
    assert space.zeros("a", (3, 3), np.float32, written=1).sum() == 21
    assert not space.zeros("a", (4, 3), np.float32, written=1).any()


def test_zeros_are_zeros_again_when_others_wrote_there_or_will_write_elsewhere() -> None:
    space = Workspace()
    space.zeros("a", (4, 3), np.float32, written=1)[1:-1] = 7
    assert not space.zeros("a", (4, 3), np.float32, written=0).any()
    space.take("a", (4, 3), np.float32)[...] = 7
    assert not space.zeros("a", (4, 3), np.float32, written=0).any()
