"""What is really painted can be read, in both themes: the pixels of the window are looked at, not its colours' names.

Letters are painted at twice their size, so that each of them has pixels that are of its colour alone.
"""

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QLabel, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from core.imaging.components import components
from desktop.reading.headline import Headline
from desktop.shell.window import Window
from desktop.widgets import theme
from desktop.widgets.legend import Legend
from desktop.widgets.plot_frame import PlotFrame
from desktop.widgets.theme import UNIT
from desktop.widgets.tile_grid import TileGrid
from tests.desktop.window.using import act, draw, train, what_is_read

Pixels = NDArray[np.uint8]

TIMES = 2
TEXT, GRAPHIC = 4.5, 3.0
"""WCAG 2.2, 1.4.3 and 1.4.11."""

_SHARES = np.arange(256) / 255
LINEAR = np.where(_SHARES <= 0.04045, _SHARES / 12.92, ((_SHARES + 0.055) / 1.055) ** 2.4)
"""How much light each value of a colour stands for."""

DIFFERENT = 24
"""Of a colour from its ground, 0..255 in any of the three."""

SPECK = 12
"""Pixels of the large picture: less may be all edge."""


def painted(window: Window) -> Pixels:
    """The window ``(H, W, 3)``, twice as large."""
    picture = QPixmap(window.size() * TIMES)
    picture.setDevicePixelRatio(TIMES)
    window.render(picture)
    return pixels_of(picture.toImage().convertToFormat(QImage.Format.Format_RGB888))


def pixels_of(image: QImage) -> Pixels:
    """``(H, W, 3)`` of an image of three bytes a pixel."""
    bits = np.frombuffer(image.constBits(), np.uint8).copy()  # the image goes, and its memory with it
    rows = bits.reshape(image.height(), image.bytesPerLine())  # (H, 3 W + rest)
    return rows[:, : 3 * image.width()].reshape(image.height(), image.width(), 3)  # (H, 3 W) -> (H, W, 3)


def luminance(pixels: Pixels) -> NDArray[np.float64]:
    """Relative luminance of ``(..., 3)``, 0..1, as WCAG 2.2 defines it."""
    found: NDArray[np.float64] = LINEAR[pixels] @ np.array([0.2126, 0.7152, 0.0722])
    return found


def commonest(pixels: Pixels) -> Pixels:
    """The colours ``(N, 3)`` of ``pixels (..., 3)``, the one that most of them have first."""
    red, green, blue = np.moveaxis(pixels.astype(np.uint32), -1, 0)
    codes, counts = np.unique(red << 16 | green << 8 | blue, return_counts=True)
    codes = codes[np.argsort(-counts)]
    return np.stack([codes >> 16, codes >> 8 & 255, codes & 255], axis=-1).astype(np.uint8)


def weakest(pixels: Pixels) -> float:
    """The contrast with its ground of what stands out least in ``pixels (H, W, 3)``; infinite where nothing does.

    What hangs together is as strong as its strongest pixel, and what goes from one side to the other is a frame.
    """
    ground = commonest(pixels)[0]
    labels, count = components((np.abs(pixels.astype(int) - ground) > DIFFERENT).any(axis=2))
    light, behind = luminance(pixels), luminance(ground)
    contrasts = (np.maximum(light, behind) + 0.05) / (np.minimum(light, behind) + 0.05)
    strongest = np.zeros(count + 1)
    np.maximum.at(strongest, labels.ravel(), contrasts.ravel())
    columns = np.unique(labels + (count + 1) * np.arange(labels.shape[1])) % (count + 1)
    wide = np.bincount(columns, minlength=count + 1) == labels.shape[1]
    there = (np.bincount(labels.ravel(), minlength=count + 1) >= SPECK) & ~wide
    return float(strongest[1:][there[1:]].min(initial=np.inf))


def cut_out(pixels: Pixels, place: QRect) -> Pixels:
    left, top, right, bottom = (TIMES * n for n in (place.left(), place.top(), place.right() + 1, place.bottom() + 1))
    return pixels[max(top, 0) : bottom, max(left, 0) : right]


def place_of(widget: QWidget, window: Window) -> QRect:
    """Where in ``window`` so much of ``widget`` is as can be seen."""
    return widget.visibleRegion().boundingRect().translated(widget.mapTo(window, QPoint()))


def words_of(window: Window) -> Iterator[tuple[str, QRect]]:
    """Where words are painted now, but for those of Qt's own fields and buttons."""
    for label in window.findChildren(QLabel):
        if label.isVisible() and label.isEnabled() and label.text():
            wrap = Qt.TextFlag.TextWordWrap if label.wordWrap() else Qt.TextFlag.TextSingleLine
            box = label.fontMetrics().boundingRect(label.contentsRect(), label.alignment() | wrap, label.text())
            place = box.translated(label.mapTo(window, QPoint())).intersected(place_of(label, window))
            yield label.text(), place
    place = place_of(window.verdict.bars, window)
    yield "the digits beside the bars", QRect(place.topLeft(), place.bottomLeft() + QPoint(UNIT, 0))
    yield "the shares beside the bars", QRect(place.topRight() - QPoint(4 * UNIT, 0), place.bottomRight())
    yield "the headline", place_of(window.verdict.findChild(Headline), window)
    yield from axes_of(window)
    yield from legends_of(window)
    for grid in window.findChildren(TileGrid):
        above = grid._limits.label
        for tile in range(len(grid._names) if grid.isVisible() else 0):
            corner = grid.pixel_rect(tile, 0, 0).topLeft().toPoint() - QPoint(0, above)
            width = int(grid._place.cell[0] / grid.devicePixelRatioF())
            name = QRect(corner + grid.mapTo(window, QPoint()), QSize(width, above - 1))
            if grid._names[tile].isdigit() and place_of(grid, window).contains(name):  # a dash is all edge
                yield f"tile {grid._names[tile]}", name


def legends_of(window: Window) -> Iterator[tuple[str, QRect]]:
    """The names in legends, without the samples of their curves."""
    for legend in window.findChildren(Legend):
        high, place = legend.fontMetrics().height(), place_of(legend, window)
        for (row, x), (next_row, until) in pairwise([*legend._places(), (-1, 0.0)]):
            left, right = int(x) + legend.sample + 2, int(until) - UNIT if next_row == row else legend.width()
            if legend.isVisible():
                yield "a legend", QRect(left, row * high, right - left, high).translated(place.topLeft())


def axes_of(window: Window) -> Iterator[tuple[str, QRect]]:
    """The numbers and names of the axes, without their lines and ticks."""
    for frame in window.findChildren(PlotFrame):
        plot = getattr(frame, "_plot", None)
        if plot is None or frame.is_empty or not frame.isVisible():
            continue
        corner = plot.mapTo(window, QPoint())
        for side, within in (("left", (0, 0, -UNIT, 0)), ("bottom", (0, UNIT, 0, 0))):
            box = plot.mapFromScene(plot.getAxis(side).sceneBoundingRect()).boundingRect()
            yield f"the {side} axis of {frame.heading.text()}", box.adjusted(*within).translated(corner)


def unreadable(window: Window, pixels: Pixels) -> list[str]:
    found = []
    for what, place in words_of(window):
        contrast = weakest(cut_out(pixels, place)) if place.isValid() else np.inf
        if contrast < TEXT:
            found.append(f"{window.pages.in_front}: {what}: {contrast:.2f}")
    return found


def hardly_seen(window: Window, pixels: Pixels) -> list[str]:
    """Buttons without words of which the picture, or something in it, does not stand out."""
    buttons = [b for b in window.findChildren(QToolButton) if b.isVisible() and b.isEnabled() and not b.text()]
    places = [(b.accessibleName(), place_of(b, window).adjusted(3, 3, -3, -3)) for b in buttons]
    return [name for name, place in places if place.isValid() and weakest(cut_out(pixels, place)) < GRAPHIC]


def bar_and_track(window: Window, pixels: Pixels) -> float:
    """The contrast of the answer's bar with what it lies on."""
    bars = window.verdict.bars
    row, best = place_of(bars, window), int(np.argmax(bars._values))
    middle = round(TIMES * (row.top() + (best + 0.5) * bars._row()))
    line = pixels[middle, TIMES * (row.left() + 3 * UNIT) : TIMES * (row.right() - 8 * UNIT)]
    bar, track = luminance(commonest(line)[:2])
    return float((max(bar, track) + 0.05) / (min(bar, track) + 0.05))


@pytest.fixture
def busy(qtbot: QtBot, window: Window, small_data: str) -> Window:
    """A window in which there is something to see: a drawing, and what has come of a run."""
    window.resize(1024, 600)
    act(window, "View", "Train")
    train(qtbot, window, small_data)
    qtbot.waitUntil(lambda: not window.pages.currentWidget().view.charts.recall.is_empty)
    draw(qtbot, window)
    what_is_read(qtbot, window)
    return window


def test_all_that_is_painted_stands_out_in_every_tab_and_both_themes(qapp: QApplication, busy: Window) -> None:
    assert len(list(axes_of(busy))) == 6
    found = []
    for choice in ("light", "dark"):
        theme.apply(qapp, choice)
        for tab in busy.tabs:
            busy.pages.look_at(tab.name)
            QApplication.processEvents()
            pixels = painted(busy)
            found += [f"{choice}: {what}" for what in (*unreadable(busy, pixels), *hardly_seen(busy, pixels))]
        assert bar_and_track(busy, pixels) >= GRAPHIC
    assert not found, "\n".join(found)


@pytest.mark.parametrize(("letters", "contrast"), [("#767676", 4.54), ("#999999", 2.85)])
def test_the_measure_finds_the_weakest_letter(letters: str, contrast: float) -> None:
    """On white, where the first just does, and the second does not."""
    picture = QImage(60, 60, QImage.Format.Format_RGB888)
    picture.fill(QColor("#ffffff"))
    painter = QPainter(picture)
    painter.fillRect(10, 10, 20, 30, QColor("#000000"))
    painter.fillRect(40, 10, 5, 30, QColor(letters))
    painter.end()
    assert weakest(pixels_of(picture)) == pytest.approx(contrast, abs=0.01)
