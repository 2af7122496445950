"""What a guided lesson is: a row of steps, each with a text and what it shows, does, waits for and asks. No Qt."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Look:
    """A tab to bring to the front, by its name, and what to choose there: the name of a field and what it is to say."""

    tab: str
    choices: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class OpenPreset:
    """The preset ``key`` with fresh weights is to be the present network."""

    key: str


@dataclass(frozen=True)
class DrawDigit:
    """A ready-made ``digit`` is put on the canvas."""

    digit: int


@dataclass(frozen=True)
class TrainNetwork:
    """The present network is trained for so many ``epochs``, with the settings of the preset that it is.

    ``pictures`` are those of MNIST to train with, 0 for all. ``as_published``: with the settings of the article, where
    it has any.
    """

    epochs: int
    pictures: int = 0
    as_published: bool = False


Deed = OpenPreset | DrawDigit | TrainNetwork
"""What a step offers to do, at the press of a button."""


@dataclass(frozen=True)
class Wait:
    """What a step waits for: something drawn, a run that has ended, or the tab ``tab`` in front."""

    what: Literal["drawing", "training", "tab"]
    tab: str = ""


@dataclass(frozen=True)
class Quiz:
    """A question to the person; any of ``answers`` is right, and without any it is one to think about."""

    question: str
    answers: tuple[str, ...] = ()


@dataclass(frozen=True)
class Step:
    """One step; ``text`` has its paragraphs parted by an empty line, ``task`` is what the person is told to do."""

    heading: str
    text: str = ""
    look: Look | None = None
    deed: Deed | None = None
    task: str = ""
    waits: tuple[Wait, ...] = ()
    quiz: Quiz | None = None


@dataclass(frozen=True)
class GuidedLesson:
    """A ``title``, the ``article`` that it goes with, "" for none, and at least one step."""

    title: str
    article: str
    steps: tuple[Step, ...]
