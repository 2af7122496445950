"""Pictures from files, the clipboard and other windows, turned into ink.

Qt decodes them; no window and no QApplication is needed. What a picture shows is then reduced to ink, 0 paper to 1:
which side of grey is paper, an even background, full contrast, no faint noise.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from math import ceil
from pathlib import Path
from threading import Lock
from zlib import crc32

import numpy as np
from PySide6.QtCore import QMessageLogContext, QSize, Qt, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QImage, QImageReader

from core.checks import file_size, in_words, is_folder, memory_to_read
from core.imaging.ink import ink_of_grey
from core.types import Array, UserError
from desktop.language import tr

LARGEST_SIDE = 10_000
"""A picture with a longer side is refused before it is decoded."""

MOST_PIXELS = 67_000_000
"""Of any picture; with 16 bits a channel it may have as many as fit into :data:`GRANTED`."""

GRANTED = 300
"""Megabytes that Qt may take for one picture: a page of A4 at 600 dpi takes 266 with 16 bits a channel. To scale it
takes up to twice as much again."""

MOST_BYTES = 1 << 28
"""Of a file."""

WORKING_SIDE = 1024
"""Larger pictures are scaled down to this while they are read: far more than a 28x28 digit needs."""

AT_LEAST = 1 << 25
"""Bytes that reading any picture may take, in the size it is worked with."""

MOST_OF_A_PIXEL = 8
"""Bytes for each pixel of the file that Qt takes to decode and scale it: it does not say when it cannot have them."""

_QUIET = Lock()
"""One at a time is quiet: what is put back has to be what was there."""

FORMATS = tr("PNG, JPEG, BMP, GIF, TIFF, WebP and the like")


def read_picture(path: str | Path) -> Array:
    """The ink ``(H, W)`` float32, 0 paper to 1 ink, of a picture file; all zero if nothing is drawn on it.

    The longer side is at most :data:`WORKING_SIDE`. Raises :class:`UserError` when the file is missing, is empty, is
    no picture, is damaged, is larger than :data:`LARGEST_SIDE` a side, or than there is memory for.
    """
    return read_to_scale(path)[0]


def read_to_scale(path: str | Path) -> tuple[Array, float]:
    """The ink as :func:`read_picture` gives it, and how many pixels of the file one of it is, a side."""
    path = Path(path)
    with memory_to_read(path):
        _check_file(path)
        image, longest = _decoded(path)
        ink = ink_of_image(image)
        return ink, longest / max(ink.shape)


def _decoded(path: Path) -> tuple[QImage, int]:
    """The picture in the file, no larger than it is worked with, and how long its longer side is there."""
    QImageReader.setAllocationLimit(GRANTED)
    reader = QImageReader(str(path))
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    with _quiet() as complaints:
        if not reader.canRead():
            raise UserError(
                tr("{name} is not a picture that can be read ({formats} can).", name=path.name, formats=FORMATS)
            )
        if reader.format().data() in (b"svg", b"svgz"):
            raise UserError(tr("{name} is an SVG drawing: save it as a PNG picture first.", name=path.name))
        size = reader.size()
        _check_size(path, size)
        if size.isValid():
            reader.setScaledSize(_working_size(size))
        _check_memory(AT_LEAST)  # with next to none, decoders do worse than fail
        image = reader.read()
    if any("allocation limit" in complaint for complaint in complaints):
        raise UserError(
            tr("{name} is too large to be read with 16 bits a channel: save it with 8 bits first.", name=path.name)
        )
    if image.isNull() and not complaints:
        _check_memory(MOST_OF_A_PIXEL * max(0, size.width()) * max(0, size.height()))
    if image.isNull() or any("premature end" in complaint for complaint in complaints):
        raise UserError(tr("{name} is damaged or cut short, so it cannot be read.", name=path.name))
    _check_size(path, image.size())
    return image, max(size.width(), size.height(), image.width(), image.height())  # not all know the size before


def ink_of_image(image: QImage) -> Array:
    """The ink ``(H, W)`` float32, 0 paper to 1 ink, of a picture from the clipboard or another window.

    Raises :class:`UserError` when there is no picture in it.
    """
    if image.isNull():
        raise UserError(tr("There is no picture to take over."))
    size = _working_size(image.size())
    if size != image.size():
        image = image.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
    return ink_of_grey(_grey(image))


def _check_file(path: Path) -> None:
    """Refuse what cannot be a picture, in a sentence that says what it is instead."""
    if is_folder(path):
        raise UserError(tr("{path} is a folder, not a picture.", path=path))
    try:
        if file_size(path) > MOST_BYTES:
            raise UserError(
                tr(
                    "{name} is too large to be read: a picture has up to {most:,} MB.",
                    name=path.name,
                    most=MOST_BYTES >> 20,
                )
            )
        with path.open("rb") as file:
            start = file.read(8)
            cut_short = start == b"\x89PNG\r\n\x1a\n" and not _png_is_whole(start + file.read())
    except FileNotFoundError:
        raise UserError(tr("There is no file {path}.", path=path)) from None
    except OSError as error:
        raise UserError(tr("{path} cannot be read: {reason}.", path=path, reason=in_words(error))) from None
    if not start:
        raise UserError(tr("{name} is empty: there is nothing in the file.", name=path.name))
    if cut_short:
        raise UserError(tr("{name} is damaged or cut short, so it cannot be read.", name=path.name))


def _png_is_whole(data: bytes) -> bool:
    """Whether every chunk of a PNG is there with its right checksum: libpng would complain past us, on the terminal."""
    view, place, kind = memoryview(data), 8, b""
    while kind != b"IEND":
        length = int.from_bytes(view[place : place + 4], "big")
        kind = bytes(view[place + 4 : place + 8])
        end = place + 8 + length
        if end + 4 > len(view) or crc32(view[place + 4 : end]) != int.from_bytes(view[end : end + 4], "big"):
            return False
        place = end + 4
    return True


def _check_size(path: Path, size: QSize) -> None:
    width, height = size.width(), size.height()
    if max(width, height) > LARGEST_SIDE:
        raise UserError(
            tr(
                "{name} is {width:,} x {height:,} pixels; pictures of up to {most:,} a side can be read.",
                name=path.name,
                width=width,
                height=height,
                most=LARGEST_SIDE,
            )
        )
    if width * height > MOST_PIXELS:
        raise UserError(
            tr(
                "{name} has {size:.0f} million pixels; up to {most:.0f} million can be read.",
                name=path.name,
                size=ceil(width * height / 1e6),  # as it is more than the most
                most=MOST_PIXELS / 1e6,
            )
        )


def _check_memory(size: int) -> None:
    """Raise ``MemoryError`` if there are not ``size`` bytes to be had."""
    np.empty(size, np.uint8)


def _working_size(size: QSize) -> QSize:
    """``size``, or the same shape with :data:`WORKING_SIDE` as its longer side."""
    longest = max(size.width(), size.height())
    if longest <= WORKING_SIDE:
        return size
    scale = WORKING_SIDE / longest
    return QSize(max(1, round(size.width() * scale)), max(1, round(size.height() * scale)))


@contextmanager
def _quiet() -> Iterator[list[str]]:
    """Keep what Qt's decoders say about a broken file off the terminal; it is collected in the list that is given.

    What the libraries behind them write there past Qt is lost.
    """
    complaints: list[str] = []

    def hear(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        if (context.category or "").startswith(("qt.gui.imageio", "qt.imageformats")):
            complaints.append(message)
        elif previous is not None:
            previous(kind, context, message)

    with _QUIET, _errors_to(os.devnull):
        previous = qInstallMessageHandler(hear)
        try:
            yield complaints
        finally:
            qInstallMessageHandler(previous)


@contextmanager
def _errors_to(name: str) -> Iterator[None]:
    """What anything in this process writes to standard error goes to the file ``name``, where there is such an error
    output at all."""
    try:
        ours = os.dup(2)
    except OSError:  # a window that no terminal has started
        yield
        return
    other = os.open(name, os.O_WRONLY)
    try:
        os.dup2(other, 2)
        yield
    finally:
        os.dup2(ours, 2)
        os.close(other)
        os.close(ours)


def _grey(image: QImage) -> Array:
    """Brightness ``(H, W)`` float32, 0 black to 1 white, of ``image`` on paper."""
    if not image.hasAlphaChannel():
        return _channels(image, QImage.Format.Format_Grayscale8)[..., 0]
    colours = _channels(image, QImage.Format.Format_RGBA8888)
    brightness = colours[..., :3] @ np.array([11, 16, 5], np.float32) / 32  # as Qt weighs them
    opacity = colours[..., 3]
    on_white = 1 - opacity * (1 - brightness)
    on_black = opacity * brightness
    # White ink on nothing at all is invisible on white paper: it was meant for a dark ground.
    return on_black if np.ptp(on_white) < min(0.25, np.ptp(on_black)) else on_white


def _channels(image: QImage, kind: QImage.Format) -> Array:
    """The values ``(H, W, channels)`` of ``image``, 0..1 float32."""
    image = image.convertToFormat(kind)
    height, width, step = image.height(), image.width(), image.bytesPerLine()
    lines = np.frombuffer(image.constBits(), np.uint8).reshape(height, step)  # padded to whole words
    channels = image.depth() // 8
    values: Array = lines[:, : width * channels].reshape(height, width, channels) * np.float32(1 / 255)
    return values
