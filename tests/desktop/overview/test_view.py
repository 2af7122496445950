"""The picture of the whole network: what it follows, what is pointed at, and what is chosen."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox
from pytestqt.qtbot import QtBot

from core.model.presets import preset
from core.nn.network import Network
from desktop.overview.layout import HEAD, Spot
from desktop.overview.view import EMPTY, HINT, OverviewView
from desktop.widgets.help_mark import HelpMark
from desktop.widgets.tile_layout import short_number
from tests.core.explain.some_networks import numbers
from tests.desktop.overview.seeing import Asked, centre, click, words
from tests.desktop.showing import shown


def test_before_a_drawing_a_sentence_says_what_to_do(view: OverviewView, asked: Asked) -> None:
    view.show_seen(None)
    assert view.empty.isVisible()
    assert view.empty.text() == EMPTY
    assert asked.wish is not None
    asked.answer(asked.wish)
    assert not view.empty.isVisible()


def test_it_follows_the_answer_until_another_output_or_a_channel_is_chosen(
    view: OverviewView, asked: Asked, qtbot: QtBot
) -> None:
    assert asked.seen is not None
    answer = int(asked.seen.probabilities.argmax())
    assert f"<b>{answer}</b>" in view.following.text()
    assert not view.answer.isEnabled()
    other = (answer + 1) % 10
    click(qtbot, view, Spot(4, other))
    assert asked.seen.followed == (4, other)
    assert f"<b>{other}</b>" in view.following.text()
    click(qtbot, view, Spot(2, 1))
    channel = asked.channels[2][1]
    assert asked.seen.followed == (2, channel)
    assert "conv2, channel" in view.following.text()
    qtbot.mouseClick(view.answer, Qt.MouseButton.LeftButton)
    assert asked.seen.followed == (4, answer)
    for _ in range(3):
        view.go_back()
    assert not view.back.isEnabled()
    assert asked.wish is not None
    assert asked.wish.followed is None


def test_the_keys_do_all_that_the_mouse_does(view: OverviewView, asked: Asked, qtbot: QtBot) -> None:
    view.diagram.setFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Return):
        qtbot.keyClick(view.diagram, key)
    assert asked.seen is not None
    assert asked.seen.followed == (2, asked.channels[2][1])
    assert view.read_out.text().startswith(f"conv2, channel {asked.channels[2][1]}")
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Space):
        qtbot.keyClick(view.diagram, key)
    assert view.detail.isVisible()
    assert view.detail.step.currentText() == "3. pool2  ·  32 × 4 × 4"
    qtbot.keyClick(view.diagram, Qt.Key.Key_Escape)
    assert not view.detail.isVisible()
    qtbot.keyClick(view.diagram, Qt.Key.Key_Escape)
    assert asked.wish is not None
    assert asked.wish.followed is None
    qtbot.keyClick(view.diagram, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert asked.wish.followed is not None


def test_what_is_pointed_at_is_said_in_words(view: OverviewView, asked: Asked, qtbot: QtBot) -> None:
    assert asked.seen is not None
    strengths = asked.seen.columns[1].strengths
    assert strengths is not None
    for row in range(2):
        said = words(qtbot, view, centre(view, Spot(1, row)))
        does = "raises" if strengths[row] > 0 else "lowers"
        assert said.startswith(f"conv1, channel {asked.channels[1][row]} {does} the score of the answer")
        assert view.diagram.accessibleDescription() == said
    assert words(qtbot, view, centre(view, Spot(0, 0))).startswith("your drawing, ink and paper, ")
    column = asked.seen.columns[1]
    span = f"{short_number(column.low)} (dark) to {short_number(column.high)} (bright)"
    said = words(qtbot, view, centre(view, Spot(1, HEAD)))
    assert said == f"conv1, from {span}: open it to see all of it, step by step"
    assert words(qtbot, view, QPoint(2, view.diagram.height() - 2)) == HINT


def test_what_is_followed_is_the_sum_of_a_map(view: OverviewView, asked: Asked, qtbot: QtBot) -> None:
    view.diagram.unit_chosen.emit(2, 9)
    assert "the sum of conv2, channel 9 by " in words(qtbot, view, centre(view, Spot(1, 0)))
    view.diagram.unit_chosen.emit(3, 5)
    assert "the sum of" not in words(qtbot, view, centre(view, Spot(1, 1)))


def test_what_is_said_of_a_place_is_what_a_click_there_does(view: OverviewView, asked: Asked, qtbot: QtBot) -> None:
    click(qtbot, view, Spot(1, HEAD))
    assert view.diagram.accessible_value() == "conv1 is open: click to close it"
    assert view.read_out.text() == "conv1 is open: click to close it"
    assert "open it to see" in words(qtbot, view, centre(view, Spot(2, HEAD)))
    qtbot.mouseMove(view.diagram, centre(view, Spot(1, HEAD)))
    click(qtbot, view, Spot(1, HEAD))
    assert "open it to see" in view.read_out.text()
    assert asked.seen is not None
    answer = asked.seen.followed[1]
    for spot in (Spot(2, 1), Spot(4, (answer + 1) % 10)):
        assert "is followed" not in words(qtbot, view, centre(view, spot))
        click(qtbot, view, spot)
        assert view.read_out.text().endswith("is followed: click to follow the network's answer again")
        click(qtbot, view, spot)
        assert asked.seen.followed == (4, answer)
        assert "is followed" not in view.read_out.text()


def test_another_network_starts_anew(view: OverviewView, asked: Asked, qtbot: QtBot) -> None:
    click(qtbot, view, Spot(2, HEAD))
    stale = asked.seen
    deep = preset("zhou").network
    asked.parameters = numbers(deep, 1)
    view.show_network(deep)
    assert asked.wish is not None
    assert asked.wish.network == deep
    assert (asked.wish.opened, asked.wish.followed) == (None, None)
    assert not view.back.isEnabled()
    view.show_empty()
    view.show_seen(stale)
    assert view.empty.isVisible(), "what was seen in the network before is not shown"
    view.show_network(Network(deep.input_shape, deep.layers))
    assert view.empty.isVisible()


def test_a_larger_window_has_room_for_more_channels(view: OverviewView, asked: Asked, qtbot: QtBot) -> None:
    before = len(asked.channels[1])
    view.resize(850, 850)
    qtbot.waitUntil(lambda: len(asked.channels[1]) > before)


def test_every_control_says_what_it_does(view: OverviewView, asked: Asked, qtbot: QtBot) -> None:
    click(qtbot, view, Spot(1, HEAD))
    view.detail.number_chosen.emit((0, 0, 0))
    for kind in (QAbstractButton, QComboBox):
        for control in view.findChildren(kind):
            if control.isVisible():
                assert control.toolTip(), control
                assert control.accessibleName() or getattr(control, "text", str)(), control
    assert view.findChild(HelpMark) is not None


def test_in_a_narrow_place_what_stands_in_a_column_does_not_run_into_the_next(qtbot: QtBot) -> None:
    view = shown(qtbot, OverviewView(), 430, 400)
    asked = Asked(view, preset("digitscope").network)
    assert asked.seen is not None
    diagram, columns = view.diagram, asked.seen.columns[:-1]
    assert diagram.width() > view.width(), "it is scrolled"
    apart = centre(view, Spot(2, HEAD)).x() - centre(view, Spot(1, HEAD)).x()
    for number, column in enumerate(columns):
        for row in range(len(column.channels)):
            label = diagram.words.label(number, row, asked.seen)
            assert diagram.fontMetrics().horizontalAdvance(label) < apart, label
