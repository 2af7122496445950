"""Files that are written whole or not at all."""

import os
import secrets
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from core.checks import in_words
from core.types import UserError

_PREFIX, _SUFFIX = ".digitscope-", ".tmp"
_DAY = 86_400  # seconds


def write_whole(path: Path, content: bytes) -> None:
    """Write ``content`` to ``path``; raises ``UserError`` where that is not possible, and what was there stays.

    The bytes go to a temporary file beside the target, reach the disk, and only then take the target's name.
    """
    with _beside(path) as temporary:
        with temporary.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        target = _target(path)
        if target.exists():
            shutil.copymode(target, temporary)  # what only its owner may read stays so
        temporary.replace(target)
        _clear_up(temporary.parent)


def check_target(path: Path) -> None:
    """Raise ``UserError`` if :func:`write_whole` could not write to ``path``; leaves nothing behind."""
    with _beside(path) as temporary:
        temporary.open("xb").close()


@contextmanager
def _beside(path: Path) -> Iterator[Path]:
    """A name for a file in the folder of ``path``, gone at the end if it has not been renamed."""
    try:
        target = _target(path)
        if target.exists() and not target.is_file():
            raise UserError("{path} cannot be written: it is not an ordinary file.", path=path)
        temporary = target.with_name(f"{_PREFIX}{secrets.token_hex(6)}{_SUFFIX}")
        try:
            yield temporary
        finally:
            temporary.unlink(missing_ok=True)
    except OSError as error:
        raise UserError("{path} cannot be written: {reason}.", path=path, reason=in_words(error)) from error


def _clear_up(folder: Path) -> None:
    """Delete what programs that were killed in the middle of a writing have left, when nobody can be at it any more."""
    with suppress(OSError):
        for left in folder.glob(f"{_PREFIX}*{_SUFFIX}"):
            if left.stat().st_mtime < time.time() - _DAY:
                left.unlink()


def _target(path: Path) -> Path:
    """What a link points to, so that the link stays; unlike ``Path.resolve`` it bears links that run in circles."""
    try:
        return Path(os.path.realpath(path))
    except ValueError as error:
        raise UserError("{path} cannot be written: no file can have that name.", path=path) from error
