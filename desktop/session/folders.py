"""Where the person's own things are kept, whether they can be, and which window is at work on them."""

from pathlib import Path
from tempfile import TemporaryFile

from PySide6.QtCore import QLockFile, QStandardPaths

from core.checks import in_words

_TRIAL = bytes(4096)


def data_folder() -> Path:
    """The folder of this person for what the program keeps."""
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppDataLocation))


def lock_at(path: Path) -> QLockFile:
    """A lock for other windows to see, in the file ``path``; only the end of its program makes it stale."""
    lock = QLockFile(str(path))
    lock.setStaleLockTime(0)
    return lock


def trouble_with(folder: Path) -> str:
    """Why nothing can be written in ``folder``, in the system's words, "" where it can; it is made if need be."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with TemporaryFile(dir=folder, buffering=0) as file:
            file.write(_TRIAL)
    except OSError as error:
        return in_words(error)
    return ""
