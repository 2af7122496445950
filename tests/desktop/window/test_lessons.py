"""Lessons in the window: each one that comes with the program is followed from its first step to its last, by keys."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core.model.presets import PRESETS
from desktop.lessons.answers import is_right
from desktop.lessons.lesson import OpenPreset, Step
from desktop.lessons.parsing import Showable, read_lesson, shipped
from desktop.shell.window import Window
from tests.desktop.window.following import SHIPPED, TRANSLATED, back, begin, do, followed, fulfil, key, on, write_own
from tests.desktop.window.using import Open, draw, in_front


def outline(step: Step) -> tuple[object, ...]:
    """What a step shows, does and asks for, whatever its language; its paragraphs are counted."""
    return step.look, step.deed, step.waits, bool(step.task), step.quiz is not None, step.text.count("\n\n")


def test_a_lesson_says_the_same_in_every_language(window: Window) -> None:
    """So whoever can follow the one can follow the other."""
    shown = [Showable(tab.name, tab.title, tuple(tab.choices)) for tab in window.tabs]
    assert [path.name for path in TRANSLATED] == [f"{path.stem}.de.md" for path in SHIPPED]
    assert shipped("de") == TRANSLATED
    for path in SHIPPED:
        ours, theirs = read_lesson(path, shown), read_lesson(path.with_suffix(".de.md"), shown)
        assert [outline(step) for step in theirs.steps] == [outline(step) for step in ours.steps]
        for one, other in zip(ours.steps, theirs.steps, strict=True):
            assert one.text != other.text
            if one.quiz is not None and other.quiz is not None:
                assert len(one.quiz.answers) == 0 or is_right(one.quiz.answers[0], other.quiz.answers), one.heading
                assert bool(one.quiz.answers) == bool(other.quiz.answers)


def test_a_lesson_is_in_english_where_nobody_has_translated_it() -> None:
    assert shipped("tlh") == SHIPPED


@pytest.mark.parametrize("path", [*SHIPPED, *TRANSLATED[:1]], ids=lambda path: path.stem)
def test_each_lesson_is_followed_by_keys_alone(qtbot: QtBot, window: Window, path: Path, small_data: str) -> None:
    begin(window, path)
    guide, panel = followed(window)
    guide.data = small_data
    steps = guide.lesson.steps
    assert 8 <= len(steps) <= 14
    for number, step in enumerate(steps):
        assert guide.number == number
        assert panel.steps.currentText() == f"{number + 1} of {len(steps)} · {step.heading}"
        if step.look is not None:
            assert in_front(window) == step.look.tab
        fulfil(qtbot, window, guide, panel)
        assert guide.missing == "", step.heading
        assert guide.left() == "", step.heading
        last = "Finish" if number == len(steps) - 1 else "Next"
        qtbot.waitUntil(lambda last=last: panel.next.text() == last)
        on(qtbot, window)
    assert not panel.isVisible()
    assert window.messages.text.text().startswith(f"That was the lesson “{guide.lesson.title}”. The network ")
    opened = [step.deed.key for step in steps if isinstance(step.deed, OpenPreset)]
    assert window.session.document is not None
    assert window.session.document.model.network == PRESETS[opened[-1]].network
    [answers] = [step.quiz.answers for step in steps if step.quiz and " parameter" in step.quiz.question.lower()]
    assert is_right(f"{PRESETS[opened[0]].network.parameter_count:,}", answers)
    begin(window, path)
    assert guide.number == 0, "what is finished begins anew"


def test_where_a_lesson_was_left_is_remembered(qtbot: QtBot, opened: Open, tmp_path: Path) -> None:
    first, path = opened(), write_own(tmp_path)
    first.files.open(path)
    guide, panel = followed(first)
    guide.go(2)
    panel.close_button.click()
    assert not panel.isVisible()
    assert first.messages.text.text() == (
        "You left the lesson at step 3; Help, Lessons goes on there. The network First stays open."
    )
    second = opened()
    second.files.open(path)
    assert followed(second)[0].step.heading == "Answer"


def test_back_skip_and_an_answer_that_is_wrong(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    window.files.open(write_own(tmp_path))
    guide, panel = followed(window)
    assert not panel.back.isEnabled()
    on(qtbot, window)
    assert in_front(window) == "filters"
    assert (panel.state.text(), panel.next.text()) == ("✓ Done.", "Next"), "the network of this window is Zhou's"
    on(qtbot, window)
    do(qtbot, window)
    qtbot.keyClicks(panel.field, "9")
    key(qtbot, window, Qt.Key.Key_Return)
    assert panel.state.text() == "Not yet: look again, or press Tell me."
    assert panel.next.text() == "Skip"
    panel.tell.click()
    assert (panel.field.text(), panel.state.text()) == ("8", "The answer is 8.")
    assert panel.next.text() == "Next"
    panel.field.setFocus()
    key(qtbot, window, Qt.Key.Key_Return)
    assert panel.state.text() == "The answer is 8.", "nobody has answered"
    back(qtbot, window)
    assert guide.number == 1
    guide.go(3)
    assert panel.state.text() == "To do: draw on the canvas."
    draw(qtbot, window)
    qtbot.waitUntil(lambda: panel.state.text() == "✓ Done.")


@pytest.mark.parametrize(("answer", "verdict"), [("8", "✓ Right."), ("", "The answer is 8.")])
def test_an_answer_does_not_hide_what_is_still_to_be_done(
    qtbot: QtBot, window: Window, tmp_path: Path, answer: str, verdict: str
) -> None:
    window.files.open(write_own(tmp_path, "# T\n## S\nWait for: a drawing\nAsk: How many? = 8"))
    _, panel = followed(window)
    if answer:
        qtbot.keyClicks(panel.field, answer)
        qtbot.keyClick(panel.field, Qt.Key.Key_Return)
    else:
        panel.tell.click()
    assert panel.state.text() == f"{verdict} To do: draw on the canvas."
    draw(qtbot, window)
    qtbot.waitUntil(lambda: panel.state.text() == verdict)


def test_the_goodbye_of_one_lesson_goes_when_the_next_begins(window: Window, tmp_path: Path) -> None:
    window.files.open(write_own(tmp_path))
    followed(window)[1].left.emit()
    assert window.messages.isVisible()
    window.files.open(write_own(tmp_path))
    assert not window.messages.isVisible()
