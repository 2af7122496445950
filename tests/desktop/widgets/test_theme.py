from itertools import product

import numpy as np
import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from desktop.widgets import colour_maps, theme
from desktop.widgets.theme import DARK, LIGHT, Theme
from resources import ICONS


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    parts = [value / 255 for value in bytes.fromhex(colour[1:])]
    red, green, blue = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


THEMES = pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])


@THEMES
def test_every_text_is_readable_on_every_ground(colours: Theme) -> None:
    texts = ("text", "muted", "accent", "second", "bad")
    grounds = ("window", "panel", "field", "paper")
    for text, ground in product(texts, grounds):
        assert contrast(getattr(colours, text), getattr(colours, ground)) >= 4.5, f"{text} on {ground}"
    for text, ground in product(("text", "muted", "accent", "bad"), ("hover", "tint")):
        assert contrast(getattr(colours, text), getattr(colours, ground)) >= 4.5, f"{text} on {ground}"
    assert contrast(colours.on_accent, colours.accent) >= 4.5
    assert contrast(colours.on_accent, colours.accent_strong) >= 4.5
    assert contrast(colours.ink, colours.paper) >= 4.5


@THEMES
def test_outlines_and_graphics_stand_out_from_their_ground(colours: Theme) -> None:
    for ground in ("window", "panel", "field", "hover", "grid"):
        assert contrast(colours.edge, getattr(colours, ground)) >= 3, f"edge on {ground}"
    assert contrast(colours.accent, colours.border) >= 3, "a slider's way and a bar of progress"
    assert contrast(colours.accent, colours.grid) >= 3, "the bar of an answer"


@THEMES
def test_what_cannot_be_used_now_is_still_legible(colours: Theme) -> None:
    for ground in ("window", "panel", "field"):
        assert 3 <= contrast(colours.disabled, getattr(colours, ground)) < 4.5


@pytest.mark.parametrize("name", ["SEQUENTIAL", "DIVERGING_LIGHT", "DIVERGING_DARK"])
def test_a_number_is_readable_on_every_colour_of_a_map(name: str) -> None:
    table = getattr(colour_maps, name)
    for written, colour in zip(colour_maps.readable_on(table), table, strict=True):
        assert contrast(str(written), f"#{bytes(colour[:3]).hex()}") >= 4.5


def test_a_choice_changes_palette_and_tells_the_widgets(qtbot: QtBot, qapp: QApplication) -> None:
    theme.apply(qapp, "light")
    assert theme.current() is LIGHT
    with qtbot.waitSignal(theme.notifier().changed):
        theme.apply(qapp, "dark")
    assert theme.current() is DARK
    assert qapp.palette().window().color() == QColor(DARK.window)
    assert DARK.panel in qapp.styleSheet()
    assert "$" not in qapp.styleSheet()


def test_widgets_are_told_of_a_change_once_and_not_of_none(qtbot: QtBot, qapp: QApplication) -> None:
    theme.apply(qapp, "light")
    told: list[Theme] = []
    theme.notifier().changed.connect(lambda: told.append(theme.current()))
    for choice in ("dark", "dark", "light", "light"):
        theme.apply(qapp, choice)  # type: ignore[arg-type]
    assert told == [DARK, LIGHT]


def test_an_icon_follows_the_theme(qtbot: QtBot, qapp: QApplication) -> None:
    def darkest(icon: QIcon, mode: QIcon.Mode = QIcon.Mode.Normal) -> str:
        picture = icon.pixmap(QSize(64, 64), 1.0, mode).toImage()
        opaque = [
            picture.pixelColor(x, y)
            for x, y in product(range(64), range(64))
            if picture.pixelColor(x, y).alpha() == 255
        ]
        assert opaque
        return opaque[0].name()

    stop = theme.icon("stop")
    theme.apply(qapp, "light")
    assert darkest(stop) == LIGHT.text
    assert darkest(stop, QIcon.Mode.Disabled) == LIGHT.disabled
    theme.apply(qapp, "dark")
    assert darkest(stop) == DARK.text
    assert darkest(theme.icon("stop", "on_accent")) == DARK.on_accent


@pytest.mark.parametrize("name", sorted(path.stem for path in ICONS.glob("*.svg")))
def test_every_icon_can_be_drawn(qtbot: QtBot, name: str) -> None:
    picture = theme.icon(name).pixmap(QSize(32, 32)).toImage()
    assert any(picture.pixelColor(x, y).alpha() > 0 for x, y in product(range(32), range(32)))


def test_an_icon_without_room_is_not_drawn(qtbot: QtBot) -> None:
    assert theme.icon("start").pixmap(QSize(0, 16)).isNull()


def test_fonts_are_one_scale(qtbot: QtBot) -> None:
    sizes = [theme.font(role).pointSizeF() for role in ("small", "body", "heading", "title", "display")]
    assert sizes == sorted(sizes)
    assert theme.label("Recall", "heading").font().pointSizeF() == sizes[2]


def test_a_name_from_a_file_is_no_rich_text(qtbot: QtBot) -> None:
    assert theme.label("<p>Zhou</p>").sizeHint().width() > 2 * theme.label("Zhou").sizeHint().width()


def test_the_sequential_map_is_viridis() -> None:
    pyqtgraph = pytest.importorskip("pyqtgraph")
    original = pyqtgraph.colormap.get("viridis").getLookupTable(nPts=256)
    difference = np.abs(theme.sequential()[:, :3].astype(int) - original[:, :3].astype(int))
    assert difference.max() <= 8
    assert difference.mean() < 3


@pytest.mark.parametrize("table", [colour_maps.DIVERGING_LIGHT, colour_maps.DIVERGING_DARK])
def test_zero_is_the_middle_of_a_diverging_map(table: colour_maps.Table) -> None:
    assert table.shape == (256, 4)
    red, _, blue = (int(value) for value in table[colour_maps.ZERO, :3])
    assert abs(red - blue) <= 9
    assert table[1, 2] > table[1, 0], "blue below"
    assert table[255, 0] > table[255, 2], "red above"
    brightness = table[1:, :3].astype(float) @ [0.2126, 0.7152, 0.0722]
    side = np.diff(brightness[: colour_maps.ZERO])
    assert (side >= -1).all() or (side <= 1).all(), "one direction up to zero"


@pytest.mark.parametrize("kind", [QLineEdit, QSpinBox, QComboBox, QPlainTextEdit])
def test_every_field_has_the_same_outline(qtbot: QtBot, qapp: QApplication, kind: type[QWidget]) -> None:
    theme.apply(qapp, "light")
    field = kind()
    qtbot.addWidget(field)
    field.resize(200, 60)
    image = field.grab().toImage()
    assert image.pixelColor(0, 30) == image.pixelColor(199, 30) == QColor(LIGHT.edge)
    assert image.pixelColor(3, 30) == QColor(LIGHT.field)
