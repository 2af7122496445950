"""Exports runs beside the window: files are written by a thread, plots drawn in between, one at a time."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal
from PySide6.QtGui import QImage

from desktop.language import tr
from desktop.runs.export import export_run, free_folder
from desktop.runs.keeper import Keeper
from desktop.runs.record import Run
from desktop.session.tab import Context
from desktop.session.work_thread import WorkThread


@dataclass(frozen=True, eq=False)
class _Export:
    """A run on its way into ``folder``; ``pictures`` are its plots to come, drawn as they are asked for."""

    run: Run
    folder: Path
    pictures: Iterator[tuple[str, QImage]]


class Exporter(QObject):
    """Writes runs into folders; the bar of the window says when one is there, or why it is not."""

    _written = Signal(object)  # the _Export that goes on
    _failed = Signal(str)

    def __init__(self, context: Context, keeper: Keeper) -> None:
        super().__init__(context.session)
        self._messages, self._keeper = context.messages, keeper
        self._thread = WorkThread(self._failed.emit)
        self._handed_over = False
        self._written.connect(self._go_on)
        self._failed.connect(self._complain)

    def export(self, run: Run, inside: Path) -> None:
        """Write ``run`` into a new folder in ``inside``; returns at once."""
        from desktop.runs.pictures import pictures_of  # the plots

        def write() -> None:
            self._keeper.wait()
            folder = free_folder(inside, run.name)
            curves = self._keeper.store.curves(run.id)
            export_run(self._keeper.store, run, curves, folder)
            self._written.emit(_Export(run, folder, pictures_of(run, curves)))

        self._messages.show_note(tr("{name} is being exported…", name=run.name))
        self._do(write)

    def wait(self) -> None:
        """Return when nothing is read from the kept runs any more."""
        self._thread.wait()

    def close(self) -> None:
        """Return when everything is drawn and written: the window closes."""
        while self._handed_over:
            self._handed_over = False
            self._thread.wait()
            QCoreApplication.sendPostedEvents(self, QEvent.Type.MetaCall)  # what it told: there may be more to write

    def _do(self, work: Callable[[], object]) -> None:
        self._handed_over = True
        self._thread.do(work)

    def _go_on(self, export: _Export) -> None:
        """Draw the next plot, which is a moment's work, and have it written."""
        from desktop.widgets.plot_frame import save_image

        drawn = next(export.pictures, None)
        if drawn is None:
            said = tr("{name} is written to {folder}.", name=export.run.name, folder=export.folder)
            self._messages.show_note(said)
            return
        name, picture = drawn

        def write() -> None:
            save_image(export.folder / name, picture)
            self._written.emit(export)

        self._do(write)

    def _complain(self, reason: str) -> None:
        self._messages.show_error(reason)
