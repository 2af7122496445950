"""The door: without arguments it opens the window; a sub-command works without a screen."""

import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; returns the exit status: 0, 2 for bad input, 130 when interrupted, 143 when told to end."""
    given = sys.argv[1:] if arguments is None else list(arguments)
    if given[:1] == ["--worker"]:  # a bundled program is its own interpreter
        from core.nn.workers import serve

        serve()
        return 0
    try:
        # Imported here: a sub-command starts without Qt, and Ctrl-C is answered while libraries load.
        from desktop.cli.command_line import report, run

        return run(given) if given else report(_open_window)
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        return 130


def _open_window() -> int:
    from desktop.shell.display import check_display, missing

    check_display()
    try:
        from desktop.shell.app import main as open_window
    except ImportError as error:
        raise missing(error) from error
    return open_window()


if __name__ == "__main__":
    sys.exit(main())
