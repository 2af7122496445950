"""A lesson as anybody can write it, in a plain text. It can only name what the program offers: nothing is executed.

::

    # The title
    Article: whose article it goes with (may be left out)

    What the lesson is about: this is its first step.

    ## The heading of a step
    A few sentences. An empty line begins a paragraph; *so* and **so** words stand out.
    Show: filters, layer conv1, numbers change
    Open preset: zhou

A line that begins with one of these words and a colon says what happens in its step; capitals do not count:

``Show``         brings a tab to the front and chooses there: its fields are named as they are in the window
``Open preset``  offers a button that makes a network, by the preset's name
``Draw``         offers a button that puts a ready-made digit on the canvas
``Train``        offers a button that trains the network: "1 epoch", or "1 epoch, 5000 pictures, as in the article"
``Do``           says what the person is to do
``Wait for``     "a drawing", "training finished" or "the tab Filters"
``Ask``          a question, and after the last "=" its answer, or nothing where the question alone has a "=";
                 "or" stands between several that are right

These words, and the names of tabs and fields, may stay English whatever language the lesson is in. A line that begins
with ``//`` is the writer's own note. No Qt.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from core.checks import in_words
from core.model.presets import PRESETS
from core.types import UserError
from desktop.language import tr
from desktop.lessons.lesson import Deed, DrawDigit, GuidedLesson, Look, OpenPreset, Quiz, Step, TrainNetwork, Wait
from resources import LESSONS

MOST_BYTES = 200_000
MOST_EPOCHS = 100
AS_PUBLISHED = "as in the article"
FEWEST_PICTURES, MOST_PICTURES = 100, 55_000
INTRODUCTION = tr("Introduction")
_WHICH_DIGIT = tr("Draw says which digit: Draw: 7.")
MISSPELT = 0.75
"""From this likeness on, words with a colon are one of ours that was misspelt; below it they are text."""

_KEYWORD = re.compile(r"\s*(?:[-*]\s+)?([A-Za-z][A-Za-z ]{0,20}?)\s*:(.*)")
_TRAINING = re.compile(r"([0-9]{1,5})(?: epochs?)?(?:,? (?:with )?([0-9,]{1,7}) pictures)?\.?")


@dataclass(frozen=True)
class Showable:
    """A tab that can be shown: its name, its title in the window, and the names of the fields that can be chosen."""

    name: str
    title: str
    choices: tuple[str, ...] = ()


def read_lesson(path: Path, tabs: Sequence[Showable]) -> GuidedLesson:
    """The lesson in the file ``path``; raises ``UserError`` with one sentence for a file that is none."""
    try:
        if not path.is_file():
            raise UserError(tr("There is no file {path}.", path=path.name))
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise UserError(tr("{path} cannot be read: {reason}.", path=path.name, reason=in_words(error))) from error
    if len(content) > MOST_BYTES:
        raise UserError(tr("{name} is longer than a lesson can be, {most:,} bytes.", name=path.name, most=MOST_BYTES))
    try:
        return parse_lesson(content.decode("utf-8-sig"), tabs)
    except UnicodeDecodeError:
        raise UserError(tr("{name} is not a text in UTF-8: save it as such.", name=path.name)) from None
    except UserError as error:
        raise UserError(f"{path.name}, {error}") from None


def shipped(language: str) -> list[Path]:
    """The lessons of the program, each in ``language`` where there is one (``1-zhou.de.md``); else English."""
    english = [path for path in sorted(LESSONS.glob("*.md")) if len(path.suffixes) == 1]
    translated = {path: path.with_suffix(f".{language}.md") for path in english}
    return [other if other.exists() else path for path, other in translated.items()]


def title_of(path: Path) -> str:
    """The title of the lesson in ``path``, or the file's name where it has none."""
    with path.open(encoding="utf-8-sig") as file:
        return file.readline().lstrip("# ").strip() or path.stem


def parse_lesson(text: str, tabs: Sequence[Showable]) -> GuidedLesson:
    """The lesson that ``text`` is, in a window with ``tabs``.

    Raises ``UserError`` for the first line that makes no sense: "line 12: …", with what would.
    """
    parser = _Parser(tabs)
    for number, line in enumerate(text.splitlines(), start=1):
        try:
            parser.take(line.strip())
        except UserError as error:
            raise UserError(tr("line {number}: {error}", number=number, error=error)) from None
    return parser.lesson()


@dataclass
class _Parser:
    """Takes a line at a time."""

    tabs: Sequence[Showable]
    title: str = ""
    article: str = ""
    steps: list[Step] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._takers: dict[str, Callable[[str], None]] = {
            "article": self._take_article,
            "show": self._take_look,
            "open preset": lambda value: self._take_deed(OpenPreset(_preset(value))),
            "draw": lambda value: self._take_deed(DrawDigit(_whole(value, 0, 9, _WHICH_DIGIT))),
            "train": lambda value: self._take_deed(_training(value)),
            "do": self._take_task,
            "wait for": self._take_wait,
            "ask": self._take_quiz,
        }

    def take(self, line: str) -> None:
        """One line, without the spaces around it."""
        marks = len(line) - len(line.lstrip("#"))
        if line.startswith("//"):
            return
        if not self.title:
            if line and marks != 1:
                raise UserError(tr('a lesson begins with its title, a line such as "# How a network sees".'))
            self.title = line.lstrip("# ")
        elif marks == 1:
            raise UserError(tr('a lesson has one title; a step begins with two marks, such as "## See the filters".'))
        elif marks:
            self.steps.append(Step(line.lstrip("# ") or tr("Step {number}", number=len(self.steps) + 1)))
        else:
            self._take_content(line)

    def lesson(self) -> GuidedLesson:
        """What has been taken."""
        if not self.title:
            raise UserError(
                tr('the file is empty: a lesson begins with its title, a line such as "# How a network sees".')
            )
        if not any(step.heading != INTRODUCTION for step in self.steps):
            raise UserError(tr('the lesson has no steps: each begins with a line such as "## See the filters".'))
        steps = tuple(replace(step, text=_paragraphs(step.text)) for step in self.steps)
        return GuidedLesson(self.title, self.article, steps)

    def _take_content(self, line: str) -> None:
        found = _KEYWORD.fullmatch(line)
        word = " ".join(found[1].lower().split()) if found else ""
        if found and word in self._takers:
            value = found[2].strip()
            if not value:
                raise UserError(tr('"{word}:" says nothing: write behind the colon what is meant.', word=found[1]))
            self._takers[word](value)
        elif found and (close := get_close_matches(word, self._takers, 1, MISSPELT)):
            raise UserError(
                tr('there is no "{word}:"; is "{other}:" meant?', word=found[1], other=close[0].capitalize())
            )
        elif line or self.steps:
            self._change(text=f"{self._step.text}{line}\n")

    @property
    def _step(self) -> Step:
        """The one that is being read; what stands before the first is the introduction."""
        if not self.steps:
            self.steps.append(Step(INTRODUCTION))
        return self.steps[-1]

    def _change(self, **changes: Any) -> None:
        self.steps[-1] = replace(self._step, **changes)

    # The words that do something ------------------------------------------------------------------------------

    def _take_article(self, value: str) -> None:
        if self.steps:
            raise UserError(tr("whose article it is stands right below the title."))
        self.article = value

    def _take_look(self, value: str) -> None:
        if self._step.look is not None:
            raise UserError(tr("this step shows a tab already: begin another step for the next."))
        first, *rest = (part.strip() for part in value.split(","))
        name, _, layer = first.partition(" ")
        tab = self._find(first) or self._find(name)
        if tab is None:
            raise UserError(
                tr(
                    'there is no tab called "{name}"; there are {tabs}.',
                    name=first,
                    tabs=", ".join(one.title for one in self.tabs),
                )
            )
        if layer and self._find(first) is None:  # "filters conv1"
            rest.insert(0, f"layer {layer}")
        self._change(look=Look(tab.name, tuple(_choice(tab, part) for part in rest if part)))

    def _find(self, word: str) -> Showable | None:
        word = word.casefold().strip(" .\"'")
        word = _OTHER_NAMES.get(word, word)
        return next((tab for tab in self.tabs if word in (tab.name, tab.title.casefold())), None)

    def _take_deed(self, deed: Deed) -> None:
        if self._step.deed is not None:
            raise UserError(tr("this step has a button already: begin another step for the next."))
        self._change(deed=deed)

    def _take_task(self, value: str) -> None:
        self._change(task=f"{self._step.task} {value}".strip())

    def _take_wait(self, value: str) -> None:
        lower = value.casefold()
        tab = self._find(re.sub(r"^(the )?(tab )?|( is)?( open(ed)?)?$", "", lower))
        if "draw" in lower:
            wait = Wait("drawing")
        elif "train" in lower and (tab is None or not re.search(r"\b(tab|open)", lower)):
            wait = Wait("training")
        elif tab is not None:
            wait = Wait("tab", tab.name)
        else:
            raise UserError(
                tr(
                    'nobody can wait for "{value}": it is a drawing, training finished, or the tab Filters.',
                    value=value,
                )
            )
        self._change(waits=(*self._step.waits, wait))

    def _take_quiz(self, value: str) -> None:
        if self._step.quiz is not None:
            raise UserError(tr("this step asks something already: begin another step for the next question."))
        question, _, answers = value.rpartition("=") if "=" in value else (value, "", "")
        right = tuple(answer.strip() for answer in re.split(r"\s+or\s+|\|", answers) if answer.strip())
        if not question.strip():
            raise UserError(tr('a question is missing: "Ask: How many filters are there? = 8".'))
        self._change(quiz=Quiz(question.strip(), right))


_OTHER_NAMES = {"network": "overview", "evaluate": "evaluation", "training": "train", "my digits": "my-digits"}
"""What tabs are called in English, whatever the language of the window."""


def _paragraphs(text: str) -> str:
    """The lines of each paragraph in one."""
    return "\n\n".join(" ".join(part.split()) for part in re.split(r"\n\n+", text.strip()))


def _choice(tab: Showable, part: str) -> tuple[str, str]:
    """``layer conv1``, ``layer = conv1`` or ``layer: conv1`` as a pair."""
    for name in sorted(tab.choices, key=len, reverse=True):
        if part.casefold().startswith(name):
            value = part[len(name) :].strip(" =:")
            if value:
                return name, value
    if not tab.choices:
        raise UserError(tr("in {tab} nothing can be chosen by a lesson; name the tab alone.", tab=tab.title))
    raise UserError(
        tr(
            '"{part}" cannot be chosen in {tab}: name one of {fields} and what it says.',
            part=part,
            tab=tab.title,
            fields=", ".join(tab.choices),
        )
    )


def _preset(value: str) -> str:
    key = value.casefold().strip(" .")
    for preset in PRESETS.values():
        if key in (preset.key, preset.title.casefold()):
            return preset.key
    raise UserError(
        tr('there is no preset called "{value}"; there are {presets}.', value=value, presets=", ".join(PRESETS))
    )


def _training(value: str) -> TrainNetwork:
    value, published, rest = value.casefold().strip(" .").partition(AS_PUBLISHED)
    found = None if rest else _TRAINING.fullmatch(value.strip(" ,"))
    epochs, pictures = (int((part or "0").replace(",", "")) for part in found.groups()) if found else (0, 0)
    fits = FEWEST_PICTURES <= pictures <= MOST_PICTURES or (found is not None and not found[2])
    if not (1 <= epochs <= MOST_EPOCHS and fits):
        raise UserError(
            tr(
                "Train says for how many epochs, 1 to {epochs}, and may say with how many pictures, "
                "{fewest} to {most:,}: Train: 1 epoch, 5000 pictures.",
                epochs=MOST_EPOCHS,
                fewest=FEWEST_PICTURES,
                most=MOST_PICTURES,
            )
        )
    return TrainNetwork(epochs, pictures, bool(published))


def _whole(value: str, least: int, most: int, otherwise: str) -> int:
    digits = value.strip(" .")
    digits = digits.removeprefix("a ") if digits.startswith("a ") else digits
    if not (digits.isascii() and digits.isdecimal() and len(digits) < 6 and least <= int(digits) <= most):
        raise UserError(otherwise)
    return int(digits)
