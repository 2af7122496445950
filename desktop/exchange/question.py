"""Foreign files read and written beside the engine's thread, which goes on answering. No Qt."""

from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path

from core.model.model import Model
from desktop.engine.background import Reader
from desktop.engine.live_model import Snapshot
from desktop.engine.questions import LongQuestion, Step


@dataclass(frozen=True)
class Imported:
    """The ``model`` that the file at ``path`` holds."""

    path: Path
    model: Model


@dataclass(frozen=True)
class Exported:
    """The weights of the moment are in ``path``; PyTorch code takes its numbers from ``weights``, "" in other forms."""

    path: Path
    weights: str


@dataclass(frozen=True)
class ReadForeign(LongQuestion):
    """What is in the archive or the parameter file at ``path``? An archive may fit the present network."""

    path: Path

    def work(self, model: Snapshot, reader: Reader) -> Generator[Step, None, Imported]:
        """Read it in the reader's thread."""
        from core.exchange.formats import import_model  # not needed by most who open the window

        found = yield from reader.read(lambda: import_model(self.path, model.network))
        return Imported(self.path, found)


@dataclass(frozen=True)
class WriteForeign(LongQuestion):
    """Write the weights of the moment to ``path`` in the format ``to``; ``weights`` is the name of their own file."""

    to: str
    path: Path
    weights: str

    def work(self, model: Snapshot, reader: Reader) -> Generator[Step, None, Exported]:
        """Write it in the reader's thread; the numbers of the question stand still."""
        from core.exchange.formats import export_model  # as above

        own = Model(model.network, model.parameters, model.card)
        yield from reader.read(lambda: export_model(own, self.to, self.path, self.weights))
        return Exported(self.path, self.weights if self.to == "pytorch" else "")
