"""Picture files of every common kind, and files that are none."""

import struct
import zlib
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import qInstallMessageHandler
from PySide6.QtGui import QColor, QImage

from core.data.datasets import DataSplits
from core.imaging.painter import Stroke, render
from core.imaging.preprocessing import prepare
from core.types import Array, UserError
from desktop.reading.pictures import WORKING_SIDE, ink_of_image, read_picture
from tests.refusing import refusal_of

SEVEN = Stroke(((0.3, 0.2, 0.07), (0.7, 0.2, 0.07), (0.4, 0.8, 0.07)))


def image_of(grey: Array) -> QImage:
    """A picture of ``grey (H, W)``, 0 black to 1 white."""
    pixels = np.ascontiguousarray((grey * 255).round().astype(np.uint8))
    height, width = pixels.shape
    return QImage(pixels.data, width, height, width, QImage.Format.Format_Grayscale8).copy()


def coloured(ink: Array, pen: str, ground: str) -> QImage:
    """A picture of ``ink`` drawn in the colour ``pen`` on ``ground``, either of which may be transparent."""
    colours = [np.array(QColor(name).getRgb(), np.float32) for name in (ground, pen)]
    pixels = colours[0] + (colours[1] - colours[0]) * ink[..., None]
    pixels = np.ascontiguousarray(pixels.round().astype(np.uint8))
    height, width = ink.shape
    return QImage(pixels.data, width, height, 4 * width, QImage.Format.Format_RGBA8888).copy()


def difference(a: Array, b: Array) -> float:
    return float(np.abs(prepare(a) - prepare(b)).mean())


GREY, COLOURED = 0, 2


def png(width: int, height: int, lines: bytes, bits: int = 8, kind: int = GREY) -> bytes:
    """A PNG made by hand, its pixels ``lines`` each led by a filter byte."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, bits, kind, 0, 0, 0)
    parts = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(lines, 1)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + parts


@pytest.mark.parametrize("suffix", ["png", "bmp", "jpg", "webp", "tif", "ppm", "pgm", "ico"])
@pytest.mark.parametrize("dark_on_light", [True, False])
def test_common_formats(tmp_path: Path, suffix: str, dark_on_light: bool) -> None:
    ink = render([SEVEN], size=200)
    path = tmp_path / f"seven.{suffix}"
    assert image_of(1 - ink if dark_on_light else ink).save(str(path))
    read = read_picture(path)
    assert read.shape == ink.shape
    assert read.dtype == np.float32
    assert difference(read, ink) < 0.01


def test_gif(tmp_path: Path) -> None:
    # Qt reads GIF but does not write it: one black pixel in a white 3 x 3.
    path = tmp_path / "dot.gif"
    path.write_bytes(
        b"GIF89a\x03\x00\x03\x00\x80\x00\x00\xff\xff\xff\x00\x00\x00,\x00\x00\x00\x00\x03\x00\x03\x00\x00"
        b"\x02\x04\x84\x1f\xa9\x5b\x00;"
    )
    assert read_picture(path).shape == (3, 3)


def test_the_content_counts_and_not_the_name(tmp_path: Path) -> None:
    path = tmp_path / "seven.jpg"
    image_of(1 - render([SEVEN], size=60)).save(str(path), "PNG")
    assert read_picture(str(path)).shape == (60, 60)


def test_mnist_is_left_as_it_is(mnist: DataSplits) -> None:
    for picture in mnist.test.images[:200, 0]:
        ink = picture.astype(np.float32) / 255
        for grey in (ink, 1 - ink):
            assert np.abs(ink_of_image(image_of(grey)) - ink).mean() < 0.5 / 255


@pytest.mark.parametrize(
    ("pen", "ground"),
    [
        ("black", "transparent"),
        ("white", "transparent"),
        ("#ffe9e9e9", "#00ffffff"),
        ("#1030a0", "white"),
        ("yellow", "black"),
        ("#404040", "#909090"),
    ],
)
def test_colours_and_transparency(pen: str, ground: str) -> None:
    ink = render([SEVEN], size=120)
    assert difference(ink_of_image(coloured(ink, pen, ground)), ink) < 0.02


def test_a_photograph(tmp_path: Path) -> None:
    ink = render([SEVEN], size=900)
    y, x = np.mgrid[-1:1:900j, -1:1:900j]
    light = 0.7 + 0.15 * x - 0.2 * y * y
    grey = light * (1 - 0.6 * ink) + np.random.default_rng(0).normal(0, 0.02, ink.shape)
    path = tmp_path / "photo.jpg"
    image_of(np.clip(grey, 0, 1)).save(str(path), quality=60)
    assert difference(read_picture(path), ink) < 0.02


@pytest.mark.parametrize("colour", ["white", "black", "#808080", "transparent"])
def test_a_blank_picture_has_no_ink(colour: str) -> None:
    image = QImage(50, 40, QImage.Format.Format_ARGB32)
    image.fill(QColor(colour))
    ink = ink_of_image(image)
    assert ink.shape == (40, 50)
    assert not ink.any()


def test_a_large_picture_is_scaled_down(tmp_path: Path) -> None:
    path = tmp_path / "large.png"
    image_of(1 - np.kron(render([SEVEN], size=750), np.ones((4, 2), np.float32))).save(str(path))
    assert read_picture(path).shape == (WORKING_SIDE, WORKING_SIDE // 2)
    assert ink_of_image(QImage(str(path))).shape == (WORKING_SIDE, WORKING_SIDE // 2)


def test_a_scanned_page_with_16_bits_a_channel(tmp_path: Path) -> None:
    path = tmp_path / "scan.png"
    path.write_bytes(png(4_960, 7_016, bytes((1 + 6 * 4_960) * 7_016), 16, COLOURED))
    assert read_picture(path).shape == (WORKING_SIDE, 724)


def test_the_width_need_not_be_a_multiple_of_four() -> None:
    ink = render([SEVEN], size=100)[:, :61]
    np.testing.assert_allclose(ink_of_image(image_of(1 - ink)), ink, atol=0.01)


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("empty.png", b"", "empty.png is empty: there is nothing in the file."),
        (
            "words.png",
            b"Not a picture at all.\n" * 20,
            "words.png is not a picture that can be read (PNG, JPEG, BMP, GIF, TIFF, WebP and the like can).",
        ),
        (
            "wide.png",
            png(30_000, 1, bytes(30_001)),
            "wide.png is 30,000 x 1 pixels; pictures of up to 10,000 a side can be read.",
        ),
        (
            "many.png",
            png(9_000, 9_000, bytes(9_001 * 9_000)),
            "many.png has 81 million pixels; up to 67 million can be read.",
        ),
        (
            "more.png",
            png(8_200, 8_192, b""),
            "more.png has 68 million pixels; up to 67 million can be read.",
        ),
        (
            "deep.png",
            png(7_000, 7_000, b"", 16, COLOURED),
            "deep.png is too large to be read with 16 bits a channel: save it with 8 bits first.",
        ),
        (
            "drawing.svg",
            b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text>7</text></svg>',
            "drawing.svg is an SVG drawing: save it as a PNG picture first.",
        ),
    ],
)
def test_what_is_no_picture(tmp_path: Path, name: str, content: bytes, sentence: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert refusal_of(read_picture, path) == sentence


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"There is no file .*nothing\.png\."):
        read_picture(tmp_path / "nothing.png")
    with pytest.raises(UserError, match="is a folder, not a picture"):
        read_picture(tmp_path)


def test_an_image_of_nothing() -> None:
    with pytest.raises(UserError, match="no picture"):
        ink_of_image(QImage())


@pytest.mark.parametrize("suffix", ["png", "jpg", "webp", "tif", "ppm"])
@pytest.mark.parametrize("part", [0.03, 0.5, 0.95])
def test_a_file_cut_short(tmp_path: Path, suffix: str, part: float, capfd: pytest.CaptureFixture[str]) -> None:
    whole = tmp_path / f"whole.{suffix}"
    image_of(np.random.default_rng(0).random((90, 120))).save(str(whole))
    data = whole.read_bytes()
    path = tmp_path / f"cut.{suffix}"
    path.write_bytes(data[: int(part * len(data))])
    with pytest.raises(UserError, match=r"cut\.\w+ is (damaged|not a picture)"):
        read_picture(path)
    assert capfd.readouterr().err == ""


def test_a_png_with_a_wrong_byte(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "spoilt.png"
    data = bytearray(png(20, 20, bytes(21 * 20)))
    data[45] ^= 1
    path.write_bytes(data)
    with pytest.raises(UserError, match="damaged or cut short"):
        read_picture(path)
    assert capfd.readouterr().err == ""


def test_the_message_handler_of_others_comes_back(tmp_path: Path) -> None:
    heard: list[str] = []

    def ours(_kind: object, _context: object, message: str) -> None:
        heard.append(message)

    before = qInstallMessageHandler(ours)
    path = tmp_path / "dot.png"
    path.write_bytes(png(1, 1, b"\0\0"))
    read_picture(path)
    assert qInstallMessageHandler(before) is ours
    assert heard == []
