"""What is known of one run that was kept, and how that is written as JSON. No Qt."""

import json
import math
from collections.abc import Callable
from dataclasses import asdict, dataclass, fields
from functools import cache
from typing import Any, TypeVar

from core.checks import is_finite, is_whole
from core.training.config import TrainingConfig, config_from
from core.types import UserError
from desktop.language import tr

FORMAT = "digitscope run"
FORMAT_VERSION = 1
MOST_TEXT = 1 << 24
"""Letters of a description: ten thousand epochs take a tenth of it."""
MOST_LETTERS = 1_000
"""Of a name or a sentence in it."""

LARGEST = 1 << 53
"""Of a whole number in it: that far a float has them all."""

T = TypeVar("T")


def _is_text(value: object) -> bool:
    return isinstance(value, str) and len(value) <= MOST_LETTERS


def _is_settings(value: object) -> bool:
    return isinstance(value, dict) and all(_is_text(name) and _is_setting(each) for name, each in value.items())


def _is_setting(value: object) -> bool:
    plain_values = value if isinstance(value, list) else [value]  # Adam has two betas
    return all(each is None or isinstance(each, bool) or _is_text(each) or is_finite(each) for each in plain_values)


_FITS: dict[object, Callable[[object], bool]] = {
    str: _is_text,
    bool: lambda value: isinstance(value, bool),
    int: lambda value: is_whole(value) and 0 <= value <= LARGEST,
    float: is_finite,
    float | None: lambda value: value is None or is_finite(value),
    dict[str, Any]: _is_settings,
}


class _Checked:
    """Every field is a value of its kind; ``UserError`` with one sentence where it is not."""

    def __post_init__(self) -> None:
        for name, fits in _tests_of(type(self)):  # type: ignore[arg-type]  # mypy takes a class for unhashable
            if not fits(getattr(self, name)):
                raise UserError(tr("Its {field} makes no sense.", field=name.replace("_", " ")))


@cache
def _tests_of(kind: type[_Checked]) -> tuple[tuple[str, Callable[[object], bool]], ...]:
    """The fields of a dataclass and what each is held against."""
    return tuple((each.name, _FITS[each.type]) for each in fields(kind) if each.type in _FITS)  # type: ignore[arg-type]


@dataclass(frozen=True)
class Epoch(_Checked):
    """The end of the epoch ``number``, from 1; accuracies 0..1, ``None`` where a number was not finite."""

    number: int
    train_loss: float | None
    train_accuracy: float | None
    validation_loss: float | None
    validation_accuracy: float | None
    seconds: float


@dataclass(frozen=True)
class Change(_Checked):
    """The person turned a dial: the settings ``after`` count from ``place`` on, in epochs, so 1.5 is amid the second.

    ``before`` and ``after`` hold learning rate, momentum and weight decay by name.
    """

    place: float
    before: dict[str, Any]
    after: dict[str, Any]


@dataclass(frozen=True)
class Run(_Checked):
    """One run: how it was set, what came of it, and what the person says of it (``name``, ``keep``).

    ``started`` is when, in ISO 8601, UTC; ``seconds`` how long it took. ``data`` is what the data set was asked for
    by. ``config`` holds the settings by name, as they were when it was kept: a later version may have others. ``steps``
    are the batches that were done when it was last looked at. ``rest_of`` is the run whose checkpoint it goes on with,
    where that has gone further itself, and "" for any other.
    """

    id: str
    name: str
    network: str
    parameters: int
    data: str
    started: str
    config: dict[str, Any]
    batches_per_epoch: int = 1
    seconds: float = 0.0
    steps: int = 0
    epochs: tuple[Epoch, ...] = ()
    changes: tuple[Change, ...] = ()
    test_accuracy: float | None = None
    test_loss: float | None = None
    test_pictures: int = 0
    outcome: str = ""
    ended: bool = False
    keep: bool = False
    rest_of: str = ""

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.batches_per_epoch < 1:
            raise UserError(tr("It has no batches in an epoch."))

    @property
    def best(self) -> Epoch | None:
        """The epoch that read most of the validation split right, the earlier of two equal ones."""
        known = [epoch for epoch in self.epochs if epoch.validation_accuracy is not None]
        return max(known, key=lambda epoch: (epoch.validation_accuracy, -epoch.number), default=None)

    @property
    def settings(self) -> TrainingConfig | None:
        """Its settings for another run, ``None`` where this version cannot have them."""
        try:
            return config_from(self.config)
        except (TypeError, UserError):
            return None


def plain(config: TrainingConfig) -> dict[str, Any]:
    """Its settings by name, as JSON has them."""
    return {name: list(value) if isinstance(value, tuple) else value for name, value in asdict(config).items()}


def fitting(text: str) -> str:
    """As much of ``text`` as a run holds."""
    return text[:MOST_LETTERS]


def finite(value: float) -> float | None:
    """``value``, or ``None`` where JSON has no form for it."""
    return float(value) if math.isfinite(value) else None


def to_json(run: Run) -> str:
    """The text that :func:`from_json` reads."""
    return json.dumps({"format": FORMAT, "version": FORMAT_VERSION, **asdict(run)}, allow_nan=False, indent=1)


def from_json(text: str) -> Run:
    """The run that ``text`` describes; ``UserError`` says in one sentence why there is none."""
    if len(text) > MOST_TEXT:
        raise UserError(tr("Its description has more than {most:,} letters.", most=MOST_TEXT))
    try:
        values = json.loads(text)
        if values["format"] != FORMAT or not is_whole(values["version"]):
            raise ValueError("another format")
        if values["version"] > FORMAT_VERSION:
            raise UserError(tr("It was kept by a newer version of Digitscope."))
        epochs = tuple(_made(Epoch, each) for each in values.get("epochs", ()))
        changes = tuple(_made(Change, each) for each in values.get("changes", ()))
        return _made(Run, values | {"epochs": epochs, "changes": changes})
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError) as error:
        raise UserError(tr("Its description cannot be read.")) from error


def _made(kind: type[T], values: dict[str, Any]) -> T:
    """Fields that it has not got keep their defaults, fields of a later version are passed over."""
    return kind(**{name: values[name] for name in _names_of(kind) if name in values})  # type: ignore[arg-type]


@cache
def _names_of(kind: type) -> tuple[str, ...]:
    return tuple(each.name for each in fields(kind))
