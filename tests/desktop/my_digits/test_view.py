from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.training.fine_tuning import Effect, Lesson
from desktop import language
from desktop.engine.messages import Progress
from desktop.engine.states import Action, Phase, Status
from desktop.my_digits.digit_list import day
from desktop.my_digits.job import KIND, LearningJob
from desktop.my_digits.lesson_panel import ASK, WHAT
from desktop.my_digits.view import MyDigitsView
from desktop.widgets import theme
from tests.desktop.my_digits.taught_digits import pictured, seven
from tests.desktop.showing import shown

DIGITS = (seven(), seven(0.1, 4), pictured())
LESSON = Lesson(Effect(1, 3, 0.9912), Effect(3, 3, 0.9908), "MNIST")

LEARNING = Status(Phase.RUNNING, KIND, LearningJob.never)
PROPOSED = Status(Phase.PROPOSED, KIND, LearningJob.never)


@pytest.fixture
def view(qtbot: QtBot, qapp: QApplication) -> MyDigitsView:
    theme.apply(qapp, "light")
    return shown(qtbot, MyDigitsView(), 900, 600)


@pytest.fixture
def filled(view: MyDigitsView) -> MyDigitsView:
    view.show_digits(DIGITS, can_undo=True, can_redo=False)
    return view


def press(qtbot: QtBot, view: MyDigitsView, key: Qt.Key, control: bool = False) -> None:
    modifier = Qt.KeyboardModifier.ControlModifier if control else Qt.KeyboardModifier.NoModifier
    qtbot.keyClick(view.list, key, modifier)


def test_an_empty_collection_says_what_to_do(view: MyDigitsView) -> None:
    assert view.empty.isVisible()
    assert "Draw a digit" in view.empty.text()
    for button in (view.relabel, view.delete, view.undo, view.redo, view.give_out):
        assert not button.isEnabled()
    assert view.take_in.isEnabled()
    assert not view.lesson.buttons[Action.START].isEnabled()


def test_shows_the_digits_the_newest_first(filled: MyDigitsView) -> None:
    assert not filled.empty.isVisible()
    assert filled.title.text() == "3 digits: 1 × 1, 1 × 4, 1 × 7"
    model = filled.list.model()
    names = [model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount())]
    assert [name[0] for name in names] == ["1", "4", "7"]
    assert filled.undo.isEnabled()
    assert not filled.redo.isEnabled()
    places = [filled.list.visualRect(model.index(row, 0)).center() for row in range(3)]
    shown = filled.list.viewport().grab().toImage()
    middles = [shown.copy(place.x() - 30, place.y() - 30, 60, 30) for place in places]
    assert middles[0] != middles[1] != middles[2] != middles[0], "each tile has its own picture"


def test_keys_work_on_what_is_chosen(qtbot: QtBot, filled: MyDigitsView) -> None:
    wishes: list[Any] = []
    filled.relabel_requested.connect(lambda chosen, digit: wishes.append((chosen, digit)))
    filled.delete_requested.connect(wishes.append)
    press(qtbot, filled, Qt.Key.Key_3)
    press(qtbot, filled, Qt.Key.Key_Delete)
    assert wishes == [], "nothing is chosen"
    press(qtbot, filled, Qt.Key.Key_A, control=True)
    assert filled.delete.isEnabled()
    press(qtbot, filled, Qt.Key.Key_3)
    press(qtbot, filled, Qt.Key.Key_Delete)
    (relabelled, digit), deleted = wishes
    assert digit == 3
    assert set(relabelled) == set(deleted) == set(DIGITS)


def test_undo_and_redo_by_key(qtbot: QtBot, filled: MyDigitsView) -> None:
    redo = QKeySequence.keyBindings(QKeySequence.StandardKey.Redo)[0][0]
    for place in (filled.list, filled.take_in, filled):
        with qtbot.waitSignal(filled.undo_requested):
            qtbot.keyClick(place, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        with qtbot.waitSignal(filled.redo_requested):
            qtbot.keyClick(place, redo.key(), redo.keyboardModifiers())


@pytest.mark.parametrize(
    ("key", "text", "claimed"),
    [
        (Qt.Key.Key_7, "7", True),
        (Qt.Key.Key_0, "0", True),
        (Qt.Key.Key_Delete, "", True),
        (Qt.Key.Key_P, "p", False),
        (Qt.Key.Key_F5, "", False),
    ],
)
def test_claims_its_keys_before_the_menus_hear_them(
    filled: MyDigitsView, key: Qt.Key, text: str, claimed: bool
) -> None:
    event = QKeyEvent(QKeyEvent.Type.ShortcutOverride, key, Qt.KeyboardModifier.NoModifier, text)
    event.ignore()
    QApplication.sendEvent(filled.list, event)
    assert event.isAccepted() == claimed


def test_what_is_chosen_stays_chosen_under_a_new_label(filled: MyDigitsView) -> None:
    filled.list.selectAll()
    filled.show_digits([digit.relabelled(9) for digit in DIGITS[:2]], can_undo=True, can_redo=False)
    assert {digit.label for digit in filled.list.chosen()} == {9}
    assert len(filled.list.chosen()) == 2


def test_that_many_are_chosen_is_told_once_and_not_for_each(view: MyDigitsView) -> None:
    digits = [seven() for _ in range(50)]
    view.show_digits(digits, can_undo=True, can_redo=False)
    view.list.selectAll()
    told: list[int] = []
    view.list.chosen_changed.connect(lambda: told.append(len(view.list.chosen())))
    view.show_digits(digits, can_undo=True, can_redo=False)
    assert told[-1] == 50
    assert len(told) <= 3


def test_the_menu_relabels(filled: MyDigitsView) -> None:
    heard: list[int] = []
    filled.relabel_requested.connect(lambda _chosen, digit: heard.append(digit))
    filled.list.selectAll()
    filled.relabel.menu().actions()[8].trigger()
    assert heard == [8]


def test_learning_from_start_to_decision(filled: MyDigitsView) -> None:
    lesson, buttons = filled.lesson, filled.lesson.buttons
    height = lesson.height()

    def shown() -> set[Action]:
        return {action for action, button in buttons.items() if button.isVisible() and button.isEnabled()}

    assert lesson.text.text() == WHAT
    assert shown() == {Action.START}
    filled.lesson.show_status(LEARNING)
    assert shown() == {Action.STOP}
    filled.lesson.show_progress(Progress(KIND, "", 0.5, 42.0))
    assert lesson.bar.value() == 500
    assert lesson.text.text() == "Learning your digits… 0:42 left."
    filled.lesson.show_lesson(LESSON)
    filled.lesson.show_status(PROPOSED)
    assert shown() == {Action.KEEP, Action.UNDO}
    assert lesson.effect.isVisible()
    assert lesson.effect.accessibleName() == (
        "My digits: 1 of 3 before, 3 of 3 after. Those of others: 99.12 % before, 99.08 % after."
    )
    assert lesson.text.text() == ASK
    filled.lesson.show_outcome("What was learnt is kept.")
    filled.lesson.show_status(Status())
    assert shown() == {Action.START}
    assert lesson.text.text() == "What was learnt is kept."
    assert not lesson.effect.isVisible()
    assert lesson.height() == height


@pytest.mark.usefixtures("_comma")
def test_the_effect_is_told_in_the_numbers_of_the_person(filled: MyDigitsView) -> None:
    filled.lesson.show_lesson(LESSON)
    assert filled.lesson.effect.accessibleName().endswith("99,12 % before, 99,08 % after.")


def test_learning_waits_for_whatever_is_going_on(filled: MyDigitsView) -> None:
    filled.lesson.show_status(Status(Phase.REPLAYING, "replay", busy="An epoch of an earlier run is shown."))
    assert filled.lesson.text.text() == "An epoch of an earlier run is shown."
    assert not filled.lesson.buttons[Action.START].isEnabled()


def test_a_failure_is_told(filled: MyDigitsView) -> None:
    filled.lesson.show_outcome("There is not enough memory for this.")
    assert filled.lesson.text.text() == "There is not enough memory for this."


@pytest.mark.parametrize(
    ("action", "signal"),
    [
        (Action.START, "learn_requested"),
        (Action.STOP, "stop_requested"),
        (Action.KEEP, "accept_requested"),
        (Action.UNDO, "revert_requested"),
    ],
)
def test_buttons_wish(qtbot: QtBot, filled: MyDigitsView, action: Action, signal: str) -> None:
    states = {Action.STOP: LEARNING, Action.KEEP: PROPOSED, Action.UNDO: PROPOSED}
    filled.lesson.show_status(states.get(action, Status()))
    with qtbot.waitSignal(getattr(filled, signal)):
        filled.lesson.buttons[action].click()


GERMAN = {"d MMM": "d. MMM", "d MMM yyyy": "d. MMM yyyy"}


@pytest.fixture
def _english_again() -> Iterator[None]:
    before = QLocale()
    yield
    QLocale.setDefault(before)
    language.speak()


@pytest.mark.usefixtures("_english_again")
@pytest.mark.parametrize(
    ("code", "texts", "expected"),
    [("en", {}, ["09:05", "2 Mar", "2 Mar 2024"]), ("de", GERMAN, ["09:05", "2. März", "2. März 2024"])],
)
def test_days_are_short_and_clear_in_the_language_of_the_window(
    code: str, texts: dict[str, str], expected: list[str]
) -> None:
    QLocale.setDefault(QLocale(code))
    language.speak(lambda text, _meaning, _count: texts.get(text, text))
    moments = [datetime(2026, 11, 20, 9, 5), datetime(2026, 3, 2, 9, 5), datetime(2024, 3, 2, 9, 5)]
    now = datetime(2026, 11, 20, 18, 0)
    assert [day(int(moment.timestamp()), now) for moment in moments] == expected
