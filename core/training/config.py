"""How to train: everything a person can set, checked when it is made."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from core.checks import is_number, is_whole
from core.nn.losses import LOSSES, LossName
from core.optim.optimizers import OPTIMIZERS, OptimizerName
from core.optim.schedules import SCHEDULES, ScheduleName, factor
from core.types import UserError, said

LARGEST_BATCH = 4096
LARGEST_RATE = 1000.0
"""Beyond all reason, on purpose: what it does to a network is worth seeing once, and the run's guard catches it."""
LONGEST = 10_000
LARGEST_SEED = 2**32 - 1

ACTS_WITH: dict[str, tuple[str, tuple[str, ...]]] = {
    "momentum": ("optimizer", ("sgd",)),
    "nesterov": ("optimizer", ("sgd",)),
    "rms_decay": ("optimizer", ("rmsprop",)),
    "betas": ("optimizer", ("adam", "adamw")),
    "step_epochs": ("schedule", ("step",)),
    "step_factor": ("schedule", ("step",)),
}
"""Settings that another one decides about: which, and with which of its values they mean anything."""


@dataclass(frozen=True)
class TrainingConfig:
    """How to train; raises ``UserError`` with one sentence for a value that makes no sense.

    Not every setting acts with every optimizer and schedule: :data:`ACTS_WITH` says which does. ``learning_rate`` is
    the one the ``schedule`` starts from or rises to; after every ``step_epochs`` epochs the schedule "step" multiplies
    it by ``step_factor``. ``seed`` decides all that is left to chance: the same seed gives the same weights.

    ``weight_decay`` acts on weights, never on biases and normalisation. With "adamw" that part of every weight, times
    the rate, is taken away at each step (Loshchilov and Hutter, "Decoupled weight decay", 2019); with the others that
    part of it is added to its gradient (L2), as in PyTorch. ``label_smoothing`` belongs to the cross-entropy.

    ``averaging`` above 0 makes the result a mean of the weights on their way, in which each step fades by that factor.
    ``augment`` changes every picture as hands do (:mod:`core.augmentation.pictures`), and a share ``drawn`` of them is
    replaced by digits drawn by rule (:mod:`core.synthesis.drawing`), a share ``not_digits`` by what is no digit, of
    which the network learns to be unsure. In the last part ``settle`` of the run pictures are changed but little and
    few are drawn, and in the last part ``finish`` they are not changed at all: what a network has learnt of rare styles
    it keeps, and its last steps go by digits as they mostly are.

    A run ends early after ``patience`` epochs in a row of which none had a better validation loss or accuracy than all
    before it; 0 is never. With ``keep_best`` it ends with the weights of the epoch that had the best validation
    accuracy, the earliest of several; else with those of its last.
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
    nesterov: bool = False
    rms_decay: float = 0.99
    step_epochs: int = 2
    step_factor: float = 0.1
    patience: int = 0
    keep_best: bool = True

    def __post_init__(self) -> None:
        self._check_kinds()
        self._check_optimizer()
        self._check_schedule()
        self._check_run()
        self._check_lessons()

    def _check_optimizer(self) -> None:
        if not 0 < self.learning_rate <= LARGEST_RATE:  # what is not a number lies nowhere
            raise UserError(
                "The learning rate lies above 0 and is at most {most:g}; {rate:g} does not fit.",
                most=LARGEST_RATE,
                rate=self.learning_rate,
            )
        if not 0 <= self.momentum < 1 or not all(0 <= beta < 1 for beta in self.betas):
            raise UserError("Momentum and Adam's two betas lie from 0 to below 1.")
        if not 0 <= self.rms_decay < 1:
            raise UserError("RMSprop's decay lies from 0 to below 1; {decay:g} does not.", decay=self.rms_decay)
        if not 0 <= self.weight_decay < 1:
            raise UserError("Weight decay lies from 0 to below 1; {decay:g} does not.", decay=self.weight_decay)
        if not 0 <= self.averaging < 1:
            raise UserError(
                "The averaging of the weights lies from 0 to below 1; {averaging:g} does not.", averaging=self.averaging
            )

    def _check_schedule(self) -> None:
        if not 1 <= self.step_epochs <= LONGEST:
            raise UserError(
                "The rate takes a step after 1 to {most:,} epochs, not {epochs:,}.",
                most=LONGEST,
                epochs=self.step_epochs,
            )
        if not 0 < self.step_factor <= 1:
            raise UserError(
                "The factor of the rate's steps lies above 0 and is at most 1, not {factor:g}.", factor=self.step_factor
            )

    def _check_run(self) -> None:
        if not 1 <= self.batch_size <= LARGEST_BATCH:
            raise UserError(
                "A batch has from 1 to {most:,} pictures, not {count:,}.", most=LARGEST_BATCH, count=self.batch_size
            )
        if not 1 <= self.epochs <= LONGEST:
            raise UserError("Train for 1 to {most:,} epochs, not {epochs:,}.", most=LONGEST, epochs=self.epochs)
        if not 0 <= self.seed <= LARGEST_SEED:
            raise UserError("The seed is a whole number from 0 to 4,294,967,295, not {seed:,}.", seed=self.seed)
        if not 0 <= self.patience <= LONGEST:
            raise UserError(
                "The patience is 0 to {most:,} epochs, not {patience:,}.", most=LONGEST, patience=self.patience
            )
        if not 0 <= self.settle <= 1:
            raise UserError(
                "The part of a run in which it settles lies from 0 to 1; {part:g} does not.", part=self.settle
            )
        if not 0 <= self.finish <= 1:
            raise UserError("The part of a run that finishes it lies from 0 to 1; {part:g} does not.", part=self.finish)

    def _check_lessons(self) -> None:
        """What is taught: the targets, and the pictures beside those of the data set."""
        if not 0 <= self.label_smoothing < 1 or (self.label_smoothing and self.loss != "cross-entropy"):
            raise UserError("Label smoothing lies from 0 to below 1 and goes with the cross-entropy.")
        if not (self.drawn >= 0 and self.not_digits >= 0 and self.drawn + self.not_digits <= 1):
            raise UserError("The shares of drawn digits and of what is no digit lie from 0 to 100 %, together as well.")
        if self.not_digits and self.loss != "cross-entropy":
            raise UserError("To learn what is no digit takes the cross-entropy.")

    def rate_factor(self, step: int, batches: int) -> float:
        """What the schedule multiplies the rate by at ``step``, from 0, of a run of ``batches`` an epoch."""
        stairs = step // batches // self.step_epochs
        return factor(self.schedule, step / (batches * self.epochs), stairs, self.step_factor)

    def _check_kinds(self) -> None:
        """That every value is a name there is, a whole number, a number or a yes or no, as its field has it."""
        for value, known, what in (
            (self.optimizer, OPTIMIZERS, "optimizer"),
            (self.loss, LOSSES, "loss"),
            (self.schedule, SCHEDULES, "schedule"),
        ):
            if not isinstance(value, str) or value not in known:
                raise UserError(
                    "There is no {what} called {value!r}; there are {there}.",
                    what=said(what),
                    value=value,
                    there=", ".join(known),
                )
        for field in fields(self):
            value, words = getattr(self, field.name), said(field.name.replace("_", " "))
            if field.type is int and not is_whole(value):
                raise UserError("For {words} a whole number is needed, not {value!r}.", words=words, value=value)
            if field.type is float and not is_number(value):
                raise UserError("For {words} a number is needed, not {value!r}.", words=words, value=value)
            if field.type is bool and not isinstance(value, bool):
                raise UserError("For {words} True or False is needed, not {value!r}.", words=words, value=value)
        if not (isinstance(self.betas, tuple) and len(self.betas) == 2 and all(map(is_number, self.betas))):
            raise UserError("Adam's betas are a pair of numbers, not {betas!r}.", betas=self.betas)


def config_from(recipe: Mapping[str, Any]) -> TrainingConfig:
    """The settings on a card or in a checkpoint, as JSON gives them back; fields of a later version are passed over.

    Before there was "adamw", "adam" stood for it, and a run ended with its last epoch. Raises ``UserError`` or
    ``TypeError`` for what are no settings.
    """
    names = {field.name for field in fields(TrainingConfig)}
    values: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value for key, value in recipe.items() if key in names
    }
    if "keep_best" not in values:
        values["keep_best"] = False
        if values.get("optimizer") == "adam" and values.get("weight_decay"):
            values["optimizer"] = "adamw"
    return TrainingConfig(**values)
