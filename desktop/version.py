"""Which version this is, for who reports a fault. No Qt."""

from importlib.metadata import PackageNotFoundError, version


def own_version() -> str:
    """The program's, "" where it was started from its folder without being installed.

    Finding out takes up to a tenth of a second: not at the start.
    """
    try:
        return version("digitscope")
    except PackageNotFoundError:
        return ""
