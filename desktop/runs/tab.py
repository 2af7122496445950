"""The Runs tab: every run is kept, can be compared with others, opened again and replayed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton

from core.types import UserError
from desktop.engine.messages import OpenModel, StateChanged
from desktop.engine.states import Action, Phase
from desktop.language import counted, tr
from desktop.runs.budget import MEGABYTE, TIP, choices
from desktop.runs.exporter import Exporter
from desktop.runs.keeper import Keeper
from desktop.runs.record import Run
from desktop.runs.replayer import Replayer
from desktop.session.settings import Settings
from desktop.session.tab import Context, Entry, Setting, Tab
from desktop.training.messages import KIND, TrainingStarted
from desktop.widgets import theme
from desktop.widgets.dialogs import choose_folder

if TYPE_CHECKING:
    from desktop.runs.view import RunsView

NAME = "runs"
FOLDER = "runs"


class _Deleted(NamedTuple):
    """Runs that were deleted: what brings them back, and what takes the note away that offers to."""

    bring_back: Callable[[], object]
    take_note_away: Callable[[], object]


_NOTHING = _Deleted(lambda: None, lambda: None)


class Librarian:
    """Does what the person wants done with the kept runs."""

    def __init__(self, context: Context, keeper: Keeper, replayer: Replayer) -> None:
        self._context, self._keeper, self._replayer = context, keeper, replayer
        self._exporter = Exporter(context, keeper)
        keeper.failed.connect(self._complain)
        self._button: QToolButton | None = None
        self._ended = ""
        self._deleted = _NOTHING
        keeper.ended.connect(self._offer_replay)
        keeper.changed.connect(self._look_for_it)
        context.session.told(StateChanged).connect(self._follow)
        context.session.told(TrainingStarted).connect(lambda _event: self._forget_deleted())  # it may be one of them

    def watch(self, watching: bool) -> None:
        """Somebody looks at the tab: the runs are read."""
        if watching:
            self._keeper.look()

    def open(self, name: str, best: bool) -> None:
        """Make the run's network the present one, by its best epoch or as it ended, and its settings Train's."""
        run = self._keeper.run(name)
        if run is None:
            return
        try:
            epoch, model = self._keeper.store.model_to_open(run, best)
        except UserError as error:
            self._context.messages.show_error(str(error))
            return

        def go_on() -> None:
            self._context.session.post(OpenModel(model, self._keeper.store.weights(name, epoch)))
            where = tr("as it ended") if epoch is None else tr("with epoch {epoch}", epoch=epoch)
            if run.settings is None:
                said = tr(
                    "{name} was opened {where}, without its settings: they are of another version.",
                    name=run.name,
                    where=where,
                )
            else:
                self._context.offers.settings.emit((run.settings, run.data))
                said = tr(
                    "{name} was opened {where}, and its settings were put in the tab Train.", name=run.name, where=where
                )
            self._context.messages.show_note(said)

        self._context.guard_unkept(tr("open this run"), go_on)

    def delete(self, names: list[str]) -> None:
        """Take runs away; the bar below offers to bring them back."""
        self._exporter.wait()  # one of them may be on its way into a folder
        gone = self._keeper.free(names)
        if len(gone) < len(names):
            self._context.messages.show_error(
                tr("A run that goes on or is replayed, here or in another window, cannot be deleted: end that first.")
            )
        if gone:
            deleted = counted("The run is deleted.", "{count} runs are deleted.", len(gone))
            bring_back = self._keeper.delete(gone)
            take_note_away = self._context.messages.show_note(deleted, tr("Undo"), self.undo)
            self._deleted = _Deleted(bring_back, take_note_away)

    def undo(self) -> None:
        """Bring back what was deleted last, if that has not been done yet."""
        deleted = self._deleted
        self._forget_deleted()
        deleted.take_note_away()
        deleted.bring_back()

    def _forget_deleted(self) -> None:
        self._deleted = _NOTHING

    def replay_last(self) -> None:
        """Replay the newest run."""
        newest = self._keeper.newest()
        if newest is None:
            self._context.messages.show_note(tr("No run is kept yet: press Start in the tab Train first."))
        else:
            self._replayer.begin(newest.id)

    def _offer_replay(self, run: Run) -> None:
        """A button in the status bar, until another run begins or this one is replayed or deleted."""
        self._ended = run.id
        job = self._context.session.status.job
        # Another run, or other work, may have begun while this one was being written.
        if not run.epochs or self._keeper.present or job not in ("", KIND):
            return
        if self._button is None:
            self._button = QToolButton()
            self._button.setText(tr("Replay the run"))
            self._button.setProperty("role", "link")
            self._button.setIcon(theme.icon("start", "accent"))
            self._button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            self._button.setToolTip(tr("See the run again, epoch by epoch, in every tab (Ctrl+R)"))
            self._button.clicked.connect(lambda: self._replayer.begin(self._ended))
            self._context.lay_in_status(self._button)
        self._button.show()

    def _follow(self, event: StateChanged) -> None:
        if self._button is not None and event.status.phase is not Phase.IDLE:
            self._button.hide()

    def _look_for_it(self, _runs: object) -> None:
        if self._button is not None and self._keeper.run(self._ended) is None:
            self._button.hide()

    def export(self, name: str) -> None:
        """Ask for a folder and write the run into a new one inside it."""
        run = self._keeper.run(name)
        if run is not None:
            export = partial(self._exporter.export, run)
            choose_folder(self._context.window, tr("Export the run into a folder"), export)

    def set_budget(self, size: int) -> None:
        """Let all runs take at most ``size`` megabytes, from now on."""
        self._context.settings.runs_budget = size

    def close(self) -> None:
        """Return when everything is written: the window closes."""
        self._replayer.close()
        self._exporter.close()
        self._keeper.close()

    def _complain(self, reason: str) -> None:
        self._context.not_kept(tr("{reason} Training is not touched by this.", reason=reason))


def tab(context: Context) -> Tab:
    """The tab. It keeps runs from the start, whether anybody looks or not."""
    session, settings = context.session, context.settings
    keeper = Keeper(session, context.data_folder / FOLDER, lambda: settings.runs_budget * MEGABYTE)
    replayer = Replayer(context, keeper)
    librarian = Librarian(context, keeper, replayer)
    return Tab(
        NAME,
        tr("Runs"),
        tr("Every run you trained: compare, open again, replay"),
        build=partial(_build, context, keeper),
        facts=(
            (keeper.changed, lambda view, runs: view.show_runs(runs)),
            (keeper.brought_back, lambda view, names: view.table.choose(names)),
            (keeper.used, lambda view, used: view.show_used(used)),
            (session.told(StateChanged), lambda view, event: view.show_status(event.status)),
            (keeper.used, lambda view, _used: view.show_budget(settings.runs_budget)),  # another window may have set it
            (settings.changed, lambda view, _name: view.show_budget(settings.runs_budget)),
        ),
        wishes=(
            ("open_requested", librarian.open),
            ("rename_requested", keeper.rename),
            ("keep_requested", keeper.mark),
            ("delete_requested", librarian.delete),
            ("undo_requested", librarian.undo),
            ("budget_requested", librarian.set_budget),
            ("replay_requested", replayer.begin),
            ("export_requested", librarian.export),
        ),
        watched=librarian.watch,
        menus={"Network": (_replay_entry(librarian),)},
        settings=(_room(settings, librarian),),
        close=librarian.close,
    )


def _replay_entry(librarian: Librarian) -> Entry:
    return Entry(
        tr("Repla&y the last run"),
        librarian.replay_last,
        "Ctrl+R",
        "start",
        tr("Show the newest kept run epoch by epoch, in every tab"),
        Action.START,
    )


def _room(settings: Settings, librarian: Librarian) -> Setting:
    return Setting(
        tr("Room for kept runs"),
        TIP,
        lambda: choices(settings.runs_budget),
        lambda: settings.runs_budget,
        librarian.set_budget,
    )


def _build(context: Context, keeper: Keeper) -> RunsView:
    from desktop.runs.view import RunsView

    return RunsView(keeper.store.curves, context.settings.runs_budget)
