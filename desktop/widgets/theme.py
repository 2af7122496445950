"""The one hand that the window is made by: colours, spacing, type, icons and colour maps.

Everything here follows the theme of the moment. A widget that paints reads :func:`current` while it paints
and connects ``notifier().changed`` to its own ``update``; icons follow by themselves.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from PySide6.QtCore import QByteArray, QObject, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QIcon, QIconEngine, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QLabel

from desktop.widgets import colour_maps
from desktop.widgets.style_sheet import style_sheet
from resources import ICONS

UNIT = 8
"""The spacing unit in device-independent pixels: every margin and gap is a multiple or the half of it."""

RADIUS = 6
"""Of the corners of controls and cards."""

Choice = Literal["system", "light", "dark"]
Role = Literal["small", "body", "heading", "title", "display"]
Tint = Literal["text", "muted", "accent", "on_accent"]

_SCALE: dict[Role, float] = {"small": 0.88, "body": 1.0, "heading": 1.15, "title": 1.5, "display": 3.4}


@dataclass(frozen=True)
class Theme:
    """Named colours as ``#rrggbb``; text on ``window``, ``panel``, ``field`` has a contrast >= 4.5."""

    name: str
    dark: bool
    window: str
    """Behind everything."""
    panel: str
    """Cards, tabs and menus."""
    field: str
    """What is typed into, and the ground of plots."""
    hover: str
    border: str
    edge: str
    """The outline of a control, and what of a graphic is not accented: a contrast >= 3."""
    text: str
    muted: str
    disabled: str
    """Texts of what cannot be used now: a contrast >= 3, for it is still to be read."""
    accent: str
    accent_strong: str
    """The accent under the pointer."""
    on_accent: str
    tint: str
    """A pale ground in the accent's hue: selected rows, checked tools."""
    ink: str
    paper: str
    grid: str
    second: str
    """The second curve of a plot."""
    bad: str


LIGHT = Theme(
    name="light",
    dark=False,
    window="#f3f5f8",
    panel="#ffffff",
    field="#ffffff",
    hover="#e9edf3",
    border="#dce1e9",
    edge="#7b8593",
    text="#1a1f28",
    muted="#56606f",
    disabled="#828b99",
    accent="#2460d8",
    accent_strong="#1b4fb8",
    on_accent="#ffffff",
    tint="#e3ecfd",
    ink="#12161d",
    paper="#ffffff",
    grid="#e3e7ee",
    second="#b4500a",
    bad="#b3261e",
)

DARK = Theme(
    name="dark",
    dark=True,
    window="#15181e",
    panel="#1d2129",
    field="#171a21",
    hover="#2a303b",
    border="#303743",
    edge="#727d90",
    text="#e8ebf1",
    muted="#a3adbc",
    disabled="#687283",
    accent="#7aa8ff",
    accent_strong="#9dbfff",
    on_accent="#0d1526",
    tint="#25344f",
    ink="#f3f5f9",
    paper="#0f1217",
    grid="#2a303a",
    second="#f5a55c",
    bad="#ff8f85",
)


class Notifier(QObject):
    """Tells every widget that the colours have changed."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.theme = LIGHT
        self.choice: Choice = "system"
        self.watching = False


@lru_cache(maxsize=1)
def notifier() -> Notifier:
    """The one notifier of the program; ``notifier().changed`` has no arguments."""
    return Notifier()


def current() -> Theme:
    """The theme that is being shown."""
    return notifier().theme


def apply(app: QApplication, choice: Choice = "system") -> None:
    """Dress ``app`` in ``choice``; "system" follows the desktop's own setting from now on, live."""
    state = notifier()
    state.choice = choice
    hints = app.styleHints()
    if not state.watching:
        state.watching = True
        app.setStyle("Fusion")
        hints.colorSchemeChanged.connect(lambda: _refresh(app))
    schemes = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}
    # Title bars and the system's own dialogs follow where the platform lets them.
    hints.setColorScheme(schemes.get(choice, Qt.ColorScheme.Unknown))
    _refresh(app)


def _refresh(app: QApplication) -> None:
    state = notifier()
    dark = state.choice == "dark" or (
        state.choice == "system" and app.styleHints().colorScheme() == Qt.ColorScheme.Dark
    )
    state.theme = DARK if dark else LIGHT
    app.setPalette(_palette(state.theme))
    sheet = style_sheet(state.theme.__dict__, UNIT, RADIUS, ICONS)
    if sheet != app.styleSheet():  # it is laid out anew for every widget there is, and a change may be told twice
        app.setStyleSheet(sheet)
        state.changed.emit()


def _palette(theme: Theme) -> QPalette:
    roles = QPalette.ColorRole
    colours = {
        roles.Window: theme.window,
        roles.WindowText: theme.text,
        roles.Base: theme.field,
        roles.AlternateBase: theme.window,
        roles.Text: theme.text,
        roles.Button: theme.panel,
        roles.ButtonText: theme.text,
        roles.BrightText: theme.bad,
        roles.ToolTipBase: theme.panel,
        roles.ToolTipText: theme.text,
        roles.PlaceholderText: theme.muted,
        roles.Highlight: theme.accent,
        roles.HighlightedText: theme.on_accent,
        roles.Accent: theme.accent,
        roles.Link: theme.accent,
        roles.LinkVisited: theme.accent,
        roles.Light: theme.hover,
        roles.Midlight: theme.border,
        roles.Mid: theme.edge,
        roles.Dark: theme.edge,
        roles.Shadow: theme.border,
    }
    palette = QPalette()
    for role, colour in colours.items():
        palette.setColor(role, QColor(colour))
    for role in (roles.WindowText, roles.Text, roles.ButtonText, roles.HighlightedText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(theme.disabled))
    palette.setColor(QPalette.ColorGroup.Disabled, roles.Highlight, QColor(theme.border))
    return palette


# Type -------------------------------------------------------------------------------------------------------


def font(role: Role = "body") -> QFont:
    """The desktop's own font in one of the five sizes of the scale."""
    result = QFont(QApplication.font())
    size = result.pointSizeF()
    result.setPointSizeF((size if size > 0 else 10.0) * _SCALE[role])
    if role in ("heading", "title", "display"):
        result.setWeight(QFont.Weight.DemiBold)
    return result


def label(text: str, role: str = "body") -> QLabel:
    """A label in the colour and size of ``role``: body, small, muted, hint, heading, title, error or empty.

    What an empty view says to do stands in its middle, in as many lines as it takes. The text is plain: names come from
    files, and Qt would take a "<b>" in them for a bold letter.
    """
    result = QLabel(text)
    result.setTextFormat(Qt.TextFormat.PlainText)
    give_role(result, role)
    result.setWordWrap(role in ("hint", "error", "empty"))
    if role == "empty":
        result.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return result


def give_role(label: QLabel, role: str) -> None:
    """The colour and size of ``role``, one of those of :func:`label`."""
    label.setProperty("role", role)
    sizes: dict[str, Role] = {"small": "small", "hint": "small", "heading": "heading", "title": "title"}
    label.setFont(font(sizes.get(role, "body")))


# Icons ------------------------------------------------------------------------------------------------------


@lru_cache(maxsize=64)
def _drawing(name: str) -> str:
    return (ICONS / f"{name}.svg").read_text(encoding="utf-8")


@lru_cache(maxsize=256)
def _renderer(name: str, colour: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(_drawing(name).replace("currentColor", colour).encode()))


class _TintedIcon(QIconEngine):
    """Draws an SVG in a colour of the theme while painting: sharp at any scale, right after a change."""

    def __init__(self, name: str, tint: Tint) -> None:
        super().__init__()
        self._name, self._tint = name, tint

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State) -> None:
        theme = current()
        colour = theme.disabled if mode == QIcon.Mode.Disabled else getattr(theme, self._tint)
        side = min(rect.width(), rect.height())
        square = QRectF(0, 0, side, side)
        square.moveCenter(QRectF(rect).center())
        _renderer(self._name, colour).render(painter, square)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        picture = QPixmap(size)
        if picture.isNull():  # a button may be squeezed until nothing of it is left
            return picture
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return picture

    def clone(self) -> QIconEngine:
        return _TintedIcon(self._name, self._tint)


@lru_cache(maxsize=256)
def icon(name: str, tint: Tint = "text") -> QIcon:
    """The icon ``resources/icons/<name>.svg`` in the theme's colour ``tint``; it follows a change."""
    _drawing(name)
    return QIcon(_TintedIcon(name, tint))


# Colour maps ------------------------------------------------------------------------------------------------


def sequential() -> colour_maps.Table:
    """For what runs from little to much: viridis, the same in both themes."""
    return colour_maps.SEQUENTIAL


def diverging() -> colour_maps.Table:
    """For what has a sign: blue below zero, red above; zero (``colour_maps.ZERO``) like the ground."""
    return colour_maps.DIVERGING_DARK if current().dark else colour_maps.DIVERGING_LIGHT
