"""Whether this is the bundle: the program as a folder that needs no Python."""

import sys


def is_bundle() -> bool:
    """Whether it is. Its executable is the program itself, and no library can be installed into it."""
    return bool(getattr(sys, "frozen", False))  # PyInstaller sets it
