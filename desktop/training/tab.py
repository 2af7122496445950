"""The Train tab: teach the network and watch it learn."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, cast

from desktop.engine.messages import DocumentChanged, Failed, StateChanged
from desktop.engine.states import Action
from desktop.session.tab import Context, Entry, Tab
from desktop.training.controls import KEYS
from desktop.training.job import KIND, Train
from desktop.training.messages import TrainingFinished, TrainingStarted
from desktop.training.monitor import Monitor
from desktop.training.unfinished import Unfinished

if TYPE_CHECKING:
    from desktop.training.panel import TrainPanel

NAME = "train"


def tab(context: Context) -> Tab:
    """The tab, and the lines of a run in the menu."""
    session, messages = context.session, context.messages
    monitor = Monitor(session)

    def panel() -> TrainPanel:
        return cast("TrainPanel", context.look_at(NAME))

    def start(request: Train) -> None:
        if not context.offers.ready(request.data):  # what went wrong is told
            return
        if request.preset is None:  # it goes on with the present weights: nothing can be lost
            session.begin(request)
        else:
            context.guard("train another network", lambda: session.begin(request))

    def note(event: TrainingStarted) -> None:
        messages.withdraw_notes()  # what they said was about something before
        if event.note:
            messages.show_note(event.note)

    def take(path: Path) -> bool:
        if not (path.is_dir() or path.suffix.lower() == ".npz"):
            return False
        panel().set_data(str(path))
        return True

    def entry(text: str, call: Callable[[], object], action: Action, tip: str) -> Entry:
        return Entry(f"{text} training", call, KEYS[action], text.replace("&", "").lower(), tip, action)

    session.told(TrainingStarted).connect(note)
    unfinished = Unfinished(context, start)
    made = Tab(
        NAME,
        "Train",
        "Teach the network and watch it learn",
        build=_build,
        facts=(
            (session.told(StateChanged), lambda view, event: view.show_status(event.status)),
            (session.told(DocumentChanged), lambda view, event: view.show_document(event.document)),
            (monitor.changed, lambda view, history: view.show_history(history)),
            (session.told(TrainingFinished), lambda view, event: view.show_finished(event)),
            (session.told(Failed, KIND), lambda view, event: view.show_failure(event)),
            (context.offers.changed, lambda view, offer: view.show_offer(offer)),
        ),
        wishes=(
            ("start_requested", start),
            ("pause_requested", session.pause),
            ("resume_requested", session.resume),
            ("stop_requested", session.stop),
        ),
        menus={
            "Network": (
                entry("&Start", lambda: panel().controls.start.trigger(), Action.START, "As the Train tab is set"),
                entry("&Pause", session.pause, Action.PAUSE, "Hold the run after this batch"),
                entry("&Resume", session.resume, Action.RESUME, "Go on with the run"),
                entry("S&top", session.stop, Action.STOP, "Keep the weights of this moment"),
            )
        },
        takes=take,
        begin=unfinished.begin,
        close=unfinished.close,
    )
    return replace(made, menus={**made.menus, "File": unfinished.lines})


def _build() -> TrainPanel:
    from desktop.training.panel import TrainPanel  # plots load after the window is painted

    return TrainPanel()
