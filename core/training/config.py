"""How to train: everything a person can set, checked when it is made."""

from dataclasses import dataclass, fields

from core.checks import is_number, is_whole
from core.nn.losses import LOSSES, LossName
from core.optim.optimizers import OPTIMIZERS, OptimizerName
from core.optim.schedules import SCHEDULES, ScheduleName
from core.types import UserError

LARGEST_BATCH = 4096
LARGEST_RATE = 10.0


@dataclass(frozen=True)
class TrainingConfig:
    """How to train; raises ``UserError`` with one sentence for a value that makes no sense.

    ``momentum`` belongs to SGD, ``betas`` to Adam. ``learning_rate`` is the one the ``schedule`` starts from or
    rises to. ``seed`` decides all that is left to chance: the same seed gives the same weights.

    ``weight_decay`` takes that part of every weight, times the rate, away at each step (never of biases and
    normalisation: Loshchilov and Hutter, "Decoupled weight decay", 2019). ``label_smoothing`` belongs to the
    cross-entropy. ``averaging`` above 0 makes the result a mean of the weights on their way, in which each step fades
    by that factor. ``augment`` changes every picture as hands do (:mod:`core.augmentation.pictures`), and a share
    ``drawn`` of them is replaced by digits drawn by rule (:mod:`core.synthesis.drawing`), a share ``not_digits`` by
    what is no digit, of which the network learns to be unsure. In the last part ``settle`` of the run pictures are
    changed but little and few are drawn, and in the last part ``finish`` they are not changed at all: what a network
    has learnt of rare styles it keeps, and its last steps go by digits as they mostly are.
    """

    optimizer: OptimizerName = "adam"
    learning_rate: float = 1e-3
    momentum: float = 0.9
    betas: tuple[float, float] = (0.9, 0.999)
    batch_size: int = 128
    epochs: int = 5
    seed: int = 0
    loss: LossName = "cross-entropy"
    schedule: ScheduleName = "constant"
    weight_decay: float = 0.0
    label_smoothing: float = 0.0
    averaging: float = 0.0
    augment: bool = False
    drawn: float = 0.0
    not_digits: float = 0.0
    settle: float = 0.0
    finish: float = 0.0

    def __post_init__(self) -> None:
        self._check_kinds()
        if not 0 < self.learning_rate <= LARGEST_RATE:  # what is not a number lies nowhere
            raise UserError(
                f"The learning rate lies above 0 and is at most {LARGEST_RATE:g}; {self.learning_rate:g} does not fit."
            )
        if not 0 <= self.momentum < 1 or not all(0 <= beta < 1 for beta in self.betas):
            raise UserError("Momentum and Adam's two betas lie from 0 to below 1.")
        if not 1 <= self.batch_size <= LARGEST_BATCH:
            raise UserError(f"A batch has from 1 to {LARGEST_BATCH:,} pictures, not {self.batch_size:,}.")
        if not 1 <= self.epochs <= 10_000:
            raise UserError(f"Train for 1 to 10,000 epochs, not {self.epochs:,}.")
        if not 0 <= self.seed < 2**32:
            raise UserError(f"The seed is a whole number from 0 to 4,294,967,295, not {self.seed:,}.")
        if not 0 <= self.weight_decay < 1:
            raise UserError(f"Weight decay lies from 0 to below 1; {self.weight_decay:g} does not.")
        if not 0 <= self.label_smoothing < 1 or (self.label_smoothing and self.loss != "cross-entropy"):
            raise UserError("Label smoothing lies from 0 to below 1 and goes with the cross-entropy.")
        if not 0 <= self.averaging < 1:
            raise UserError(f"The averaging of the weights lies from 0 to below 1; {self.averaging:g} does not.")
        if not (self.drawn >= 0 and self.not_digits >= 0 and self.drawn + self.not_digits <= 1):
            raise UserError("The shares of drawn digits and of what is no digit lie from 0 to 1, together as well.")
        if not 0 <= self.settle <= 1:
            raise UserError(f"The part of a run in which it settles lies from 0 to 1; {self.settle:g} does not.")
        if not 0 <= self.finish <= 1:
            raise UserError(f"The part of a run that finishes it lies from 0 to 1; {self.finish:g} does not.")
        if self.not_digits and self.loss != "cross-entropy":
            raise UserError("To learn what is no digit takes the cross-entropy.")

    def _check_kinds(self) -> None:
        """That every value is a name there is, a whole number, a number or a yes or no, as its field has it."""
        for value, known, what in (
            (self.optimizer, OPTIMIZERS, "optimizer"),
            (self.loss, LOSSES, "loss"),
            (self.schedule, SCHEDULES, "schedule"),
        ):
            if not isinstance(value, str) or value not in known:
                raise UserError(f"There is no {what} called {value!r}; there are {', '.join(known)}.")
        for field in fields(self):
            value, words = getattr(self, field.name), field.name.replace("_", " ")
            if field.type is int and not is_whole(value):
                raise UserError(f"For {words} a whole number is needed, not {value!r}.")
            if field.type is float and not is_number(value):
                raise UserError(f"For {words} a number is needed, not {value!r}.")
            if field.type is bool and not isinstance(value, bool):
                raise UserError(f"For {words} True or False is needed, not {value!r}.")
        if not (isinstance(self.betas, tuple) and len(self.betas) == 2 and all(map(is_number, self.betas))):
            raise UserError(f"Adam's betas are a pair of numbers, not {self.betas!r}.")
