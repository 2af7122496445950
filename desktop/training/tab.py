"""The Train tab: teach the network and watch it learn."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, cast

from core.checks import is_folder
from core.data.datasets import check_dataset
from core.nn.parallel import available_processors
from core.types import UserError
from desktop.engine.messages import Adjust, DocumentChanged, Failed, Reinitialise, StateChanged
from desktop.engine.states import Action
from desktop.language import tr
from desktop.session.asker import Asker
from desktop.session.settings import Settings
from desktop.session.tab import Context, Entry, Setting, Tab
from desktop.training.controls import BATCH_KEY, EPOCH_KEY, KEYS, REWIND_KEY, SEED_KEY
from desktop.training.job import Train
from desktop.training.messages import KIND, TrainingFinished, TrainingStarted
from desktop.training.monitor import Monitor, RangeMonitor
from desktop.training.unfinished import Unfinished

if TYPE_CHECKING:
    from core.training.config import TrainingConfig
    from core.training.dials import Dials
    from desktop.training.panel import TrainPanel

NAME = "train"
PREVIEW = "pictures of a run"
"""Who asks for them."""


class Trainer:
    """Does what the person wants done with the present network: begin a run, or give it other weights."""

    def __init__(self, context: Context) -> None:
        self._context, self._session = context, context.session
        self._session.told(TrainingStarted).connect(self._note)
        context.offers.run_wanted.connect(self._train_present)

    def start(self, request: Train) -> bool:
        """Begin a run, and return whether its data are ready; where weights would be lost the person is asked."""
        if not self._context.offers.ready(request.data):  # what went wrong is told
            return False
        if request.preset is None:  # it goes on with the present weights
            self._session.begin(request)
        else:
            self._context.guard_unkept(tr("train another network"), lambda: self._session.begin(request))
        return True

    def renew(self, seed: int | None) -> None:
        """Give the network the weights that it began with, or those of another ``seed``."""
        doing = tr("rewind the network") if seed is None else tr("give it other weights")

        def go_on() -> None:
            if seed is not None:
                self._panel().form.fields["seed"].setValue(seed)
            self._session.post(Reinitialise(seed))

        self._context.guard(doing, go_on)

    def turn(self, dials: Dials) -> None:
        """Change what may be changed while a run goes on."""
        self._session.post(Adjust(dials))

    def take(self, path: Path) -> bool:
        """Train on what was dropped, if it is a folder or an archive; one without data is refused."""
        if not (is_folder(path) or path.suffix.lower() == ".npz"):
            return False
        messages, status = self._context.messages, self._session.status
        try:
            check_dataset(path)
        except UserError as error:
            messages.show_error(str(error))
            return True
        if status.allows(Action.START):
            self._panel().form.data.set_data(str(path))
            messages.show_note(tr("{name} is the data set to train on now.", name=path.name))
        else:  # nothing can be chosen in the form
            messages.show_error(
                tr("{busy} The data in {name} can be chosen when that has ended.", busy=status.busy, name=path.name)
            )
        return True

    def _train_present(self, settings: tuple[TrainingConfig, str]) -> None:
        _fill_in(self._panel(), *settings)
        self.start(Train(*settings, threads=self._context.settings.threads or None))

    def _note(self, event: TrainingStarted) -> None:
        messages = self._context.messages
        messages.withdraw_notes()  # what they said was about something before
        if event.note:
            sizes = event.sizes
            messages.show_note(
                tr(
                    "These data have no part for testing; set aside for that: {test:,} of the {all:,} pictures.",
                    test=sizes.test,
                    all=sizes.train + sizes.validation + sizes.test,
                )
            )

    def _panel(self) -> TrainPanel:
        return cast("TrainPanel", self._context.look_at(NAME))


def tab(context: Context) -> Tab:
    """The tab, and the lines of a run in the menu."""
    session, offers, settings = context.session, context.offers, context.settings
    monitor, probing, preview = Monitor(session), RangeMonitor(session), Asker(session, PREVIEW)
    trainer = Trainer(context)
    unfinished = Unfinished(context, trainer.start)
    return Tab(
        NAME,
        tr("Train"),
        tr("Teach the network and watch it learn"),
        build=lambda: _build(settings.threads),
        facts=(
            (session.told(StateChanged), lambda view, event: view.show_status(event.status)),
            (session.told(DocumentChanged), lambda view, event: view.show_document(event.document)),
            (monitor.changed, lambda view, history: view.show_history(history)),
            (session.told(TrainingFinished), lambda view, event: view.show_finished(event)),
            (session.told(Failed, KIND), lambda view, event: view.show_failure(event)),
            (offers.changed, lambda view, offer: view.form.data.show_offer(offer)),
            (probing.changed, lambda view, test: view.show_range_test(test)),
            (preview.answered, lambda view, pairs: view.show_pictures(pairs)),
            (session.told(Failed, PREVIEW), lambda view, event: view.show_no_pictures(event)),
            (settings.threads_changed, lambda view, count: view.form.threads.setValue(count)),
            (offers.settings, lambda view, chosen: _fill_in(view, *chosen)),
        ),
        wishes=(
            ("start_requested", trainer.start),
            ("pause_requested", session.pause),
            ("resume_requested", session.resume),
            ("stop_requested", session.stop),
            ("step_requested", session.step_once),
            ("dials_turned", trainer.turn),
            ("weights_requested", trainer.renew),
            ("range_requested", session.begin),
            ("preview_requested", preview.ask),
            ("preview_withdrawn", preview.withdraw),
            ("build_requested", lambda: context.open_tool("network-editor")),
        ),
        menus={"Network": _lines(context), "File": unfinished.lines},
        settings=(_threads(settings),),
        takes=trainer.take,
        begin=unfinished.begin,
        close=unfinished.close,
    )


def _lines(context: Context) -> tuple[Entry, ...]:
    """What the menu has for a run: the same as the buttons."""
    session = context.session

    def panel() -> TrainPanel:
        return cast("TrainPanel", context.look_at(NAME))

    def entry(text: str, call: Callable[[], object], action: Action, tip: str) -> Entry:
        return Entry(text, call, KEYS[action], action.value, tip, action)

    def button(text: str, name: str, key: str | None, action: Action, tip: str) -> Entry:
        return Entry(text, lambda: getattr(panel().controls, name).trigger(), key, "", tip, action)

    return (
        entry(
            tr("&Start training"), lambda: panel().controls.start.trigger(), Action.START, tr("As the Train tab is set")
        ),
        entry(tr("&Pause training"), session.pause, Action.PAUSE, tr("Hold the run after this batch")),
        entry(tr("&Resume training"), session.resume, Action.RESUME, tr("Go on with the run")),
        entry(tr("S&top training"), session.stop, Action.STOP, tr("Keep the weights of this moment")),
        button(tr("Train one b&atch"), "one_batch", BATCH_KEY, Action.STEP, tr("Train for one batch and pause")),
        button(
            tr("Train one &epoch"), "one_epoch", EPOCH_KEY, Action.STEP, tr("Train up to the end of an epoch and pause")
        ),
        button(tr("Re&wind"), "rewind", REWIND_KEY, Action.NEW, tr("Give the network the weights it began with")),
        button(
            tr("New see&d"), "new_seed", SEED_KEY, Action.NEW, tr("Give the network other weights, from the next seed")
        ),
        Entry(
            tr("&Find a learning rate…"),
            lambda: panel().find_rate(),
            tip=tr("Try ever larger rates"),
            needs=Action.START,
        ),
    )


def _fill_in(view: TrainPanel, config: TrainingConfig, data: str) -> None:
    """The settings of a run of the present network that may be done again."""
    view.form.network.setCurrentIndex(0)
    view.form.show_config(config)
    view.form.data.set_data(data)


def _threads(settings: Settings) -> Setting:
    def choices() -> list[tuple[int, str]]:
        counts = sorted({*range(1, available_processors() + 1), settings.threads} - {0})
        return [(0, tr("All processors")), *((count, tr("{count} of them", count=count)) for count in counts)]

    return Setting(
        tr("Processors for training"),
        tr(
            "How many processors a run computes with; fewer leave room for other programs, and the weights are the same"
        ),
        choices,
        lambda: settings.threads,
        lambda count: setattr(settings, "threads", count),
    )


def _build(threads: int) -> TrainPanel:
    from desktop.training.panel import TrainPanel  # plots load after the window is painted

    panel = TrainPanel()
    panel.form.threads.setValue(threads)
    return panel
