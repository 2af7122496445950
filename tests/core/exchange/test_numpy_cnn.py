"""The parameter files of NumPy-CNN: what they compute, and what is refused."""

import io
import pickle
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from core.data.datasets import DataSplits
from core.exchange.numpy_cnn import _day, read_numpy_cnn
from core.exchange.pickled import MOST_STEPS
from core.model.presets import preset
from core.model.weights import load_model, save_model
from core.types import Array, UserError
from tests.refusing import refusal_of

SHAPES = ((8, 1, 5, 5), (8, 8, 5, 5), (128, 800), (10, 128), (8, 1), (8, 1), (128, 1), (10, 1))


def parameters(seed: int = 0) -> list[Array]:
    """As the project makes them: f1, f2, w3, w4, b1, b2, b3, b4, float64."""
    rng = np.random.default_rng(seed)
    return [rng.normal(0, 0.1, shape) for shape in SHAPES]


def file_of(folder: Path, content: object, protocol: int = 3) -> Path:
    path = folder / "params.pkl"
    path.write_bytes(content if isinstance(content, bytes) else pickle.dumps(content, protocol))
    return path


def refused(path: Path) -> str:
    sentence = refusal_of(read_numpy_cnn, path)
    assert path.name in sentence
    return sentence


def their_logits(pixels: Array, given: list[Array]) -> Array:
    """Their forward pass, one sum of products after the other: ``pixels (1, 28, 28)``, already standardised."""
    f1, f2, w3, w4, b1, b2, b3, b4 = given

    def convolved(image: Array, kernels: Array, bias: Array) -> Array:
        side, out = kernels.shape[-1], image.shape[-1] - kernels.shape[-1] + 1
        result = np.zeros((len(kernels), out, out))
        for f, y, x in np.ndindex(*result.shape):
            result[f, y, x] = np.sum(kernels[f] * image[:, y : y + side, x : x + side]) + bias[f, 0]
        return np.maximum(result, 0)

    maps = convolved(convolved(pixels, f1, b1), f2, b2)
    pooled = np.zeros((8, 10, 10))
    for c, y, x in np.ndindex(*pooled.shape):
        pooled[c, y, x] = maps[c, 2 * y : 2 * y + 2, 2 * x : 2 * x + 2].max()
    hidden = np.maximum(w3.dot(pooled.reshape(800, 1)) + b3, 0)  # (8, 10, 10) -> (800, 1)
    result: Array = (w4.dot(hidden) + b4)[:, 0]
    return result


def test_it_computes_what_theirs_does(small_mnist: DataSplits, mnist: DataSplits, tmp_path: Path) -> None:
    given = parameters()
    model = read_numpy_cnn(file_of(tmp_path, [given, [np.float64(2.3), np.float64(0.1)]]))
    training = np.concatenate([mnist.train.images, mnist.validation.images]).astype(np.float32)
    mean, deviation = int(training.mean()), int(training.std())
    images = small_mnist.test.images[:4]
    ours = model.network.forward(model.parameters, images.astype(np.float32) / 255)
    theirs = [their_logits((image.astype(np.float64) - mean) / deviation, given) for image in images]
    np.testing.assert_allclose(ours, theirs, rtol=1e-4, atol=1e-4)


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_every_protocol_gives_the_same_numbers(protocol: int, tmp_path: Path) -> None:
    given = parameters(1)
    given[2] = np.asfortranarray(given[2])
    given[3] = given[3].astype(">f8")
    model = read_numpy_cnn(file_of(tmp_path, [given, [np.float64(0.5), 0.25]], protocol))
    assert model.network == preset("escontrela").network
    assert (model.card.name, model.card.dataset) == ("Escontrela", "MNIST")
    views = model.network.views(model.parameters)
    for name, array in zip(("conv1.weight", "conv2.weight", "dense1.weight", "dense2.weight"), given, strict=False):
        np.testing.assert_array_equal(views[name], array.astype(np.float32))
    for name, array in zip(("conv1.bias", "conv2.bias", "dense1.bias", "dense2.bias"), given[4:], strict=True):
        np.testing.assert_array_equal(views[name], array[:, 0].astype(np.float32))
    save_model(tmp_path / "w.safetensors", model)
    np.testing.assert_array_equal(load_model(tmp_path / "w.safetensors").parameters, model.parameters)


def test_a_file_of_an_older_numpy(tmp_path: Path) -> None:
    """NumPy 1, with which the project was written, has its functions in another package."""
    content = pickle.dumps([parameters(), [np.float64(1)]], 3)
    assert b"numpy._core.multiarray" in content
    model = read_numpy_cnn(file_of(tmp_path, content.replace(b"numpy._core.multiarray", b"numpy.core.multiarray")))
    np.testing.assert_array_equal(model.network.views(model.parameters)["dense2.weight"], np.float32(parameters()[3]))


class Command:
    """What a pickle can do to its reader."""

    def __init__(self, called: Any, *given: object) -> None:
        self._reduced = called, given

    def __reduce__(self) -> Any:
        return self._reduced


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
@pytest.mark.parametrize("inside", [True, False])
def test_nothing_is_executed(protocol: int, inside: bool, tmp_path: Path) -> None:
    mark = tmp_path / "executed"
    for command in (
        Command(exec, f"open({str(mark)!r}, 'w')"),
        Command(subprocess.call, [sys.executable, "-c", f"open({str(mark)!r}, 'w')"]),
        Command(open, str(mark), "w"),
        Command(np.save, str(mark), np.zeros(2)),
        Command(np.memmap, str(mark), "f8", "w+"),
    ):
        sentence = refused(file_of(tmp_path, [parameters(), [command]] if inside else command, protocol))
        assert "holds more than arrays and numbers" in sentence
    assert not list(tmp_path.glob("executed*"))


def pickled(*instructions: bytes) -> bytes:
    return b"\x80\x04" + b"".join(instructions) + b"."


def global_of(module: str, name: str) -> bytes:
    return f"c{module}\n{name}\n".encode()


RECONSTRUCT = global_of("numpy._core.multiarray", "_reconstruct")
NDARRAY, DTYPE = global_of("numpy", "ndarray"), global_of("numpy", "dtype")
HUGE = b"\x8a\x05\x00\x00\x00\x00\x7f"  # LONG1, about 5e11


@pytest.mark.parametrize(
    "content",
    [
        pickled(b"\x8e" + (2**40).to_bytes(8, "little")),  # bytes that are not there
        pickled(b"\x96" + (2**40).to_bytes(8, "little")),  # a bytearray of them
        pickled(b"N", b"r" + (2**32 - 1).to_bytes(4, "little")),  # remembered under a number without end
        pickled(b"N", b"p99999999999\n"),
        pickled(RECONSTRUCT, NDARRAY, HUGE, b"\x85", b"U\x01b", b"\x87R"),  # an array of 5e11 numbers, to begin with
        pickled(NDARRAY, HUGE, b"\x85", b"R"),  # the same by its class
        pickled(global_of("numpy", "zeros"), HUGE, b"\x85", b"R"),
        pickled(b"]" + MOST_STEPS * b"0"),
        pickled(b"}"),
        b"\x80\x04" + b"N" * (MOST_STEPS + 10) + b".",
        b"(" * 100_000 + b".",
        b"]" * 100_000 + b"a" * 99_999 + b".",
        b"I" + b"9" * 10_000 + b"\n.",
        b"",
        b".",
        b"no pickle at all",
        b"\x80\x04K\x01.",
        b"\x80\x04).",
    ],
)
def test_bombs_and_rubbish_are_refused(content: bytes, tmp_path: Path) -> None:
    refused(file_of(tmp_path, content))


@pytest.mark.parametrize("shape", [(2**40,), (2**40, 0), (-1, 10), (10.0, 1), (True, 10), (1,) * 9])
def test_a_shape_that_its_numbers_do_not_fill(shape: tuple[int, ...], tmp_path: Path) -> None:
    class Bomb:
        def __reduce__(self) -> Any:
            function, given, (version, _, kind, order, data) = np.zeros((10, 1)).__reduce__()
            return function, given, (version, shape, kind, order, data)

    refused(file_of(tmp_path, [[*parameters()[:7], Bomb()], []]))


def test_wherever_a_file_is_cut_short(tmp_path: Path) -> None:
    for protocol in (0, 3, 5):
        content = pickle.dumps([[np.zeros(shape) for shape in SHAPES], [np.float64(1)]], protocol)
        for end in np.linspace(0, len(content) - 1, 60).astype(int):
            refused(file_of(tmp_path, content[:end]))


def test_whatever_byte_is_another_one(tmp_path: Path) -> None:
    """Eight arrays, but not those of the network: however damaged, they are refused, and nothing else happens."""
    rng = np.random.default_rng(0)
    content = pickle.dumps([[np.ones(shape, np.float32) for shape in SHAPES[4:]] * 2, [np.float64(1)]], 3)
    for _ in range(500):
        damaged = bytearray(content)
        damaged[rng.integers(len(content))] = rng.integers(256)
        refused(file_of(tmp_path, bytes(damaged)))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ([parameters()[:7], []], "holds 7 arrays and not 8"),
        ([[*parameters()[:7], np.zeros((10, 2))], []], "dense2.bias has the shape (10, 2) and should have (10,)"),
        ([[*parameters()[:7], np.full((10, 1), np.nan)], []], "dense2.bias holds values that are not finite"),
        ([[*parameters()[:7], np.full((10, 1), 1e300)], []], "dense2.bias holds values that are not finite"),
        ([[*parameters()[:7], np.array([[None]])], []], "holds an array that is not of numbers"),
        ([[*parameters()[:7], np.array(["x"])], []], "holds an array that is not of numbers"),
        ([1, 2, 3], "does not begin with a list of arrays"),
        ({"weights": 1}, "holds more than arrays and numbers"),
    ],
)
def test_other_contents(content: object, words: str, tmp_path: Path) -> None:
    assert words in refused(file_of(tmp_path, content))


def test_a_folder_and_a_file_that_is_not_there(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none.pkl"):
        with pytest.raises(UserError, match=r"(is not a file|cannot be read: No such file or directory)\.$"):
            read_numpy_cnn(path)


def test_the_costs_may_be_missing(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    pickle.dump(parameters(), buffer)
    assert read_numpy_cnn(file_of(tmp_path, buffer.getvalue())).network.classes == 10


def test_a_file_from_beyond_all_calendars() -> None:
    assert _day(0.0) == "1970-01-01T00:00:00+00:00"
    assert _day(2.0**40) == _day(-(2.0**60)) == ""


def test_a_frame_that_ends_within_an_array(tmp_path: Path) -> None:
    content = pickle.dumps([parameters()], 5)
    frame = content.index(b"\x95")
    broken = content[: frame + 1] + (100).to_bytes(8, "little") + content[frame + 9 :]
    assert read_numpy_cnn(file_of(tmp_path, broken)).card.name == preset("escontrela").title
