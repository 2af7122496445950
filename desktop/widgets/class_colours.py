"""A colour for each of ten classes. It never stands alone: what has one of them also has the class's own shape."""

from desktop.widgets import theme

LIGHT = (
    "#1766c2",  # blue
    "#c62828",  # red
    "#2a7d2e",  # green
    "#7a3fc4",  # violet
    "#b85700",  # orange
    "#7b4a3a",  # brown
    "#c22e92",  # pink
    "#5c6672",  # grey
    "#7a7400",  # olive
    "#00808f",  # cyan
)
DARK = (
    "#5fa8ff",
    "#ff6b63",
    "#5fce63",
    "#b58cff",
    "#ff9d3f",
    "#c79a86",
    "#ff86d3",
    "#b3bcc8",
    "#d8cf3c",
    "#37d3e3",
)


def class_colours() -> tuple[str, ...]:
    """One for each of the classes 0 to 9, as ``#rrggbb``, in the theme of the moment."""
    return DARK if theme.current().dark else LIGHT
