"""What cannot be kept, because a folder of the person's cannot be written to: told once, and all else goes on."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject

from desktop.language import tr
from desktop.session.folders import trouble_with
from desktop.session.settings import Settings

SETTINGS, DATA, LOG = "settings", "data", "log"


class Unkept(QObject):
    """Looks at the folders of ``settings``, of the person's ``data`` and of the ``log``; ``complain`` hears a sentence.

    A folder that is amiss is told of once, however much cannot be written to it; again only after it was sound.
    """

    def __init__(
        self, settings: Settings, data: Path, log: Path, complain: Callable[[str], object], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._folders = {SETTINGS: settings.home, DATA: data, LOG: log}
        self._complain = complain
        self._told: set[str] = set()
        settings.not_kept.connect(lambda: self._look([SETTINGS], sure=True))

    def begin(self) -> None:
        """The program starts."""
        self._look(list(self._folders))

    def tell(self, sentence: str) -> None:
        """Say the ``sentence`` on something that could not be kept, or where nothing can be, that."""
        if not self._look([DATA]):
            self._complain(sentence)

    def _look(self, names: list[str], sure: bool = False) -> bool:
        """Whether one of them is amiss, as it is ``sure`` to be; then that has been told."""
        unknown = tr("it cannot be written to")
        found = {name: trouble_with(self._folders[name]) or (unknown if sure else "") for name in names}
        amiss = {name: reason for name, reason in found.items() if reason}
        fresh = {name: reason for name, reason in amiss.items() if name not in self._told}
        self._told = self._told - set(names) | set(amiss)
        if fresh:
            what = tr(", ").join(_words(name, self._folders[name], reason) for name, reason in fresh.items())
            self._complain(
                tr("Digitscope goes on, but cannot keep {what}: let it write there, or save what you need elsewhere.",
                   what=what)
            )  # fmt: skip
        return bool(amiss)


def _words(name: str, folder: Path, reason: str) -> str:
    match name:
        case "settings":
            return tr("your settings ({folder}: {reason})", folder=folder, reason=reason)
        case "data":
            return tr("what you teach and train ({folder}: {reason})", folder=folder, reason=reason)
        case _:
            return tr("its log ({folder}: {reason})", folder=folder, reason=reason)
