"""Arguments that several sub-commands take."""

from argparse import ArgumentParser, ArgumentTypeError
from contextlib import suppress
from pathlib import Path

from core.types import UserError
from desktop.engine.datasets import BUNDLED
from resources import DEFAULT_WEIGHTS


def add_weights(parser: ArgumentParser) -> None:
    """``--weights FILE``."""
    parser.add_argument("--weights", default=DEFAULT_WEIGHTS, metavar="FILE", help="a weight file; else those bundled")


def add_dataset(parser: ArgumentParser, default: str | None = "mnist") -> None:
    """``--dataset DATA``; without a ``default`` it is the preset's own."""
    bundled = ", ".join(f'"{name}"' for name in BUNDLED)
    words = f"the data: {bundled} (bundled), a folder of IDX files, or an .npz with images and labels"
    parser.add_argument("--dataset", default=default, metavar="DATA", help=words)


def check_output(output: str, *inputs: str | Path | None) -> None:
    """Raise ``UserError`` if ``output`` is one of the ``inputs`` that are given, under whatever name."""
    for name in inputs:
        with suppress(OSError, ValueError):  # there is no such file: who opens it says so
            if name is not None and Path(name).samefile(output):
                raise UserError(f"{output} is read by this command and would be lost: write to another file.")


def whole(text: str) -> int:
    """A whole number."""
    try:
        return int(text)
    except ValueError:
        raise ArgumentTypeError(f"a whole number is needed, not {text!r}") from None


def real(text: str) -> float:
    """A number."""
    try:
        return float(text)
    except ValueError:
        raise ArgumentTypeError(f"a number is needed, not {text!r}") from None
