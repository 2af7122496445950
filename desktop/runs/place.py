"""As which run one that begins is recorded: as itself, or beside what has to stay as it is."""

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
    """Where to record the run that has ``started``; this window claims it.

    Of what is kept of a run that was broken off, and of its rests, the nearest is gone on with. What holds more stays
    as it is, and so does what another window is at work on.
    """
    found = store.read(started.run) if started.past is not None else None
    kept = found if isinstance(found, Run) else None
    if kept is None and claims.take(started.run):
        return Place(started.run)
    rests = [run for run in reversed(store.all()) if isinstance(run, Run) and run.rest_of == started.run]
    parts = [kept, *rests] if kept is not None else rests
    for part in sorted(parts, key=lambda run: (-run.steps, run.ended)):  # what has gone furthest is nearest
        if not goes_beyond(part, started) and claims.take(part.id):
            return Place(part.id, part)
    name = new_run()
    claims.take(name)
    return Place(name, source=kept)
