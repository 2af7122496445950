"""Replays a run: reads its epochs ahead, has the engine show them, and puts the bar at the foot of the window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.engine.messages import EndReplay, Failed, OpenModel, Show, StateChanged
from desktop.engine.states import Action, Phase
from desktop.language import tr
from desktop.runs.keeper import Keeper
from desktop.runs.read_ahead import ReadAhead
from desktop.runs.record import Run
from desktop.runs.replay import KIND, Replay, Shown
from desktop.session.tab import Context
from desktop.session.work_thread import WorkThread
from desktop.widgets import theme
from desktop.widgets.dialogs import choose_target
from desktop.widgets.words import file_name

if TYPE_CHECKING:
    from core.model.model import Model
    from core.types import Array
    from desktop.runs.replay_bar import ReplayBar
    from desktop.session.reading import Reading


@dataclass
class _Replayed:
    """What is replayed: the ``epochs`` of ``run`` that are kept, which ``ahead`` reads.

    ``wanted`` is an epoch that is being read, to be shown then; ``asked`` is whether the engine was asked to begin, and
    ``shown`` the epoch that it shows. ``follow`` is what to do when the present weights are back.
    """

    run: Run
    epochs: list[int]
    ahead: ReadAhead
    wanted: int | None = None
    asked: bool = False
    shown: int | None = None
    follow: Callable[[], None] | None = None


class Replayer(QObject):
    """At most one replay at a time; :meth:`begin` another one takes its place."""

    _ready = Signal(str, int, object)  # of which run: that of a replay before this one may come late
    _unreadable = Signal(str, str)
    _filmed, _unfilmed = Signal(str), Signal(str)

    def __init__(self, context: Context, keeper: Keeper) -> None:
        super().__init__(context.session)
        self._context, self._keeper = context, keeper
        self._replayed: _Replayed | None = None
        self._bar: ReplayBar | None = None
        self._picture: Array | None = None
        self._films = WorkThread(self._unfilmed.emit)
        context.reading.connect(self._attend)
        self._filmed.connect(lambda text: context.messages.show_note(text))
        self._unfilmed.connect(lambda text: context.messages.show_error(text))
        self._ready.connect(self._arrive)
        self._unreadable.connect(self._complain)
        session = context.session
        session.told(Shown).connect(self._show)
        session.told(StateChanged).connect(self._enter)
        for key in (KIND, Action.START.value):
            session.told(Failed, key).connect(lambda _event: self._give_up())

    @property
    def bar(self) -> ReplayBar:
        """The bar, made when it is first needed."""
        if self._bar is None:
            from desktop.runs.replay_bar import ReplayBar

            self._bar = bar = ReplayBar()
            bar.epoch_wished.connect(self._want)
            bar.close_wished.connect(self.end)
            bar.use_wished.connect(self._use)
            bar.film_wished.connect(self._ask_film)
            self._context.lay_at_foot(bar)
        return self._bar

    def begin(self, name: str) -> None:
        """Replay the run ``name``, from its last epoch; says why where that is not possible."""
        run, session, messages = self._keeper.run(name), self._context.session, self._context.messages
        if run is None:
            return
        before = self._replayed
        if before is not None and before.asked:
            if before.shown is not None or before.run.id != name:  # else it is on its way
                before.follow = partial(self.begin, name)
                self.end()
            return
        self._forget()  # what has not even been read
        if not session.status.allows(Action.START):
            messages.show_error(tr("A run can be replayed when no other one is going on: stop that first."))
            return
        self._keeper.wait()  # its last weights may be on their way to the disk
        epochs = self._keeper.store.epochs(run.id)
        if not epochs:
            messages.show_error(tr("No weights of {name} are kept, so there is nothing to replay.", name=run.name))
            return
        self._keeper.claims.take(run.id)  # no other window makes room in it meanwhile
        read = partial(self._keeper.store.model, run.id)
        ahead = ReadAhead(epochs, read, partial(self._ready.emit, run.id), partial(self._unreadable.emit, run.id))
        self._replayed = _Replayed(run, epochs, ahead)
        self._want(epochs[-1], forward=False)

    def end(self) -> None:
        """Back to the present weights."""
        self._context.session.post(EndReplay())

    # The epochs -----------------------------------------------------------------------------------------------

    def _want(self, epoch: int, forward: bool) -> None:
        replayed = self._replayed
        if replayed is None:
            return
        replayed.wanted = epoch
        self._keeper.claims.take(replayed.run.id, patience=0)  # who had it at the beginning may have let go of it
        model = replayed.ahead.want(epoch, forward)
        if model is not None:
            self._have_shown(replayed, epoch, model)

    def _arrive(self, name: str, epoch: int, model: Model) -> None:
        replayed = self._replayed
        if replayed is not None and (name, epoch) == (replayed.run.id, replayed.wanted):
            self._have_shown(replayed, epoch, model)

    def _have_shown(self, replayed: _Replayed, epoch: int, model: Model) -> None:
        replayed.wanted = None
        session = self._context.session
        if replayed.shown is not None:
            session.post(Show(epoch, model))
        elif not replayed.asked:
            replayed.asked = True
            session.begin(Replay(epoch, model))

    def _show(self, event: Shown) -> None:
        replayed = self._replayed
        if replayed is None:
            return
        first, replayed.shown = replayed.shown is None, event.epoch
        if first:
            self.bar.show_run(replayed.run, replayed.epochs, event.epoch)
            self._offer_films()
        self.bar.show_epoch(event.epoch)

    def _use(self) -> None:
        """Go on with the epoch that is shown."""
        replayed, context = self._replayed, self._context
        model = None if replayed is None else replayed.ahead.want(self.bar.epoch)
        if replayed is None or model is None:
            return
        kept = self._keeper.store.weights(replayed.run.id, self.bar.epoch)
        text = tr("{name} was opened with epoch {epoch}.", name=replayed.run.name, epoch=self.bar.epoch)

        def go_on() -> None:
            context.session.post(OpenModel(model, kept))
            context.messages.show_note(text)

        replayed.follow = lambda: context.guard_unkept(tr("open this epoch"), go_on)
        self.end()

    def _ask_film(self, layer: str) -> None:
        if self._replayed is not None:
            name = Path(file_name(self._replayed.run.name, "run")).with_suffix(".gif")
            kinds = tr("Animated pictures (*.gif *.png)")
            film = partial(self._film, layer, self._picture)  # of the drawing of this moment
            choose_target(self._context.window, tr("Save a film of the run"), name, kinds, film)

    def _film(self, layer: str, picture: Array | None, path: Path) -> None:
        """Make it beside the window; the bar below says when it is there."""
        from desktop.runs.film import Look, make_film, thinned

        if self._replayed is None:
            return
        run, colours = self._replayed.run, theme.current()
        look = Look(
            ground=colours.panel,
            text=colours.text,
            muted=colours.muted,
            border=colours.border,
            accent=colours.accent,
            ink=colours.ink,
            paper=colours.paper,
            sequential=theme.sequential(),
            diverging=theme.diverging(),
        )
        epochs = [(epoch, f"{run.network} · {self.bar.words(epoch)}") for epoch in thinned(self._replayed.epochs)]
        read = partial(self._keeper.store.model, run.id)

        def work() -> None:
            make_film(path, epochs, read, picture, layer, look)
            self._filmed.emit(tr("The film of {name} is saved as {path}.", name=run.name, path=path))

        self._context.messages.show_note(tr("The film of {name} is being made…", name=run.name))
        self._films.do(work)

    def close(self) -> None:
        """Return when the films are written: the window closes."""
        self._films.wait()

    def _attend(self, reading: Reading | None) -> None:
        before, self._picture = self._picture, None if reading is None else reading.prediction.picture
        if (before is None) != (self._picture is None):
            self._offer_films()

    def _offer_films(self) -> None:
        document = self._context.session.document
        if self._bar is not None and document is not None:
            self._bar.offer_films(document.model.network.names, self._picture is not None)

    def _enter(self, event: StateChanged) -> None:
        replayed = self._replayed
        if replayed is not None and replayed.shown is not None and event.status.phase is not Phase.REPLAYING:
            self._forget()
            if replayed.follow is not None and event.status.phase is Phase.IDLE:
                replayed.follow()

    def _forget(self) -> None:
        """Nothing is replayed any more."""
        replayed, self._replayed = self._replayed, None
        if replayed is not None:
            replayed.ahead.close()
            self._keeper.claims.release(replayed.run.id)
        if self._bar is not None:
            self._bar.stop()
            if self._bar.isAncestorOf(self._context.window.focusWidget()):
                self._context.drawing.setFocus()  # or it would rest where no key means anything
            self._bar.hide()

    def _give_up(self) -> None:
        """It could not begin."""
        if self._replayed is not None and self._replayed.asked and self._replayed.shown is None:
            self._forget()

    def _complain(self, name: str, text: str) -> None:
        """An epoch cannot be read: the one that is shown stays, and where there is none there is nothing to replay."""
        self._context.messages.show_error(text)
        replayed = self._replayed
        if replayed is None or replayed.run.id != name:
            return
        replayed.wanted = None
        if replayed.shown is not None:
            self.bar.stop()
            self.bar.show_epoch(replayed.shown)
        elif not replayed.asked:
            self._forget()
