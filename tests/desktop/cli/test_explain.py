"""``explain``: a map of the pixels as numbers and as a picture."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from core.explain.methods import METHODS
from core.imaging.preprocessing import prepare_steps
from core.model.model import Card, Model
from core.model.presets import preset
from core.model.weights import load_model, save_model
from core.steps import result_of
from desktop.cli.explain import ZOOM
from main import main
from resources import DEFAULT_WEIGHTS
from tests.desktop.cli.running import refused
from tests.handwritten import write

pytest.importorskip("PySide6")  # which decodes and encodes the pictures
from PySide6.QtGui import QImage

from desktop.reading.pictures import read_picture


@pytest.fixture
def drawing(tmp_path: Path) -> Path:
    """A seven, dark on light."""
    return drawn(tmp_path / "seven.png", 1)


def drawn(path: Path, zoom: int) -> Path:
    """A seven, each pixel of it a square."""
    pixels = 255 - np.rint(write("7") * 255).astype(np.uint8).repeat(zoom, axis=0).repeat(zoom, axis=1)
    image = QImage(pixels.data, pixels.shape[1], pixels.shape[0], pixels.shape[1], QImage.Format.Format_Grayscale8)
    assert image.save(str(path))
    return path


def explained(capsys: pytest.CaptureFixture[str], *arguments: object) -> dict[str, Any]:
    assert main(["explain", *map(str, arguments), "--json"]) == 0
    result: dict[str, Any] = json.loads(capsys.readouterr().out)
    return result


@pytest.mark.parametrize("method", ["saliency", "integrated-gradients", "grad-cam"])
def test_the_numbers_are_those_of_the_method(
    method: str, drawing: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "map.png"
    result = explained(capsys, drawing, "--method", method, "--class", 2, "--output", output)
    model, prepared = load_model(DEFAULT_WEIGHTS), prepare_steps(read_picture(drawing))
    assert prepared is not None
    steps = METHODS[method].explain(model.network, model.parameters, prepared.picture[None], 2)
    np.testing.assert_allclose(result["map"], result_of(steps).map, atol=1e-6)
    assert result["class"] == 2
    assert result["digit"] == 7
    assert result["method"] == method
    assert result["box"] == [prepared.box.left, prepared.box.top, prepared.box.width, prepared.box.height]
    assert result["place"] == pytest.approx(list(prepared.place))
    image = QImage(str(output))
    assert (image.width(), image.height()) == (57 * ZOOM, 28 * ZOOM)
    darkest = np.unravel_index(prepared.picture.argmax(), (28, 28))
    assert image.pixelColor(int(darkest[1]) * ZOOM, int(darkest[0]) * ZOOM).value() == 0
    assert result.get("layer") == ("relu4" if method == "grad-cam" else None)


def test_where_it_lies_is_in_the_pixels_of_the_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one, other = (
        explained(
            capsys, drawn(tmp_path / f"{zoom}.png", zoom), "--method", "saliency", "--output", tmp_path / "map.png"
        )
        for zoom in (1, 4)
    )
    assert other["box"] == [4 * side for side in one["box"]]
    assert other["place"] == pytest.approx([4 * side for side in one["place"]], abs=4)


def test_red_is_for_the_class_and_blue_against_it(
    drawing: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "map.png"
    found = np.array(explained(capsys, drawing, "--method", "gradient-x-input", "--output", output)["map"])
    image = QImage(str(output))
    for place, sign in ((found.argmax(), 1), (found.argmin(), -1)):
        row, column = np.unravel_index(place, found.shape)
        colour = image.pixelColor((29 + int(column)) * ZOOM + 1, int(row) * ZOOM + 1)
        strong = sign * found[row, column] == np.abs(found).max()
        assert (colour.red() - colour.blue()) * sign > (100 if strong else 0)


def test_a_counterfactual_asks_about_the_runner_up(
    drawing: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    result = explained(capsys, drawing, "--method", "counterfactual", "--output", tmp_path / "map.png")
    assert result["class"] != result["digit"] == 7
    model = load_model(DEFAULT_WEIGHTS)
    answer = model.network.forward(model.parameters, np.array(result["changed"], np.float32)[None, None]).argmax()
    assert (answer == result["class"]) == result["found"]


def test_in_words(drawing: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    output = tmp_path / "map.png"
    assert main(["explain", str(drawing), "--method", "saliency", "--output", str(output)]) == 0
    words = capsys.readouterr().out
    assert words.startswith("saliency, asked about 7; the answer is 7 (")
    assert "What it does not show: " in words
    assert f"Written to {output}." in words


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--method", "magic"), "There is no method called 'magic'"),
        (("--method", "saliency", "--class", "10"), "There is no class 10"),
        (("--method", "grad-cam", "--layer", "dense1"), "'dense1' has none"),
        (("--method", "saliency", "--layer", "relu4"), "Saliency looks at no layer: leave --layer out."),
    ],
)
def test_what_cannot_be_explained_is_said_and_nothing_is_written(
    arguments: tuple[str, ...], sentence: str, drawing: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "map.png"
    assert main(["explain", str(drawing), *arguments, "--output", str(output)]) == 2
    assert sentence in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == [drawing]


def test_the_picture_and_the_weights_are_not_overwritten(
    drawing: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    weights, link = tmp_path / "w.safetensors", tmp_path / "link.png"
    weights.write_bytes(DEFAULT_WEIGHTS.read_bytes())
    link.symlink_to(drawing)
    before = drawing.read_bytes()
    for output in (drawing, link, weights):
        arguments = [str(drawing), "--method", "saliency", "--weights", str(weights), "--output", str(output)]
        assert main(["explain", *arguments]) == 2
        assert (
            capsys.readouterr().err == f"{output} is read by this command and would be lost: write to another file.\n"
        )
    assert drawing.read_bytes() == before
    assert weights.read_bytes() == DEFAULT_WEIGHTS.read_bytes()


@pytest.mark.parametrize("method", METHODS)
def test_numbers_that_are_not_finite_explain_nothing(
    method: str, drawing: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    weights, output = tmp_path / "w.safetensors", tmp_path / "map.png"
    network = preset("zhou").network
    save_model(weights, Model(network, np.full(network.parameter_count, 1e30, np.float32), Card()))
    arguments = ["--method", method, "--weights", str(weights), "--output", str(output)]
    sentence = refused(capsys, "explain", str(drawing), *arguments)
    assert sentence == "The network gives numbers that are not finite, so there is nothing to explain."
    assert not output.exists()


def test_blank_paper_has_no_digit_to_explain(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    blank = tmp_path / "blank.png"
    image = QImage(40, 40, QImage.Format.Format_Grayscale8)
    image.fill(255)
    image.save(str(blank))
    assert main(["explain", str(blank), "--method", "saliency", "--output", str(tmp_path / "map.png")]) == 2
    assert "Nothing is drawn on" in capsys.readouterr().err
