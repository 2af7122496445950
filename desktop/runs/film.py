"""An animated picture of a run: what its network makes of one drawing after each epoch. No widget, so a thread can."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO
from math import ceil
from pathlib import Path
from typing import NamedTuple, TypeAlias

import numpy as np
from PIL import Image
from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter

from core.atomic import write_whole
from core.explain.filters import kernels_of
from core.model.model import Model
from core.types import Array, UserError
from desktop.language import tr
from desktop.widgets.colour_maps import Table
from desktop.widgets.tile_layout import BLANK, Limits, Scale, arrange, fold, short_number
from desktop.widgets.words import percent

MOST_FRAMES = 100
MOST_TILES = 64
"""Filters, or maps of a layer, that are shown of many."""

PANEL, HEIGHT, EDGE, HEAD = 232, 264, 16, 56
"""Pixels: the width and height of each of the panels, the space about them, and that above them."""

WIDEST = 3 * (PANEL + EDGE) - EDGE
"""Pixels that a caption takes at most: as many as all panels that there may be."""

LIMITS = Limits(least=4, most=96, gap=4, label=0)
BAR, PICTURE, CAPTION = 15, 84, 20
SECONDS = 0.6
"""For each epoch."""

KINDS = {".gif": "GIF", ".png": "PNG"}


class Look(NamedTuple):
    """The colours of the theme that it is made in, as ``#rrggbb``, and its two maps."""

    ground: str
    text: str
    muted: str
    border: str
    accent: str
    ink: str
    paper: str
    sequential: Table
    diverging: Table


@dataclass(frozen=True, eq=False)
class Frame:
    """What is shown of one epoch, where there is any: ``probabilities (L,)``, ``filters`` and ``maps (T, H, W)``."""

    caption: str
    probabilities: Array | None
    filters: Array | None
    maps: Array | None


def thinned(epochs: Sequence[int]) -> list[int]:
    """At most :data:`MOST_FRAMES` of ``epochs``, the first and the last among them."""
    if len(epochs) <= MOST_FRAMES:
        return list(epochs)
    places = np.linspace(0, len(epochs) - 1, MOST_FRAMES).round().astype(int)
    return [epochs[place] for place in places]


def frame_of(caption: str, model: Model, picture: Array | None, layer: str) -> Frame:
    """The epoch whose weights are ``model``'s: ``picture (28, 28)``, 0 to 1, and the maps of ``layer``, "" for none."""
    convolutions = (kernels for kernels in kernels_of(model.network, model.parameters) if kernels.sort == "filters")
    first = next(convolutions, None)
    filters = None if first is None else first.weight.mean(axis=1)[:MOST_TILES]  # (F, C, K, K) -> (F, K, K)
    if picture is None:
        return Frame(caption, None, filters, None)
    outputs = model.network.activations(model.parameters, picture[None, None].astype(np.float32))
    logits = outputs[model.network.names[-1]].reshape(1, -1)  # (1, L)
    maps = None
    if layer in outputs:
        output = outputs[layer][0]
        maps = (output if output.ndim == 3 else fold(output))[:MOST_TILES].copy()
    return Frame(caption, model.card.calibration.probabilities(logits)[0], filters, maps)


def draw(frames: Sequence[Frame], picture: Array | None, layer: str, look: Look) -> list[Image.Image]:
    """The frames as pictures of one size; each kind of tiles has one scale in all of them, so that they compare."""
    filters = [frame.filters for frame in frames if frame.filters is not None]
    maps = [frame.maps for frame in frames if frame.maps is not None]
    scales = (
        Scale.symmetric(np.stack(filters)) if filters else None,
        Scale.sequential(np.stack(maps)) if maps else None,
    )
    panels = [_panels(frame, picture, layer, scales, look) for frame in frames]
    letters = QFontMetricsF(_font(CAPTION))
    captions = [letters.elidedText(frame.caption, Qt.TextElideMode.ElideMiddle, WIDEST) for frame in frames]
    widths = [PANEL, *(len(some) * (PANEL + EDGE) - EDGE for some in panels)]
    width = EDGE + max(*widths, *(ceil(letters.horizontalAdvance(caption)) for caption in captions)) + EDGE
    return [_drawn(caption, some, width, look) for caption, some in zip(captions, panels, strict=True)]


def save_film(path: Path, pictures: Sequence[Image.Image]) -> None:
    """Write ``pictures`` one after the other, as the suffix of ``path`` says; ``UserError`` if that cannot be done."""
    kind = KINDS.get(path.suffix.lower())
    if kind is None:
        raise UserError(tr("A film is written as .gif or .png, not as {suffix}.", suffix=path.suffix or path.name))
    file = BytesIO()
    first, *others = pictures
    pause = 3 * SECONDS  # on the last, before it begins again
    durations = [round(1000 * SECONDS)] * len(others) + [round(1000 * pause)]
    first.save(file, kind, save_all=True, append_images=others, duration=durations, loop=0)
    write_whole(path, file.getvalue())


def make_film(
    path: Path,
    epochs: Sequence[tuple[int, str]],
    read: Callable[[int], Model],
    picture: Array | None,
    layer: str,
    look: Look,
) -> None:
    """Read each of ``epochs``, a number and its caption, and write what they make of ``picture`` to ``path``."""
    frames = [frame_of(caption, read(epoch), picture, layer) for epoch, caption in epochs]
    save_film(path, draw(frames, picture, layer, look))


# Drawing ------------------------------------------------------------------------------------------------------


Panel: TypeAlias = Callable[[QPainter, int], None]
"""Paints a part of a frame, from an x on."""


def _panels(
    frame: Frame, picture: Array | None, layer: str, scales: tuple[Scale | None, Scale | None], look: Look
) -> list[Panel]:
    panels: list[Panel] = []
    of_filters, of_maps = scales
    if picture is not None and frame.probabilities is not None:
        shown, values = picture, frame.probabilities
        panels.append(lambda painter, x: _answer(painter, x, shown, values, look))
    if frame.filters is not None and of_filters is not None:
        tiles, scale = frame.filters, of_filters
        panels.append(lambda painter, x: _tiles(painter, x, tr("First filters"), tiles, scale, look))
    if frame.maps is not None and of_maps is not None:
        maps, range_, title = frame.maps, of_maps, tr("Activations of {layer}", layer=layer)
        panels.append(lambda painter, x: _tiles(painter, x, title, maps, range_, look))
    return panels


def _drawn(caption: str, panels: Sequence[Panel], width: int, look: Look) -> Image.Image:
    image = QImage(width, HEAD + HEIGHT + EDGE, QImage.Format.Format_RGB32)
    image.fill(QColor(look.ground))
    painter = QPainter(image)
    _write(painter, EDGE, 12, caption, look.text, CAPTION)
    for number, panel in enumerate(panels):
        panel(painter, EDGE + number * (PANEL + EDGE))
    painter.end()
    image = image.convertToFormat(QImage.Format.Format_RGB888)
    size = image.width(), image.height()
    return Image.frombytes("RGB", size, bytes(image.constBits()), "raw", "RGB", image.bytesPerLine())


def _answer(painter: QPainter, x: int, picture: Array, values: Array, look: Look) -> None:
    """The drawing as the network sees it, and the probability of each digit."""
    paper, ink = (np.array(_rgb(colour), np.float64) for colour in (look.paper, look.ink))
    pixels = paper + np.clip(picture, 0, 1)[:, :, None] * (ink - paper)  # (28, 28) -> (28, 28, 3)
    painter.fillRect(x - 1, HEAD - 1, PICTURE + 2, PICTURE + 2, QColor(look.border))
    _paint(painter, QRect(x, HEAD, PICTURE, PICTURE), np.rint(pixels).astype(np.uint8))
    best = int(values.argmax())
    _write(painter, x + PICTURE + EDGE, HEAD + 14, str(best), look.accent, 48)
    top, left, right = HEAD + PICTURE + 12, x + 18, x + PANEL - 52
    for digit, value in enumerate(values.tolist()):
        y = top + digit * BAR
        _write(painter, x, y, str(digit), look.text, 12)
        painter.fillRect(left, y + 4, right - left + 1, 7, QColor(look.border))
        if value > 0:
            colour = QColor(look.accent if digit == best else look.muted)
            painter.fillRect(left, y + 4, round(value * (right - left)) + 1, 7, colour)
        _write(painter, right + 8, y, percent(value), look.text, 12)


def _tiles(painter: QPainter, x: int, title: str, tiles: Array, scale: Scale, look: Look) -> None:
    """Small pictures of numbers, and a line that says which colour is which number."""
    _write(painter, x, HEAD - 4, title, look.muted, 13)
    room = (PANEL, HEIGHT - 52)
    table = look.diverging if scale.diverging else look.sequential
    colours = np.concatenate([table[:, :3], [_rgb(look.ground)]]).astype(np.uint8)  # BLANK is the ground
    place = arrange(len(tiles), (tiles.shape[1], tiles.shape[2]), room, LIMITS)
    high, wide = (place.zoom * side for side in tiles.shape[1:])
    for number, indices in enumerate(scale.indices(tiles)):
        assert indices.max(initial=0) <= BLANK
        row, column = divmod(number, place.columns)
        top = HEAD + 18 + row * place.cell[1]
        if top + high <= HEAD + 18 + room[1]:  # what does not fit is left out
            _paint(painter, QRect(x + column * place.cell[0], top, wide, high), colours[indices])
    foot = HEAD + HEIGHT - 24
    _paint(painter, QRect(x, foot, PANEL, 8), colours[None, 1:256])
    marks = [(0.0, short_number(scale.low)), (1.0, short_number(scale.high))]
    if scale.diverging:
        marks.append((0.5, "0"))
    for part, text in marks:
        _write(painter, x + part * PANEL, foot + 10, text, look.muted, 12, part)


def _paint(painter: QPainter, place: QRect, pixels: Array) -> None:
    """``pixels (H, W, 3)``, as large as ``place``."""
    height, width, _ = pixels.shape
    pixels = np.ascontiguousarray(pixels)
    painter.drawImage(place, QImage(pixels.data, width, height, pixels.strides[0], QImage.Format.Format_RGB888))


def _write(painter: QPainter, x: float, top: float, text: str, colour: str, size: int, part: float = 0.0) -> None:
    """``text`` with so much of its width, a ``part`` of 1, to the left of ``x``."""
    painter.setFont(_font(size))
    painter.setPen(QColor(colour))
    metrics = QFontMetricsF(painter.font())
    painter.drawText(QPointF(x - part * metrics.horizontalAdvance(text), top + metrics.ascent()), text)


def _font(size: int) -> QFont:
    """The desktop's own font, ``size`` pixels high."""
    font = QFont()
    font.setPixelSize(size)
    font.setStyleStrategy(QFont.StyleStrategy.NoSubpixelAntialias)  # a film is for any screen
    return font


def _rgb(colour: str) -> tuple[int, int, int]:
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return red, green, blue
