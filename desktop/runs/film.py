"""An animated picture of a run: what its network makes of one drawing after each epoch. No Qt, so a thread can."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import numpy as np
from PIL import Image, ImageDraw, ImageFont

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

LIMITS = Limits(least=4, most=96, gap=4, label=0)
BAR, PICTURE = 15, 84
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


@dataclass(frozen=True)
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
    return [_drawn(frame, picture, layer, scales, look) for frame in frames]


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


def _drawn(
    frame: Frame, picture: Array | None, layer: str, scales: tuple[Scale | None, Scale | None], look: Look
) -> Image.Image:
    panels: list[Callable[[ImageDraw.ImageDraw, Image.Image, int], None]] = []
    of_filters, of_maps = scales
    if picture is not None and frame.probabilities is not None:
        shown, values = picture, frame.probabilities
        panels.append(lambda pen, image, x: _answer(pen, image, x, shown, values, look))
    if frame.filters is not None and of_filters is not None:
        tiles, scale = frame.filters, of_filters
        panels.append(lambda pen, image, x: _tiles(pen, image, x, tr("First filters"), tiles, scale, look))
    if frame.maps is not None and of_maps is not None:
        maps, range_ = frame.maps, of_maps
        panels.append(
            lambda pen, image, x: _tiles(pen, image, x, tr("Activations of {layer}", layer=layer), maps, range_, look)
        )
    width = EDGE + max(1, len(panels)) * (PANEL + EDGE)
    image = Image.new("RGB", (width, HEAD + HEIGHT + EDGE), look.ground)
    pen = ImageDraw.Draw(image)
    pen.text((EDGE, 12), _written(frame.caption), look.text, _font(20))
    for number, panel in enumerate(panels):
        panel(pen, image, EDGE + number * (PANEL + EDGE))
    return image


def _answer(pen: ImageDraw.ImageDraw, image: Image.Image, x: int, picture: Array, values: Array, look: Look) -> None:
    """The drawing as the network sees it, and the probability of each digit."""
    paper, ink = (np.array(_rgb(colour), np.float64) for colour in (look.paper, look.ink))
    pixels = paper + np.clip(picture, 0, 1)[:, :, None] * (ink - paper)  # (28, 28) -> (28, 28, 3)
    seen = Image.fromarray(np.rint(pixels).astype(np.uint8)).resize((PICTURE, PICTURE), Image.Resampling.NEAREST)
    image.paste(seen, (x, HEAD))
    pen.rectangle((x - 1, HEAD - 1, x + PICTURE, HEAD + PICTURE), outline=look.border)
    best = int(values.argmax())
    pen.text((x + PICTURE + EDGE, HEAD + 14), str(best), look.accent, _font(48))
    top, left, right = HEAD + PICTURE + 12, x + 18, x + PANEL - 52
    for digit, value in enumerate(values.tolist()):
        y = top + digit * BAR
        colour = look.accent if digit == best else look.muted
        pen.text((x, y), str(digit), look.text, _font(12))
        pen.rectangle((left, y + 4, right, y + 10), look.border)
        if value > 0:
            pen.rectangle((left, y + 4, left + round(value * (right - left)), y + 10), colour)
        pen.text((right + 8, y), percent(value), look.text, _font(12))


def _tiles(
    pen: ImageDraw.ImageDraw, image: Image.Image, x: int, title: str, tiles: Array, scale: Scale, look: Look
) -> None:
    """Small pictures of numbers, and a line that says which colour is which number."""
    pen.text((x, HEAD - 4), title, look.muted, _font(13))
    room = (PANEL, HEIGHT - 52)
    table = look.diverging if scale.diverging else look.sequential
    colours = np.concatenate([table[:, :3], [_rgb(look.ground)]]).astype(np.uint8)  # BLANK is the ground
    place = arrange(len(tiles), (tiles.shape[1], tiles.shape[2]), room, LIMITS)
    for number, indices in enumerate(scale.indices(tiles)):
        assert indices.max(initial=0) <= BLANK
        row, column = divmod(number, place.columns)
        tile = Image.fromarray(colours[indices])
        size = (place.zoom * tile.width, place.zoom * tile.height)
        top = HEAD + 18 + row * place.cell[1]
        if top + size[1] <= HEAD + 18 + room[1]:  # what does not fit is left out
            image.paste(tile.resize(size, Image.Resampling.NEAREST), (x + column * place.cell[0], top))
    foot = HEAD + HEIGHT - 24
    strip = Image.fromarray(colours[None, 1:256]).resize((PANEL, 8), Image.Resampling.NEAREST)
    image.paste(strip, (x, foot))
    marks = [(0.0, short_number(scale.low), "la"), (1.0, short_number(scale.high), "ra")]
    if scale.diverging:
        marks.append((0.5, "0", "ma"))
    for part, text, anchor in marks:
        pen.text((x + part * PANEL, foot + 10), _written(text), look.muted, _font(12), anchor=anchor)


def _written(text: str) -> str:
    """``text`` in the letters that Pillow's own font has."""
    return text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{MINUS SIGN}", "-")


def _font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    return ImageFont.load_default(size)


def _rgb(colour: str) -> tuple[int, int, int]:
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return red, green, blue
