"""A field for each setting of a run, written and read as one :class:`~core.training.config.TrainingConfig`."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any, NamedTuple

from PySide6.QtWidgets import QCheckBox, QWidget

from core.nn.losses import LOSSES
from core.training.config import LARGEST_BATCH, LARGEST_SEED, LONGEST, TrainingConfig
from core.types import UserError
from desktop.language import capital, tr
from desktop.training import words
from desktop.training.fields import NumberField, combo, read, spin, write
from desktop.widgets.words import OPTIMIZER_NAMES

OPTIMIZERS = ("adam", "adamw", "rmsprop", "sgd")


class Wrong(NamedTuple):
    """What is wrong, in a sentence, and with which field."""

    sentence: str
    field: QWidget


class ConfigFields:
    """The fields, by the names of the settings; Adam's two betas have one each."""

    def __init__(self) -> None:
        self._fields: dict[str, QWidget] = {
            "optimizer": combo({name: OPTIMIZER_NAMES[name] for name in OPTIMIZERS}),
            "learning_rate": NumberField(tr("The learning rate"), "0.001"),
            "momentum": NumberField(tr("The momentum"), "0.9"),
            "nesterov": QCheckBox(tr("Nesterov's look ahead")),
            "rms_decay": NumberField(tr("RMSprop's decay"), "0.99"),
            "beta1": NumberField(tr("Adam's first beta"), "0.9"),
            "beta2": NumberField(tr("Adam's second beta"), "0.999"),
            "batch_size": spin(1, LARGEST_BATCH),
            "epochs": spin(1, LONGEST),
            "seed": spin(0, LARGEST_SEED),
            "loss": combo({name: capital(tr(name)) for name in LOSSES}),
            "schedule": combo(words.SCHEDULE_NAMES),
            "step_epochs": spin(1, LONGEST),
            "step_factor": NumberField(tr("The factor"), "0.1"),
            "weight_decay": NumberField(tr("The weight decay"), "0.0001"),
            "label_smoothing": NumberField(tr("The label smoothing"), "0.05"),
            "averaging": NumberField(tr("The averaging"), "0.998"),
            "augment": QCheckBox(tr("Vary the pictures")),
            "drawn": NumberField(tr("The share of drawn digits"), "10 %", share=True),
            "not_digits": NumberField(tr("The share of what is no digit"), "20 %", share=True),
            "settle": NumberField(tr("The part in which a run settles"), "40 %", share=True),
            "finish": NumberField(tr("The part that finishes a run"), "10 %", share=True),
            "patience": spin(0, LONGEST, tr("Never")),
            "keep_best": QCheckBox(tr("The best epoch")),
        }

    def __getitem__(self, name: str) -> Any:
        """The field of the setting ``name``."""
        return self._fields[name]

    def __iter__(self) -> Iterator[QWidget]:
        """All of them."""
        return iter(self._fields.values())

    def write(self, config: TrainingConfig) -> None:
        """Fill in ``config``."""
        for name, value in _values_of(config).items():
            write(self._fields[name], value)

    def mend(self, name: str) -> None:
        """Where the field of the setting ``name`` makes no sense, what is usual comes back."""
        values = _values_of(TrainingConfig())
        try:
            _config_of(values | {name: read(self._fields[name])})
        except UserError:
            write(self._fields[name], values[name])

    def read(self) -> TrainingConfig | Wrong:
        """What the fields say, or what is wrong with the first that is."""
        values: dict[str, Any] = {}
        for name, field in self._fields.items():
            try:
                values[name] = read(field)
            except UserError as error:
                return Wrong(str(error), field)
        try:
            return _config_of(values)
        except UserError as error:
            return Wrong(str(error), self._fields[_culprit(values)])


def _values_of(config: TrainingConfig) -> dict[str, Any]:
    """What the fields have to say, by their names."""
    values = asdict(config)
    values["beta1"], values["beta2"] = values.pop("betas")
    return values


def _config_of(values: dict[str, Any]) -> TrainingConfig:
    """The settings that the fields say; raises ``UserError`` where they make no sense."""
    others = {name: value for name, value in values.items() if name not in ("beta1", "beta2")}
    return TrainingConfig(**others, betas=(values["beta1"], values["beta2"]))


def _culprit(values: dict[str, Any]) -> str:
    """Of ``values`` that do not go together, the first that does not go with those before it."""
    known = _values_of(TrainingConfig())
    for name, value in values.items():
        known[name] = value
        try:
            _config_of(known)
        except UserError:
            return name
    return "learning_rate"
