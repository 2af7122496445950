"""What the window remembers from one start to the next."""

import json
from pathlib import Path
from typing import cast, get_args

from PySide6.QtCore import QByteArray, QObject, QSettings, Signal

from core.checks import is_folder
from desktop.widgets.theme import Choice

MOST_RECENT = 10
MOST_LESSONS = 50
"""Of which it is remembered where they were left."""
RUNS_BUDGET = 1000


class Settings(QObject):
    """A typed face of ``store``; whatever it holds that makes no sense is passed over.

    ``changed`` tells the name of what a person has set anew.
    """

    changed = Signal(str)
    threads_changed = Signal(int)
    not_kept = Signal()
    """Something could not be written: it holds until the program ends."""

    def __init__(self, store: QSettings | None = None) -> None:
        super().__init__()
        self._store = QSettings("Digitscope", "Digitscope") if store is None else store

    @property
    def home(self) -> Path:
        """The folder that they are written to."""
        return Path(self._store.fileName()).parent

    @property
    def theme(self) -> Choice:
        """The theme that was chosen last."""
        name = self._store.value("theme")
        return cast(Choice, name) if name in get_args(Choice) else "system"

    @theme.setter
    def theme(self, choice: Choice) -> None:
        self._set("theme", choice)

    @property
    def language(self) -> str:
        """The code of the language that was chosen, such as ``de``, or "system"."""
        return str(self._store.value("language", "system"))

    @language.setter
    def language(self, code: str) -> None:
        self._set("language", code)

    @property
    def tab(self) -> str:
        """The name of the tab that was in front."""
        return str(self._store.value("tab", ""))

    @tab.setter
    def tab(self, name: str) -> None:
        self._keep("tab", name)

    @property
    def runs_budget(self) -> int:
        """Megabytes that all kept runs may take on the disk."""
        self._store.sync()  # another window may have allowed more since: what is too much is removed for good
        return self._number("runs_budget", RUNS_BUDGET) or RUNS_BUDGET

    @runs_budget.setter
    def runs_budget(self, size: int) -> None:
        self._set("runs_budget", size)

    @property
    def threads(self) -> int:
        """How many processors a run computes with that does not say otherwise; 0 for all."""
        return self._number("threads", 0)

    @threads.setter
    def threads(self, count: int) -> None:
        self._set("threads", count)
        self.threads_changed.emit(count)

    @property
    def toured(self) -> bool:
        """Whether the first look around was offered."""
        return self._number("toured", 0) > 0

    @toured.setter
    def toured(self, done: bool) -> None:
        self._keep("toured", int(done))

    @property
    def folder(self) -> str:
        """Where a file was opened or saved last, or where the person's own files are."""
        folder = str(self._store.value("folder", ""))
        return folder if folder and is_folder(Path(folder)) else str(Path.home())

    def lesson_step(self, name: str) -> int:
        """At which step, from 0, the lesson ``name`` was left."""
        step = self._lesson_steps().get(name)
        return step if isinstance(step, int) and step > 0 else 0

    def set_lesson_step(self, name: str, step: int) -> None:
        """Remember it for :meth:`lesson_step`."""
        self._store.sync()  # another window may have led through one since
        others = {other: at for other, at in self._lesson_steps().items() if other != name}
        newest = list({name: step, **others}.items())[:MOST_LESSONS]
        self._keep("lessons", json.dumps(dict(newest)))

    def _lesson_steps(self) -> dict[str, object]:
        try:
            steps = json.loads(str(self._store.value("lessons", "{}")))
        except (ValueError, RecursionError):
            return {}
        return steps if isinstance(steps, dict) else {}

    def bytes(self, name: str) -> QByteArray:
        """A state that a widget of Qt's own once gave: empty before the first time."""
        state = self._store.value(name)
        return state if isinstance(state, QByteArray) else QByteArray()

    def set_bytes(self, name: str, state: QByteArray) -> None:
        """Remember a state for :meth:`bytes`."""
        self._keep(name, state)

    @property
    def recent(self) -> list[Path]:
        """The files opened or saved of late, the newest first."""
        names = self._store.value("recent", [])
        if isinstance(names, str):  # how QSettings gives back a list of one
            names = [names]
        return [Path(str(name)) for name in names] if isinstance(names, list) else []

    def remember(self, path: Path) -> None:
        """Put ``path`` first among the recent files."""
        path = path.absolute()
        self._store.sync()  # another window may have put files first since
        self._keep("folder", str(path.parent))
        self._set_recent([path, *(other for other in self.recent if other != path)])

    def forget_all(self) -> None:
        """Empty the list of recent files."""
        self._set_recent([])

    def _number(self, name: str, otherwise: int) -> int:
        """A whole number from 0 on; ``otherwise`` where there is none."""
        value = self._store.value(name)
        sensible = isinstance(value, int | str) and str(value).isdecimal() and int(value) < 2**31
        return int(str(value)) if sensible else otherwise

    def _keep(self, name: str, value: object) -> None:
        """Written at once: a program that is killed, or another window, finds it."""
        self._store.setValue(name, value)
        self._store.sync()
        if self._store.status() is QSettings.Status.AccessError:
            self.not_kept.emit()

    def _set(self, name: str, value: object) -> None:
        self._keep(name, value)
        self.changed.emit(name)

    def _set_recent(self, paths: list[Path]) -> None:
        self._keep("recent", [str(path) for path in paths[:MOST_RECENT]])
