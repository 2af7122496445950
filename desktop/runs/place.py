"""As which run one that begins is recorded: as itself, or as its rest where more is kept than it goes on with."""

from typing import NamedTuple

from desktop.runs.claims import Claims
from desktop.runs.record import Run
from desktop.runs.recording import goes_beyond
from desktop.runs.store import Store
from desktop.training.messages import TrainingStarted, new_run


class Place(NamedTuple):
    """The run ``id``, of which ``before`` is kept; ``source`` is the one that it is the rest of, where it is new."""

    id: str
    before: Run | None = None
    source: Run | None = None


def place_of(started: TrainingStarted, store: Store, claims: Claims) -> Place:
    """Where to record the run that has ``started``, which this window has claimed; it claims the place instead.

    What is kept of a run that was broken off, and of its rest, is gone on with; what holds more stays as it is.
    """
    kept = store.read(started.run) if started.past is not None else None
    if not isinstance(kept, Run):
        return Place(started.run)
    if not goes_beyond(kept, started):
        return Place(kept.id, kept)
    claims.release(kept.id)
    rests = (run for run in reversed(store.all()) if isinstance(run, Run) and run.rest_of == kept.id)
    for rest in rests:
        if not goes_beyond(rest, started) and claims.take(rest.id):
            return Place(rest.id, rest)
    name = new_run()
    claims.take(name)
    return Place(name, source=kept)
