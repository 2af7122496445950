"""Which version this is, for who reports a fault. Finding out takes up to a tenth of a second: not at the start."""

import platform
from importlib.metadata import PackageNotFoundError, version

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication


def own_version() -> str:
    """The program's, "" where it was started from its folder without being installed."""
    try:
        return version("digitscope")
    except PackageNotFoundError:
        return ""


def all_versions() -> str:
    """The program's, and those of what it runs on, in one line."""
    own = f"Digitscope {own_version()}, Python {platform.python_version()}, Qt {qVersion()}"
    return f"{own}, {platform.platform()}, {QGuiApplication.platformName()}"
