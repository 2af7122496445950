"""What learning from taught digits says."""

from dataclasses import dataclass

from core.training.fine_tuning import Lesson
from desktop.engine.mailbox import Urgent


@dataclass(frozen=True)
class Learned(Urgent):
    """What learning did to the network: it waits to be kept or undone."""

    lesson: Lesson


@dataclass(frozen=True)
class LearningFinished(Urgent):
    """What was learnt is kept, or the weights are as they were: ``outcome`` says so in a sentence."""

    outcome: str
