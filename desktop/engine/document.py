"""What is open: a model, its file, and whether the file holds the numbers of this moment. No Qt."""

from dataclasses import dataclass
from pathlib import Path

from core.model.model import Model
from core.training.config import TrainingConfig, config_from
from core.types import UserError


@dataclass(frozen=True)
class Document:
    """``model``, the file ``path`` it was opened from or saved to last, and the ``revision`` of its numbers.

    A revision is a number that no other numbers have had. ``saved_revision`` is the one that needs no saving: what the
    file holds, or what can be made again at any time, such as an untrained network. ``identity`` stays the same until
    another network is opened or made.
    """

    model: Model
    path: Path | None
    revision: int
    saved_revision: int
    identity: int

    @property
    def modified(self) -> bool:
        """Whether there are numbers that would be lost."""
        return self.revision != self.saved_revision

    @property
    def settings(self) -> TrainingConfig | None:
        """What the numbers were trained with last; ``None`` where the card does not say."""
        recipe = self.model.card.recipe
        if "optimizer" not in recipe:  # there is none, or it has learnt from taught digits only
            return None
        try:
            return config_from(recipe)
        except (TypeError, UserError):  # of another version
            return None
