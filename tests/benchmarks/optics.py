"""What a scanner and the camera of a phone make of a sheet of paper: light, lens, sensor."""

import numpy as np
from numpy.random import Generator

from core.types import Array
from tests.benchmarks.paper import blurred, clouds, page, placed

DPI = 300 / 25.4
"""Pixels a millimetre of a scan."""

GAMMA = 2.2


def scan(ink: Array, rng: Generator) -> Array:
    """A piece of a sheet ``(H, W, 3)``, scanned at 300 dpi; ``ink`` is a square drawing, 20 to 70 mm a side on it."""
    side = round(rng.uniform(20, 70) * DPI)
    height, width = (round(side * rng.uniform(1, 1.5)) for _ in range(2))
    top, left = rng.integers(0, height - side, endpoint=True), rng.integers(0, width - side, endpoint=True)
    sheet = page(placed(ink, (height, width), int(top), int(left), side), DPI, rng)
    shade = 1 + rng.uniform(0.005, 0.02) * clouds((height, width), 0.7 * side, rng)
    if rng.random() < 0.4:  # the sheet lifts off the glass: towards the spine of a book, or an edge
        along = np.linspace(0, 1, width if rng.random() < 0.7 else height, dtype=np.float32)
        along = along if rng.random() < 0.5 else along[::-1]
        fall = rng.uniform(0.05, 0.5) * np.exp(-along / rng.uniform(0.1, 0.4))
        shade = shade * (1 - (fall if len(fall) == width else fall[:, None]))
    sheet = blurred(sheet * shade[..., None], rng.uniform(0.4, 0.9))
    sheet += rng.uniform(0.2, 1) * (sheet - blurred(sheet, 1.2))  # scanners sharpen
    sheet += np.float32(rng.uniform(0.002, 0.015)) * rng.standard_normal(sheet.shape, np.float32)
    sheet += rng.uniform(0, 0.003) * rng.standard_normal(
        (1, width, 1), np.float32
    )  # each sensor of the line has a bias of its own
    return np.clip(sheet, 0, 1, dtype=np.float32)


def photograph(ink: Array, rng: Generator, dark: bool = False, table: bool = False) -> Array:
    """What a phone makes ``(H, W, 3)`` of a sheet with a square drawing on it, upright or not, in whatever light.

    With ``table`` the sheet ends within the picture, and what it lies on is seen.
    """
    height, width = (864, 1152) if rng.random() < 0.5 else (1152, 864)
    side, size = 600, 1300
    lies = placed(ink, (size, size), (size - side) // 2, (size - side) // 2, side)
    sheet = page(lies, side / rng.uniform(20, 80), rng, dark)
    y, x = _seen(height, width, side, size, rng)
    picture = _sampled(sheet, y, x)
    if table:
        picture = _on_table(picture, y - size / 2, x - size / 2, side, rng)
    lit = picture**GAMMA * _light(height, width, rng)[..., None]
    tint = np.array([1, 1, 1]) + rng.uniform(-1, 1) * np.array([0.12, 0.01, -0.2]) + rng.normal(0, 0.02, 3)
    bright = rng.uniform(0.04, 0.2) if dark else rng.uniform(0.55, 0.95)
    lit = lit * (tint * bright / np.quantile(lit[::8, ::8], 0.9)).astype(np.float32)
    return _developed(blurred(lit, rng.uniform(0.6, 2.5)), rng)


def _seen(height: int, width: int, side: int, size: int, rng: Generator) -> tuple[Array, Array]:
    """Where on the sheet, in its pixels, each pixel of the camera looks: rows and columns, each ``(H, W)``.

    The camera is a pinhole, tilted against the sheet by a few degrees about each axis.
    """
    roll, pitch, yaw = np.radians(rng.normal(0, [5, 9, 9])).clip(-0.35, 0.35)
    turn = np.array([[np.cos(roll), -np.sin(roll), 0], [np.sin(roll), np.cos(roll), 0], [0, 0, 1]])
    nod = np.array([[1, 0, 0], [0, np.cos(pitch), -np.sin(pitch)], [0, np.sin(pitch), np.cos(pitch)]])
    shake = np.array([[np.cos(yaw), 0, np.sin(yaw)], [0, 1, 0], [-np.sin(yaw), 0, np.cos(yaw)]])
    shorter = min(height, width)
    rays = np.stack(np.broadcast_arrays(*np.ogrid[:height, :width])[::-1], axis=-1).astype(np.float32)
    rays = (rays - np.array([width / 2, height / 2], np.float32)) / (1.3 * shorter)  # a lens of 26 mm, about
    matrix = (nod @ shake @ turn).astype(np.float32)
    x, y, z = (rays @ matrix[i, :2] + matrix[i, 2] for i in range(3))
    middle = matrix[:, 2] / matrix[2, 2]
    span = side * rng.uniform(1.05, 1.6) * 1.3  # how much of the sheet is seen
    place = side * rng.uniform(-0.06, 0.06, 2) + size / 2
    return (y / z - middle[1]) * span + np.float32(place[0]), (x / z - middle[0]) * span + np.float32(place[1])


def _sampled(sheet: Array, y: Array, x: Array) -> Array:
    """The colours of ``sheet`` at places between its pixels; beyond its edges they go on."""
    y, x = np.clip(y, 0, len(sheet) - 1.001), np.clip(x, 0, sheet.shape[1] - 1.001)
    row, column = y.astype(np.intp), x.astype(np.intp)
    down, right = ((y - row).astype(np.float32)[..., None], (x - column).astype(np.float32)[..., None])
    flat, at, below = sheet.reshape(-1, 3), row * sheet.shape[1] + column, sheet.shape[1]
    upper = flat[at] * (1 - right) + flat[at + 1] * right
    lower = flat[at + below] * (1 - right) + flat[at + below + 1] * right
    result: Array = upper * (1 - down) + lower * down
    return result


def _on_table(picture: Array, y: Array, x: Array, side: int, rng: Generator) -> Array:
    """The sheet cut to a note around the drawing, with a thin shadow of its own, on wood or cloth."""
    down, right = (side * rng.uniform(0.53, 0.62, 2)).astype(np.float32)
    outside = np.maximum(np.abs(y) - down, np.abs(x) - right)
    colour = np.array([[0.5, 0.35, 0.22], [0.25, 0.24, 0.26], [0.72, 0.6, 0.45]][rng.integers(3)], np.float32)
    grain = 0.08 * clouds((len(y), 8), 4, rng)[:, :1] + 0.03 * clouds(y.shape, 3, rng)
    wood = colour * (1 + grain - 0.35 * np.exp(-np.clip(outside, 0, None) / 12))[..., None]
    covered = np.clip(0.5 - outside, 0, 1)[..., None]
    return np.clip(picture * covered + wood * (1 - covered), 0, 1)


def _light(height: int, width: int, rng: Generator) -> Array:
    """How bright it is ``(H, W)``: a lamp to one side, the lens's own fall-off, often the soft shadow of a hand."""
    y = ((np.arange(height, dtype=np.float32) - height / 2) / max(height, width))[:, None]
    x = (np.arange(width, dtype=np.float32) - width / 2) / max(height, width)
    lamp = rng.uniform(-1, 1, 2).astype(np.float32)
    near = (x - lamp[0]) ** 2 + (y - lamp[1]) ** 2
    light = (1 + near / rng.uniform(0.6, 2) ** 2) ** -1.5
    light = light / (1 + (x * x + y * y) * rng.uniform(0.2, 1)) ** 2
    if rng.random() < 0.6:
        angle, softness = rng.uniform(0, 2 * np.pi), rng.uniform(0.015, 0.15)
        edge = x * np.float32(np.cos(angle)) + y * np.float32(np.sin(angle)) + rng.uniform(-0.2, 0.3)
        edge = edge + rng.uniform(0, 0.05) * clouds((height, width), 0.3 * width, rng)
        light = light * (1 - rng.uniform(0.15, 0.6) / (1 + np.exp(-np.clip(edge / softness, -30, 30))))
    result: Array = np.asarray(light, np.float32)
    return result


def _developed(lit: Array, rng: Generator) -> Array:
    """From light to a picture: photons and electronics make noise, coarser in colour than in brightness."""
    height, width = lit.shape[:2]
    shot, read = rng.uniform(0.003, 0.03), rng.uniform(0.001, 0.006)
    deviation = np.sqrt(np.clip(lit, 0, None) * shot**2 + read**2)
    noise = blurred(rng.standard_normal((height, width), np.float32), 0.5)[..., None] * np.float32(1.5)
    colour = np.stack([clouds((height, width), 4, rng) for _ in range(3)], axis=-1)
    lit = np.clip(lit + deviation * (noise + 0.7 * colour), 0, 1)
    picture: Array = lit ** np.float32(1 / GAMMA)
    return np.clip(picture + rng.uniform(0, 0.6) * (picture - blurred(picture, 1)), 0, 1)
