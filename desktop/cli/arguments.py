"""Arguments that several sub-commands take."""

from argparse import ArgumentParser, ArgumentTypeError

from resources import DEFAULT_WEIGHTS


def add_weights(parser: ArgumentParser) -> None:
    """``--weights FILE``."""
    parser.add_argument("--weights", default=DEFAULT_WEIGHTS, metavar="FILE", help="a weight file; else those bundled")


def add_dataset(parser: ArgumentParser) -> None:
    """``--dataset DATA``."""
    words = 'the data: "mnist" (bundled), a folder of IDX files, or an .npz with images and labels'
    parser.add_argument("--dataset", default="mnist", metavar="DATA", help=words)


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
