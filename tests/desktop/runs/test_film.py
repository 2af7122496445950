from itertools import combinations, pairwise
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from core.model.model import Card, Model
from core.model.presets import PRESETS, preset
from core.nn.layers import Dense, Flatten
from core.nn.network import Network
from core.types import UserError
from desktop.runs.film import EDGE, MOST_FRAMES, WIDEST, Look, draw, frame_of, make_film, save_film, thinned
from desktop.widgets import colour_maps

pytestmark = pytest.mark.usefixtures("qapp")

LOOK = Look(
    "#ffffff", "#000000", "#555555", "#dddddd", "#2460d8", "#12161d", "#ffffff",
    colour_maps.SEQUENTIAL, colour_maps.DIVERGING_LIGHT,
)  # fmt: skip


@pytest.fixture
def picture() -> np.ndarray:
    picture = np.zeros((28, 28), np.float32)
    picture[4:24, 13:16] = 1
    return picture


def model(network: Network, seed: int) -> Model:
    return Model(network, network.initialise(np.random.default_rng(seed)), Card())


@pytest.mark.parametrize("suffix", [".gif", ".png"])
def test_a_film_has_a_frame_for_each_epoch(tmp_path: Path, picture: np.ndarray, suffix: str) -> None:
    network, path = preset("zhou").network, tmp_path / f"film{suffix}"
    epochs = [(number, f"epoch {number}") for number in range(4)]
    make_film(path, epochs, lambda epoch: model(network, epoch), picture, "conv1", LOOK)
    with Image.open(path) as film:
        assert film.n_frames == 4
        assert film.info["loop"] == 0
        frames = []
        for number in range(4):
            film.seek(number)
            frames.append(np.asarray(film.convert("RGB")))
    assert all(not np.array_equal(one, other) for one, other in pairwise(frames))
    assert [each.name for each in tmp_path.iterdir()] == [path.name]


def test_its_numbers_are_the_networks(picture: np.ndarray) -> None:
    shown = model(preset("escontrela").network, 1)
    frame = frame_of("", shown, picture, "conv2")
    logits = shown.network.forward(shown.parameters, picture[None, None])
    np.testing.assert_allclose(frame.probabilities, np.exp(logits[0]) / np.exp(logits[0]).sum(), rtol=1e-4)
    np.testing.assert_array_equal(frame.filters, shown.network.views(shown.parameters)["conv1.weight"].mean(axis=1))
    assert frame.maps.shape == (8, *shown.network.shapes[shown.network.names.index("conv2")][1:])


@pytest.mark.parametrize("name", PRESETS)
def test_every_layer_of_every_network_can_be_drawn(name: str, picture: np.ndarray) -> None:
    shown = model(preset(name).network, 2)
    for layer in ("", *shown.network.names):
        [image] = draw([frame_of("epoch 1 of 1", shown, picture, layer)], picture, layer, LOOK)
        assert image.width == draw([frame_of("", shown, None, "")], None, "", LOOK)[0].width + 248 * (1 + bool(layer))


def test_a_network_without_filters_shows_its_answer(picture: np.ndarray) -> None:
    network = Network((1, 28, 28), (Flatten(), Dense(10)))
    frame = frame_of("", model(network, 0), picture, "")
    assert frame.filters is None
    draw([frame], picture, "", LOOK)
    draw([frame_of("", model(network, 0), None, "")], None, "", LOOK)


def drawn_without_a_picture(caption: str) -> np.ndarray:
    [image] = draw([frame_of(caption, model(preset("zhou").network, 0), None, "")], None, "", LOOK)
    return np.asarray(image)


def test_the_caption_is_there_whole_beside_few_panels() -> None:
    pixels = drawn_without_a_picture("A network of my own · epoch 12 of 14 · 97.4 %")
    assert (pixels[:, -EDGE:] == 255).all(), "it ends before the edge"
    assert (pixels[:50, -2 * EDGE : -EDGE] < 255).any(), "and close to it"


def test_a_very_long_name_makes_no_endless_film() -> None:
    assert drawn_without_a_picture(999 * "N" + " · epoch 12 of 14").shape[1] <= WIDEST + 2 * EDGE


def test_every_letter_looks_different() -> None:
    images = [drawn_without_a_picture(letter) for letter in "äöüßé–—−"]
    assert all(not np.array_equal(one, other) for one, other in combinations(images, 2))


def test_of_very_many_epochs_not_all_are_shown() -> None:
    epochs = thinned(range(1000))
    assert len(epochs) == MOST_FRAMES
    assert (epochs[0], epochs[-1]) == (0, 999)
    assert thinned([0, 3, 4]) == [0, 3, 4]


def test_another_kind_of_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"\.gif or \.png"):
        save_film(tmp_path / "film.avi", [Image.new("RGB", (8, 8))])
