"""Lessons in the window: each one that comes with the program is followed from its first step to its last, by keys."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox
from pytestqt.qtbot import QtBot

from core.model.presets import PRESETS
from desktop.engine.messages import DocumentChanged, Failed, NewNetwork
from desktop.engine.states import Phase
from desktop.lessons.answers import is_right
from desktop.lessons.guide import Guide
from desktop.lessons.lesson import OpenPreset, Step, Wait
from desktop.lessons.panel import LessonPanel
from desktop.lessons.parsing import Showable, read_lesson, shipped, title_of
from desktop.runs.replay_bar import ReplayBar
from desktop.shell.window import Window
from desktop.training.job import Train
from resources import LESSONS
from tests.desktop.showing import activate
from tests.desktop.window.keeping import bar_of, trained, view_of
from tests.desktop.window.teaching import propose
from tests.desktop.window.using import SHORT, Open, act, draw, forget_runs, in_front, press, train, wait_for_phase

SHIPPED = shipped("en")
TRANSLATED = sorted(set(LESSONS.glob("*.md")) - set(SHIPPED))
OWN = """# Mine
Words.
## Open
Open preset: zhou
Show: filters, layer conv1
## Answer
Ask: How many? = 8
## Draw
Wait for: a drawing
"""
TRAIN_AND_OPEN = """# Mine
## Train
Train: 1 epoch
## Wait
Wait for: training finished
## Open
Open preset: rathi
"""

CTRL = Qt.KeyboardModifier.ControlModifier


def key(qtbot: QtBot, window: Window, name: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the focus is.

    The platform without a screen takes the window for inactive whenever a view has been built.
    """
    activate(qtbot, window)
    widget = window.focusWidget()
    assert widget is not None
    assert widget.isVisible()
    qtbot.keyClick(widget, name, held)


def on(qtbot: QtBot, window: Window) -> None:
    key(qtbot, window, Qt.Key.Key_PageDown, CTRL)


def back(qtbot: QtBot, window: Window) -> None:
    key(qtbot, window, Qt.Key.Key_PageUp, CTRL)


def do(qtbot: QtBot, window: Window) -> None:
    key(qtbot, window, Qt.Key.Key_Return, CTRL)


def followed(window: Window) -> tuple[Guide, LessonPanel]:
    return window.findChild(Guide), window.findChild(LessonPanel)


def write_own(tmp_path: Path, text: str = OWN) -> Path:
    path = tmp_path / "mine.md"
    path.write_text(text, encoding="utf-8")
    return path


def draw_by_keys(qtbot: QtBot, window: Window) -> None:
    assert window.focusWidget() is window.canvas
    key(qtbot, window, Qt.Key.Key_Space)
    for _ in range(12):
        key(qtbot, window, Qt.Key.Key_Down)
    key(qtbot, window, Qt.Key.Key_Space)


def fulfil(qtbot: QtBot, window: Window, guide: Guide, panel: LessonPanel) -> None:
    """Do by keys what the step asks for."""
    step = guide.step
    if step.deed is not None and guide.left() not in ("", "answer the question"):
        do(qtbot, window)
        qtbot.waitUntil(lambda: guide.left() in ("", "answer the question"))
        wait_for_phase(qtbot, window, Phase.IDLE)
        qtbot.waitUntil(lambda: not window.session.at_risk)  # the run is kept: nobody asks
    if Wait("drawing") in step.waits and window.canvas.is_empty():
        do(qtbot, window)
        draw_by_keys(qtbot, window)
    if step.quiz is not None and step.quiz.answers:
        do(qtbot, window)
        assert window.focusWidget() is panel.field
        qtbot.keyClicks(panel.field, step.quiz.answers[0])
        key(qtbot, window, Qt.Key.Key_Return)


def begin(window: Window, path: Path) -> None:
    """As a person does: those of the window's language are in the menu, another is a file."""
    if path in SHIPPED:
        act(window, "Help", "Lessons", title_of(path))
    else:
        window.files.open(path)


def is_seen_whole(label: QLabel) -> bool:
    endless = QRect(0, 0, label.width(), 1000)
    needed = label.fontMetrics().boundingRect(endless, Qt.TextFlag.TextWordWrap, label.text())
    return needed.width() <= label.width() and needed.height() <= label.height()


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


def test_weights_that_no_file_holds_are_asked_about(
    qtbot: QtBot, window: Window, tmp_path: Path, small_data: str
) -> None:
    train(qtbot, window, small_data)
    forget_runs(window)
    window.files.open(write_own(tmp_path, OWN.replace("zhou", "rathi")))
    guide, panel = followed(window)
    guide.go(1)
    panel.act.click()
    press(qtbot, window, QMessageBox.StandardButton.Cancel)
    assert guide.left() == "open the network Rathi (max pooling)"
    panel.act.click()
    press(qtbot, window, QMessageBox.StandardButton.Discard)
    qtbot.waitUntil(lambda: guide.left() == "")
    assert panel.state.text() == "✓ Done."


def hold_a_run(qtbot: QtBot, window: Window, data: str) -> None:
    window.session.begin(Train(replace(SHORT, epochs=10_000), data))
    wait_for_phase(qtbot, window, Phase.RUNNING)
    window.session.pause()
    wait_for_phase(qtbot, window, Phase.PAUSED)


def replay(qtbot: QtBot, window: Window, data: str) -> None:
    trained(qtbot, window, data)
    act(window, "Network", "Replay the last run")
    bar_of(qtbot, window)


@pytest.mark.parametrize(
    ("hold", "let_go", "first"),
    [
        (hold_a_run, lambda window: window.session.stop(), "go on with the run, or stop it"),
        (replay, lambda window: window.findChild(ReplayBar).close_button.click(), "close the replay"),
        (
            lambda qtbot, window, _: propose(qtbot, window),
            lambda window: act(window, "Network", "Undo what was learnt"),
            "keep or undo what was learnt, in the tab My digits",
        ),
    ],
    ids=["run", "replay", "learnt"],
)
def test_what_waits_for_the_person_is_said_before_anything_is_trained_or_opened(
    qtbot: QtBot,
    window: Window,
    tmp_path: Path,
    small_data: str,
    hold: Callable[[QtBot, Window, str], None],
    let_go: Callable[[Window], None],
    first: str,
) -> None:
    hold(qtbot, window, small_data)
    begin(window, write_own(tmp_path, TRAIN_AND_OPEN))
    guide, panel = followed(window)
    for number in range(3):
        guide.go(number)
        assert panel.state.text() == f"To do: {first}."
        assert not (panel.act.isVisible() and panel.act.isEnabled())
    let_go(window)
    qtbot.waitUntil(lambda: guide.left() == "open the network Rathi (max pooling)")
    assert panel.act.isEnabled()


def test_the_network_from_before_comes_back(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    assert window.session.document is not None
    before = window.session.document.model
    window.files.open(write_own(tmp_path, OWN.replace("zhou", "rathi")))
    guide, panel = followed(window)
    guide.go(1)
    with qtbot.waitSignal(window.session.told(DocumentChanged)):
        panel.act.click()
    panel.left.emit()
    assert window.messages.text.text().endswith("The network Rathi (max pooling) stays open.")
    assert window.messages.action_button.text() == "Back to First"
    with qtbot.waitSignal(window.session.told(DocumentChanged)):
        window.messages.action_button.click()
    assert window.session.document.model.network == before.network
    assert (window.session.document.model.parameters == before.parameters).all()


def test_the_goodbye_of_one_lesson_goes_when_the_next_begins(window: Window, tmp_path: Path) -> None:
    window.files.open(write_own(tmp_path))
    followed(window)[1].left.emit()
    assert window.messages.isVisible()
    window.files.open(write_own(tmp_path))
    assert not window.messages.isVisible()


def test_the_network_from_before_is_offered_until_it_can_be_opened(
    qtbot: QtBot, window: Window, tmp_path: Path, small_data: str
) -> None:
    window.files.open(write_own(tmp_path, OWN.replace("zhou", "rathi")))
    guide, panel = followed(window)
    guide.go(1)
    with qtbot.waitSignal(window.session.told(DocumentChanged)):
        panel.act.click()
    train(qtbot, window, small_data)
    forget_runs(window)
    window.session.begin(Train(replace(SHORT, epochs=10_000), small_data))
    wait_for_phase(qtbot, window, Phase.RUNNING)
    panel.left.emit()
    with qtbot.waitSignal(window.session.told(Failed)):  # and nothing is asked
        window.messages.action_button.click()
    window.session.stop()
    wait_for_phase(qtbot, window, Phase.IDLE)
    forget_runs(window)  # this one may have come as far as its first batch
    assert "stop it first" in window.messages.text.text()
    window.messages.dismiss()
    window.messages.action_button.click()
    with qtbot.waitSignal(window.session.told(DocumentChanged)):
        press(qtbot, window, QMessageBox.StandardButton.Discard)
    assert window.session.document is not None
    assert window.session.document.model.card.name == "First"


def test_the_network_from_before_is_none_of_a_replay(
    qtbot: QtBot, window: Window, tmp_path: Path, small_data: str
) -> None:
    """What is replayed while the lesson is opened is not what the lesson takes the place of."""
    trained(qtbot, window, small_data)
    with qtbot.waitSignal(window.session.told(DocumentChanged)):
        window.session.post(NewNetwork("lenet"))
    view_of(qtbot, window, 1).replay.click()
    bar = bar_of(qtbot, window)
    window.files.open(write_own(tmp_path, OWN))
    guide, panel = followed(window)
    bar.close_button.click()
    wait_for_phase(qtbot, window, Phase.IDLE)
    guide.go(1)
    with qtbot.waitSignal(window.session.told(DocumentChanged)):
        panel.act.click()
    panel.left.emit()
    assert window.messages.action_button.text() == "Back to LeNet"


def open_network(qtbot: QtBot, window: Window, key: str) -> None:
    with qtbot.waitSignal(window.session.told(DocumentChanged)):
        window.new_network(key)


def test_what_was_missing_is_looked_for_where_the_person_looks(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    window.files.open(write_own(tmp_path, "# T\n## S\nShow: filters, layer conv3"))
    guide, panel = followed(window)
    missing = "Filters has no layer conv3 for this network."
    assert panel.state.text() == missing
    act(window, "View", "Train")
    open_network(qtbot, window, "digitscope")
    assert in_front(window) == "train"
    act(window, "View", "Filters")
    assert guide.missing == panel.state.text() == ""
    open_network(qtbot, window, "zhou")
    guide.look()
    assert guide.missing == missing
    open_network(qtbot, window, "digitscope")
    assert guide.missing == "", "it is in front"


def test_a_lesson_that_is_opened_in_a_presentation_ends_it(window: Window, tmp_path: Path) -> None:
    act(window, "View", "Presentation")
    begin(window, write_own(tmp_path))
    _, panel = followed(window)
    assert panel.isVisible()
    assert not window.isFullScreen()


def test_escape_leaves_a_lesson_from_anywhere_in_it_and_from_nowhere_else(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    begin(window, write_own(tmp_path))
    _, panel = followed(window)
    for tab in window.tabs:
        window.pages.look_at(tab.name)
        window.canvas.setFocus()
        key(qtbot, window, Qt.Key.Key_Escape)
        assert panel.isVisible(), tab.name
        panel.next.setFocus()
        key(qtbot, window, Qt.Key.Key_Escape)
        assert not panel.isVisible(), tab.name
        begin(window, tmp_path / "mine.md")


def test_who_has_left_a_lesson_is_left_alone(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    window.files.open(write_own(tmp_path, "# T\n## S\nShow: filters, layer conv3"))
    _, panel = followed(window)
    panel.close_button.click()
    act(window, "View", "Train")
    open_network(qtbot, window, "digitscope")
    assert in_front(window) == "train"
    field = window.pages.look_at("filters").layer
    assert field.currentIndex() == 0


def test_what_a_lesson_names_and_is_not_there_is_said(window: Window, tmp_path: Path) -> None:
    window.files.open(write_own(tmp_path, "# T\n## S\nShow: filters, layer conv9"))
    assert followed(window)[1].state.text() == "Filters has no layer conv9 for this network."
    window.files.open(write_own(tmp_path, "# T\n## S\nShow: nothing"))
    assert window.messages.text.text() == (
        'mine.md, line 3: there is no tab called "nothing"; there are Train, Runs, Evaluate, Network, Filters, '
        "Activations, Why, Wants, Convolution, Map, My digits. The lesson was not opened."
    )
    assert followed(window)[0].lesson.title == "T", "the one before is kept"
    window.messages.dismiss()
    window.files.open(write_own(tmp_path, "# T\n## S\nShwo: filters"))
    assert window.messages.text.text() == (
        'mine.md, line 3: there is no "Shwo:"; is "Show:" meant? The lesson was not opened.'
    )


def test_where_there_is_nothing_to_press_the_words_have_all_the_width(window: Window, tmp_path: Path) -> None:
    window.files.open(write_own(tmp_path))
    guide, panel = followed(window)
    assert panel.area.geometry().right() == panel.contentsRect().right() - panel.layout().contentsMargins().right()
    for number in (1, 2):  # a button, a question
        guide.go(number)
        QApplication.processEvents()
        assert panel.side.isVisible()
        assert panel.area.geometry().right() < panel.side.geometry().left()


def test_in_a_small_window_what_is_still_to_be_done_is_seen(window: Window, tmp_path: Path) -> None:
    window.resize(640, 360)
    window.files.open(write_own(tmp_path, "# T\n## S\nWait for: a drawing"))
    QApplication.processEvents()
    assert is_seen_whole(followed(window)[1].state)


def test_what_is_still_to_be_done_takes_as_many_lines_as_it_needs(window: Window, tmp_path: Path) -> None:
    window.files.open(write_own(tmp_path, "# T\n## S\nShow: filters, layer a-layer-with-a-name, numbers of no kind"))
    label = followed(window)[1].state
    for width in (1600, 1000):
        window.resize(width, 720)
        QApplication.processEvents()
        assert is_seen_whole(label)
