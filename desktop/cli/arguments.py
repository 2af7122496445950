"""Arguments that several sub-commands take."""

from argparse import ArgumentParser, ArgumentTypeError

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
