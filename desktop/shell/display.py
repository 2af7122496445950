"""Whether a window can be opened. Qt aborts the whole process where it cannot, so this looks first, without Qt."""

import ctypes
import os
import socket
import sys
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path

import numpy as np

from core.types import UserError

_INSTEAD = "the commands train, evaluate, recognise and info work without one (--help lists them)"

NEEDED = 704 << 20
"""Bytes that a window takes with all its tabs; without them the libraries below it abort in the middle of something."""


def check_memory() -> None:
    """Raise ``UserError`` if there is not enough memory to open a window and draw in it."""
    try:
        np.empty(NEEDED, np.uint8)  # nothing of it is used, so it takes no time and no memory
    except MemoryError:
        raise UserError(f"There is not enough memory to open a window; {_INSTEAD}.") from None


def check_display() -> None:
    """Raise ``UserError`` if there is no screen to show a window on, or a system library that Qt needs is missing.

    Only Linux can be without a screen; ``QT_QPA_PLATFORM`` is obeyed by Qt and not questioned here.
    """
    if not sys.platform.startswith("linux") or "QT_QPA_PLATFORM" in os.environ:
        return
    display, wayland = os.environ.get("DISPLAY"), os.environ.get("WAYLAND_DISPLAY")
    if not display and not wayland:
        raise UserError(f"There is no display to open a window on; {_INSTEAD}.")
    if wayland and _wayland_answers(wayland):
        return
    _load_platform_plugin()
    if not display or not _x_server_answers():
        raise UserError(f"The display {display or wayland} cannot be opened; {_INSTEAD}.")


def missing(error: OSError | ImportError) -> UserError:
    """The sentence for a library, of the system or of Python, that could not be loaded."""
    if isinstance(error, ModuleNotFoundError):
        what = f"The window needs the Python package {error.name}"
    else:
        what = f"Qt needs the system library {str(error).partition(':')[0]}"
    return UserError(f"{what}, which is not installed: README's first command installs it.")


def _wayland_answers(name: str) -> bool:
    with suppress(OSError), socket.socket(socket.AF_UNIX) as connection:
        connection.connect(str(Path(os.environ.get("XDG_RUNTIME_DIR", "/run"), name)))
        return True
    return False


def _load_platform_plugin() -> None:
    """Find out which system library Qt's plugin for X11 lacks, before Qt does and aborts."""
    package = find_spec("PySide6")
    for folder in package.submodule_search_locations or () if package else ():
        plugin = Path(folder, "Qt", "plugins", "platforms", "libqxcb.so")
        if plugin.exists():
            try:
                ctypes.CDLL(str(plugin))
            except OSError as error:
                raise missing(error) from error


def _x_server_answers() -> bool:
    """Connect as Qt will, with the same library."""
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError as error:
        raise missing(error) from error
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connect.argtypes = [ctypes.c_char_p, ctypes.c_void_p]
    for function in (xcb.xcb_connection_has_error, xcb.xcb_disconnect):
        function.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(None, None)
    answers = bool(xcb.xcb_connection_has_error(connection) == 0)
    xcb.xcb_disconnect(connection)
    return answers
