"""A lesson in a plain text: what it may say, and the one sentence for what it may not."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.types import UserError
from desktop.lessons.lesson import DrawDigit, GuidedLesson, Look, OpenPreset, Quiz, Step, TrainNetwork, Wait
from desktop.lessons.parsing import INTRODUCTION, MOST_BYTES, Showable, parse_lesson, read_lesson, title_of

TABS = (
    Showable("train", "Train"),
    Showable("overview", "Network"),
    Showable("filters", "Filters", ("layer", "numbers")),
)

WHOLE = """\
# A title

Article: Somebody's

What it is
about.

And more.
// not for the reader
## Look
Text: with a colon.
show: Filters, layer conv1, NUMBERS = Change
Do: Draw a digit.
  Wait for: a drawing
## Build
Open preset: Zhou
Wait for: the tab Network
Ask: How many? = 8 or eight
## Practise
- Train: 2 epochs, 5,000 pictures, as in the article
wait  for: training finished
Ask: What do you think?
## Seven
Draw: a 7
Show: filters conv2
"""


def test_everything_a_lesson_may_say() -> None:
    assert parse_lesson(WHOLE, TABS) == GuidedLesson(
        "A title",
        "Somebody's",
        (
            Step(INTRODUCTION, "What it is about.\n\nAnd more."),
            Step(
                "Look",
                "Text: with a colon.",
                Look("filters", (("layer", "conv1"), ("numbers", "Change"))),
                task="Draw a digit.",
                waits=(Wait("drawing"),),
            ),
            Step(
                "Build",
                deed=OpenPreset("zhou"),
                waits=(Wait("tab", "overview"),),
                quiz=Quiz("How many?", ("8", "eight")),
            ),
            Step(
                "Practise", deed=TrainNetwork(2, 5000, True), waits=(Wait("training"),), quiz=Quiz("What do you think?")
            ),
            Step("Seven", deed=DrawDigit(7), look=Look("filters", (("layer", "conv2"),))),
        ),
    )


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("Shwo: filters", 'there is no "Shwo:"; is "Show:" meant?'),
        ("Show: filtres", 'there is no tab called "filtres"; there are Train, Network, Filters.'),
        ("Show: filters, colour red", '"colour red" cannot be chosen in Filters: name one of layer, numbers and'),
        ("Show: filters, layer", '"layer" cannot be chosen in Filters'),
        ("Show: network conv1", "in Network nothing can be chosen by a lesson; name the tab alone."),
        ("Open preset: zoo", 'there is no preset called "zoo"; there are digitscope, zhou,'),
        ("Draw: 12", "Draw says which digit"),
        ("Train: long", "Train says for how many epochs"),
        ("Train: 101 epochs", "Train says for how many epochs"),
        ("Train: 1 epoch, 7 pictures", "Train says for how many epochs"),
        ("Train: 1 epoch, 60,000 pictures", "Train says for how many epochs"),
        ("Train: 1 epoch, 0 pictures", "Train says for how many epochs"),
        ("Train: 1 epoch, as in the article of mine", "Train says for how many epochs"),
        ("Wait for: Godot", 'nobody can wait for "Godot"'),
        ("Ask: = 8", "a question is missing"),
        ("Do:", '"Do:" says nothing'),
        ("Article: late", "whose article it is stands right below the title."),
        ("# Another", "a lesson has one title"),
    ],
)
def test_a_line_that_makes_no_sense_is_named(line: str, sentence: str) -> None:
    with pytest.raises(UserError) as caught:
        parse_lesson(f"# Title\n\n## Step\n{line}\n", TABS)
    assert str(caught.value).startswith(f"line 4: {sentence}")


@pytest.mark.parametrize(
    ("words", "wait"),
    [
        ("training", Wait("training")),
        ("the training", Wait("training")),
        ("the run to train the network", Wait("training")),
        ("the tab Train", Wait("tab", "train")),
        ("Train is open", Wait("tab", "train")),
        ("Filters", Wait("tab", "filters")),
    ],
)
def test_training_is_waited_for_where_no_tab_is_meant(words: str, wait: Wait) -> None:
    assert parse_lesson(f"# T\n## S\nWait for: {words}", TABS).steps[0].waits == (wait,)


@pytest.mark.parametrize(
    ("line", "quiz"),
    [
        ("2 + 2 = ? = 4", Quiz("2 + 2 = ?", ("4",))),
        ("Which line is y = x? = a or the first", Quiz("Which line is y = x?", ("a", "the first"))),
        ("Why is 2 + 2 = 4? =", Quiz("Why is 2 + 2 = 4?", ())),
    ],
)
def test_a_question_may_hold_an_equals_sign(line: str, quiz: Quiz) -> None:
    assert parse_lesson(f"# T\n## S\nAsk: {line}", TABS).steps[0].quiz == quiz


@pytest.mark.parametrize("twice", ["Show: train", "Draw: 1", "Ask: What?"])
def test_a_step_does_one_thing(twice: str) -> None:
    with pytest.raises(UserError, match=r"^line 3: this step .* begin another step"):
        parse_lesson(f"# T\n{twice}\n{twice}\n## S", TABS)


def test_a_text_without_title_or_steps_is_no_lesson() -> None:
    with pytest.raises(UserError, match="line 1: a lesson begins with its title"):
        parse_lesson("Hello", TABS)
    with pytest.raises(UserError, match="the file is empty"):
        parse_lesson("\n\n", TABS)
    with pytest.raises(UserError, match="has no steps"):
        parse_lesson("# Title\nWords", TABS)


@given(st.text() | st.lists(st.sampled_from([*WHOLE.splitlines(), "## ", "#", ":", "Ask:=", "Show:,,"])).map("\n".join))
def test_any_text_is_a_lesson_or_one_sentence(text: str) -> None:
    try:
        lesson = parse_lesson(text, TABS)
    except UserError:
        return
    assert lesson.title
    assert lesson.steps


def test_files_that_are_none(tmp_path: Path) -> None:
    path = tmp_path / "own.md"
    for content, sentence in (
        (b"\xff\xfe", "own.md is not a text in UTF-8"),
        (b"#" * (MOST_BYTES + 1), "own.md is longer than a lesson can be"),
        (b"# T\n## S\nDraw: x", "own.md, line 3: Draw says which digit"),
    ):
        path.write_bytes(content)
        with pytest.raises(UserError) as caught:
            read_lesson(path, TABS)
        assert str(caught.value).startswith(sentence)
    with pytest.raises(UserError, match=r"There is no file gone\.md\."):
        read_lesson(tmp_path / "gone.md", TABS)
    with pytest.raises(UserError, match="There is no file"):
        read_lesson(tmp_path, TABS)


def test_a_file_with_a_mark_of_its_encoding_is_read(tmp_path: Path) -> None:
    path = tmp_path / "own.txt"
    path.write_text("# Grüße\r\n## Schritt\r\nText", encoding="utf-8-sig")
    assert read_lesson(path, TABS).title == title_of(path) == "Grüße"
