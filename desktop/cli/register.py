"""``register``: Linux desktops show the program in their menu, and open weight files with it."""

import os
import shutil
import subprocess
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from core.atomic import write_whole
from core.bundle import is_bundle
from core.checks import in_words
from core.types import UserError
from desktop.cli.output import say
from resources import ICONS, LINUX

HELP = "Show the program in the desktop's menu and open weight files with it (Linux)"

ENTRY, KINDS, ICON = "applications/digitscope.desktop", "mime/packages/digitscope.xml", "icons/hicolor/scalable/apps"

_CACHES = (("update-mime-database", "mime"), ("update-desktop-database", "applications"))
"""What reads the new files, and of which folder; a desktop without these programs looks at the files themselves."""


def describe(parser: ArgumentParser) -> None:
    """Its arguments."""
    parser.add_argument("--remove", action="store_true", help="take it out again")


def obey(options: Namespace) -> None:
    """Write the three files, or remove them, for this person alone."""
    if not sys.platform.startswith("linux"):
        raise UserError("Only desktops of Linux are told by a command; elsewhere the installer does it.")
    home = _data_home()
    files = {
        home / ENTRY: desktop_entry(own_command()).encode(),
        home / KINDS: (LINUX / "digitscope.xml").read_bytes(),
        home / ICON / "digitscope.svg": (ICONS / "digitscope.svg").read_bytes(),
    }
    for path, content in files.items():
        _remove(path) if options.remove else _write(path, content)
    for program, folder in _CACHES:
        if shutil.which(program) and (home / folder).is_dir():
            subprocess.run([program, str(home / folder)], check=False, capture_output=True)
    words = "The program is no longer in" if options.remove else "The program is in"
    say(options, {"files": [str(path) for path in files], "removed": options.remove}, f"{words} the desktop's menu.")


def desktop_entry(command: list[str]) -> str:
    """The entry of the menu, which starts ``command``."""
    template = (LINUX / "digitscope.desktop").read_text(encoding="utf-8")
    return template.replace("Exec=digitscope ", f"Exec={' '.join(map(_quoted, command))} ")


def own_command() -> list[str]:
    """How this program was started, from wherever it is."""
    if is_bundle():
        return [sys.executable]
    started = str(Path(sys.argv[0]).absolute())
    return [sys.executable, started] if started.endswith(".py") else [started]


def _quoted(word: str) -> str:
    """As the desktop entry specification has it: quoted, with the two escapes of an argument and of a string."""
    for character in '\\"`$':
        word = word.replace(character, f"\\{character}")
    return '"{}"'.format(word.replace("%", "%%").replace("\\", "\\\\"))


def _data_home() -> Path:
    named = os.environ.get("XDG_DATA_HOME", "")
    return Path(named) if Path(named).is_absolute() else Path.home() / ".local" / "share"


def _write(path: Path, content: bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(f"{path} cannot be written: {in_words(error)}.") from error
    write_whole(path, content)


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise UserError(f"{path} cannot be removed: {in_words(error)}.") from error
