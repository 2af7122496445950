"""The door: without arguments or with files it opens the window; a sub-command works without a screen."""

import sys
from collections.abc import Sequence
from pathlib import Path

if (
    __package__
):  # installed, where this is digitscope.main: what the imports name lies beside it, and under no other name
    sys.path.insert(0, str(Path(__file__).parent))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; returns 0, or 2 for bad input, 130 when interrupted, 143 where the window was told to end."""
    given = sys.argv[1:] if arguments is None else list(arguments)
    if given[:1] == ["--worker"]:  # a bundled program is its own interpreter
        from core.nn.workers import serve

        serve()
        return 0
    try:
        # Imported here: a sub-command starts without Qt, and Ctrl-C is answered while libraries load.
        from desktop.cli.command_line import are_files, report, run

        return report(lambda: _open_window(given)) if are_files(given) else run(given)
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        return 130
    except (ImportError, MemoryError) as error:  # a library is not there, or there is not enough memory for it
        why = str(error).strip().rpartition("\n")[2] or "there is not enough memory"  # NumPy's own ends with the cause
        print(f"Digitscope cannot start: {why.rstrip('.')}.", file=sys.stderr)
        return 2


def _open_window(files: Sequence[str]) -> int:
    from desktop.shell.display import check_display, check_memory, missing

    check_memory()
    check_display()
    try:
        from desktop.shell.app import main as open_window
    except ImportError as error:
        raise missing(error) from error
    return open_window([Path(name) for name in files])


if __name__ == "__main__":
    sys.exit(main())
