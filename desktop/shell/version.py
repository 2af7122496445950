"""Which version of everything this is, for who reports a fault."""

import platform

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication

from desktop.version import own_version


def all_versions() -> str:
    """The program's, and those of what it runs on, in one line."""
    own = f"Digitscope {own_version()}, Python {platform.python_version()}, Qt {qVersion()}"
    return f"{own}, {platform.platform()}, {QGuiApplication.platformName()}"
