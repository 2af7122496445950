"""Runs beside each other: their curves, and the settings in which they differ. No Qt."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, get_args

import numpy as np

from core.training.config import ACTS_WITH
from core.types import Array
from desktop.engine.datasets import data_in_words
from desktop.language import figure, tr
from desktop.runs.record import Epoch, Run
from desktop.runs.store import Curves
from desktop.widgets.words import OPTIMIZER_NAMES

Quantity = Literal[
    "validation accuracy", "validation loss", "training accuracy", "training loss", "training loss by batch"
]
QUANTITIES: tuple[Quantity, ...] = get_args(Quantity)

BY_EPOCH: dict[Quantity, tuple[Callable[[Epoch], float | None], float]] = {
    "validation accuracy": (lambda epoch: epoch.validation_accuracy, 100.0),
    "validation loss": (lambda epoch: epoch.validation_loss, 1.0),
    "training accuracy": (lambda epoch: epoch.train_accuracy, 100.0),
    "training loss": (lambda epoch: epoch.train_loss, 1.0),
}
"""What an epoch says of each, and what that is multiplied with."""

WORDS = {
    "betas": tr("Adam's betas"),
    "keep_best": tr("keeps the best epoch"),
    "patience": tr("stops early after"),
    "drawn": tr("drawn by rule"),
    "not_digits": tr("no digits"),
    "settle": tr("settling part"),
    "finish": tr("finishing part"),
    "augment": tr("varied pictures"),
}
"""Settings whose name says too little."""

QUANTITY_WORDS: dict[Quantity, str] = {
    "validation accuracy": tr("validation accuracy"),
    "validation loss": tr("validation loss"),
    "training accuracy": tr("training accuracy"),
    "training loss": tr("training loss"),
    "training loss by batch": tr("training loss by batch"),
}
"""How they read."""

MISSING = "–"


@dataclass(frozen=True)
class Row:
    """A setting, or a fact, and what it is in each of the runs."""

    name: str
    values: tuple[str, ...]


def points(run: Run, quantity: Quantity, curves: Callable[[], Curves]) -> tuple[Array, Array]:
    """``x`` in epochs and ``y``, accuracies in per cent; ``curves`` is asked where it goes batch by batch."""
    if quantity == "training loss by batch":
        columns = curves()
        empty = np.empty(0)
        return columns.get("loss.x", empty), columns.get("loss.mean", empty)
    value, factor = BY_EPOCH[quantity]
    known = [(epoch.number, value(epoch)) for epoch in run.epochs]
    pairs = [(number, factor * y) for number, y in known if y is not None]
    x, y = np.array(pairs, np.float64).reshape(-1, 2).T  # (n, 2) -> (2, n)
    return x, y


def y_name(quantity: Quantity) -> str:
    """What the axis is called."""
    words = QUANTITY_WORDS[quantity]
    return f"{words}, %" if "accuracy" in quantity else words


def differing(runs: Sequence[Run]) -> list[Row]:
    """The settings in which ``runs`` differ; of a single run, all of them."""
    return [row for row in _rows(runs) if len(runs) < 2 or len(set(row.values)) > 1]


def _rows(runs: Sequence[Run]) -> list[Row]:
    acting = [{name: value for name, value in run.config.items() if _acts(name, run)} for run in runs]
    names = dict.fromkeys(name for config in acting for name in config)
    settings = [Row(name_in_words(name), tuple(in_words(config.get(name)) for config in acting)) for name in names]
    return [
        Row(tr("network"), tuple(run.network for run in runs)),
        Row(tr("parameters"), tuple(figure(run.parameters, ",") for run in runs)),
        Row(tr("data"), tuple(data_in_words(run.data) for run in runs)),
        *settings,
        Row(tr("changed on its way"), tuple(changes_in_words(run) for run in runs)),
    ]


def _acts(setting: str, run: Run) -> bool:
    """Whether it means anything in ``run``."""
    if setting not in ACTS_WITH:
        return True
    decided_by, choices = ACTS_WITH[setting]
    return run.config.get(decided_by) in choices


def name_in_words(setting: str) -> str:
    """What a setting is called."""
    return WORDS.get(setting) or tr(setting.replace("_", " "))


def in_words(value: Any) -> str:
    """A setting as a person reads it."""
    if value is None:
        return MISSING
    if isinstance(value, bool):
        return tr("yes") if value else tr("no")
    if isinstance(value, float):
        return figure(value, "g")
    if isinstance(value, int):
        return figure(value, ",")
    if isinstance(value, list | tuple):
        return ", ".join(in_words(each) for each in value)
    return OPTIMIZER_NAMES.get(str(value)) or tr(str(value))


def changes_in_words(run: Run) -> str:
    """What was turned while it ran, and when."""
    texts = []
    for change in run.changes:
        turned = [
            f"{name_in_words(name)} {in_words(change.before.get(name))} → {in_words(value)}"
            for name, value in change.after.items()
            if value != change.before.get(name)
        ]
        texts.append(tr("epoch {place:.2f}: {changes}", place=change.place, changes=", ".join(turned)))
    return "; ".join(texts) or tr("nothing")


def when(run: Run) -> datetime | None:
    """When it began, in the time of this place."""
    try:
        return datetime.fromisoformat(run.started).astimezone()
    except (ValueError, OverflowError, OSError):
        return None
