"""The editor as a person uses it, with its real widgets; in the window it is in tests/desktop/window."""

import json
from math import prod

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QDropEvent, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from core.model.model import Model, untrained
from core.model.presets import PRESETS, Preset, preset
from desktop.network_editor.editor import NetworkEditor
from desktop.network_editor.starts import FILE
from tests.desktop.network_editor.building import PRESENT, add, choose_row, column, fill, kinds, start, type_in


@pytest.fixture
def _x11(monkeypatch: pytest.MonkeyPatch) -> None:
    """The platform's keys for Delete are those of X11."""
    of_offscreen = QKeySequence.keyBindings

    def of_x11(key: QKeySequence.StandardKey) -> list[QKeySequence]:
        more = [QKeySequence("Ctrl+D")] if key is QKeySequence.StandardKey.Delete else []
        return [*of_offscreen(key), *more]

    monkeypatch.setattr(QKeySequence, "keyBindings", of_x11)


def key(qtbot: QtBot, editor: NetworkEditor, what: Qt.Key, *more: Qt.KeyboardModifier) -> None:
    modifiers = Qt.KeyboardModifier.NoModifier
    for modifier in more:
        modifiers |= modifier
    qtbot.keyClick(QApplication.focusWidget() or editor, what, modifiers)


CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


def test_the_names_of_ten_layers_and_more_begin_below_each_other(editor: NetworkEditor) -> None:
    editor.show_present(untrained("Deep", preset("deep").network, 1))
    start(QtBot, editor, "Present network")
    texts, wide = column(editor, 0), editor.list.fontMetrics().horizontalAdvance
    assert len(texts) >= 10
    assert len({wide(text.removesuffix(text.split()[-1])) for text in texts}) == 1


@pytest.mark.parametrize("one", PRESETS.values(), ids=lambda one: one.key)
def test_every_network_of_the_articles_can_be_built_from_nothing(
    qtbot: QtBot, editor: NetworkEditor, one: Preset
) -> None:
    start(qtbot, editor, "Nothing")
    assert editor.list.topLevelItemCount() == 0
    type_in(qtbot, editor.head.name, one.title)
    for entry in json.loads(json.dumps(one.network.describe()))["layers"]:
        add(qtbot, editor, {name: tuple(value) if isinstance(value, list) else value for name, value in entry.items()})
    assert editor.network is not None
    assert editor.network.describe() == one.network.describe()
    assert [text.split()[-1] for text in column(editor, 0)] == list(one.network.names)
    with qtbot.waitSignal(editor.used) as used:
        qtbot.mouseClick(editor.foot.use_button, Qt.MouseButton.LeftButton)
    model: Model = used.args[0]
    assert (model.network, model.card.name) == (one.network, one.title)
    expected = one.network.initialise(np.random.default_rng(0))
    np.testing.assert_array_equal(model.parameters, expected)


def test_it_begins_with_the_present_network(editor: NetworkEditor) -> None:
    assert editor.network == PRESENT.network
    assert editor.head.name.text() == "First"
    assert editor.head.origin.currentText() == "Present network"
    assert not editor.undo_action.isEnabled()


@pytest.mark.parametrize("one", PRESETS.values(), ids=lambda one: one.key)
def test_a_preset_is_a_start_with_a_sentence_on_where_it_comes_from(
    qtbot: QtBot, editor: NetworkEditor, one: Preset
) -> None:
    start(qtbot, editor, one.title)
    assert editor.network == one.network
    assert editor.head.sentence.text() == one.summary
    network = one.network
    assert column(editor, 2) == [" × ".join(map(str, shape)) for shape in network.shapes]
    counts = dict.fromkeys(network.names, 0)
    for entry, size in network.entries.items():
        counts[entry.partition(".")[0]] += prod(size)
    assert column(editor, 3) == [f"{count:,}" for count in counts.values()]
    assert f"{network.parameter_count:,} parameters" in editor.totals.text()
    assert editor.foot.note.text() == ""


def test_a_key_opens_the_list_and_no_dialog_at_the_entry_for_a_file(qtbot: QtBot, editor: NetworkEditor) -> None:
    opened: list[bool] = []
    editor.opened.connect(lambda: opened.append(True))
    origin = editor.head.origin
    while origin.itemData(origin.currentIndex() + 1) != FILE:
        qtbot.keyClick(origin, Qt.Key.Key_Down)
    draft = editor.draft
    qtbot.keyClick(origin, Qt.Key.Key_Down)
    assert not opened
    assert editor.draft is draft
    lines = origin.view()
    assert lines.isVisible()
    assert lines.currentIndex().data(Qt.ItemDataRole.UserRole) == FILE
    qtbot.keyClick(lines, Qt.Key.Key_Return)
    assert opened
    assert origin.currentData() == draft.origin


def test_what_a_layer_gives_is_shown_while_it_is_edited(qtbot: QtBot, editor: NetworkEditor) -> None:
    choose_row(qtbot, editor, 1)
    spin = editor.form.fields["kernel"]
    qtbot.keyClick(spin, Qt.Key.Key_Up)
    assert column(editor, 2)[1:3] == ["8 × 25 × 25", "8 × 12 × 12"]
    assert column(editor, 3)[1] == f"{8 * 16 + 8}"
    assert column(editor, 4)[1] == f"{8 * 25 * 25 * 16:,}"
    assert "kernel 4" in column(editor, 1)[1]


def test_a_layer_that_cannot_follow_says_why_and_the_network_stays(qtbot: QtBot, editor: NetworkEditor) -> None:
    choose_row(qtbot, editor, 1)
    fill(qtbot, editor, "kernel", 40)
    sentence = "Layer 2, conv1, cannot be built: A 40x40 kernel does not fit into 28x28 pixels with a padding of 0."
    item = editor.list.topLevelItem(1)
    assert (item.text(2), item.child(0).text(0)) == ("cannot follow", sentence.partition("built: ")[2])
    assert item.child(0).isFirstColumnSpanned()
    assert item.isExpanded()
    assert not item.icon(0).isNull(), "not by colour alone"
    assert editor.foot.note.text().startswith(f"{sentence} The network stays as it was, 5 layers: ")
    assert editor.totals.text().startswith("As it was: 5 layers")
    assert column(editor, 2)[2:] == ["–"] * 3
    last = editor.network
    assert last is not None
    assert last.layers[1].kernel != 40  # type: ignore[attr-defined]
    with qtbot.waitSignal(editor.used) as used:
        editor.foot.use_button.click()
    assert used.args[0].network == last
    fill(qtbot, editor, "kernel", 5)
    assert editor.foot.note.text() == ""
    assert editor.network is not None
    assert editor.network.layers[1].kernel == 5  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [("mean", "abc", "needs a number for mean, not 'abc'"), ("std", "0", "needs a std above 0")],
)
def test_a_setting_that_makes_no_layer_is_told_at_once(
    qtbot: QtBot, editor: NetworkEditor, name: str, text: str, reason: str
) -> None:
    choose_row(qtbot, editor, 0)
    type_in(qtbot, editor.form.fields[name], text)
    assert reason in editor.foot.note.text()
    assert editor.network == PRESENT.network
    field = editor.form.fields[name]
    assert isinstance(field, QLineEdit)
    assert field.text() == text, "what was typed stays"


def test_a_fraction_is_a_number(qtbot: QtBot, editor: NetworkEditor) -> None:
    choose_row(qtbot, editor, 0)
    type_in(qtbot, editor.form.fields["mean"], "33/255")
    assert editor.draft.entries[0]["mean"] == 33 / 255
    type_in(qtbot, editor.form.fields["mean"], "0,25")
    assert editor.draft.entries[0]["mean"] == 0.25


def test_layers_are_moved_copied_and_removed_by_buttons(qtbot: QtBot, editor: NetworkEditor) -> None:
    def press(text: str) -> None:
        button = next(b for b in editor.findChildren(QAbstractButton) if b.accessibleName() == text and b.isVisible())
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    choose_row(qtbot, editor, 1)
    press("Down")
    assert kinds(editor) == ["standardise", "maxpool", "conv", "flatten", "dense"]
    assert editor.list.row() == 2, "it stays chosen"
    press("Up")
    press("Up")
    assert kinds(editor) == ["conv", "standardise", "maxpool", "flatten", "dense"]
    assert not editor.up_action.isEnabled()
    press("Duplicate")
    assert kinds(editor) == ["conv", "conv", "standardise", "maxpool", "flatten", "dense"]
    press("Remove")
    press("Remove")
    assert kinds(editor) == ["conv", "maxpool", "flatten", "dense"]
    press("Undo")
    assert kinds(editor) == ["conv", "standardise", "maxpool", "flatten", "dense"]
    press("Redo")
    assert kinds(editor) == ["conv", "maxpool", "flatten", "dense"]


@pytest.mark.usefixtures("_x11")
def test_ctrl_d_copies_a_layer_also_where_it_is_one_of_the_keys_for_delete(qtbot: QtBot, editor: NetworkEditor) -> None:
    choose_row(qtbot, editor, 1)
    editor.list.setFocus()
    key(qtbot, editor, Qt.Key.Key_D, CTRL)
    assert kinds(editor) == ["standardise", "conv", "conv", "maxpool", "flatten", "dense"]


def test_all_of_it_by_keyboard(qtbot: QtBot, editor: NetworkEditor) -> None:
    editor.list.setFocus()
    key(qtbot, editor, Qt.Key.Key_Home)
    key(qtbot, editor, Qt.Key.Key_Down)
    assert editor.list.row() == 1
    key(qtbot, editor, Qt.Key.Key_Down, ALT)
    assert kinds(editor)[:3] == ["standardise", "maxpool", "conv"]
    key(qtbot, editor, Qt.Key.Key_Up, ALT)
    key(qtbot, editor, Qt.Key.Key_D, CTRL)
    assert kinds(editor)[:3] == ["standardise", "conv", "conv"]
    key(qtbot, editor, Qt.Key.Key_Delete)
    assert kinds(editor)[:3] == ["standardise", "conv", "maxpool"]
    editor.palette_of_layers.buttons["relu"].setFocus()
    key(qtbot, editor, Qt.Key.Key_Space)
    key(qtbot, editor, Qt.Key.Key_Return)
    assert kinds(editor) == ["standardise", "conv", "maxpool", "relu", "relu", "flatten", "dense"]
    key(qtbot, editor, Qt.Key.Key_Down)
    assert editor.palette_of_layers.buttons["reshape"].hasFocus()
    for _ in range(6):
        key(qtbot, editor, Qt.Key.Key_Z, CTRL)
    assert editor.network == PRESENT.network
    assert not editor.undo_action.isEnabled()
    for _ in range(6):
        key(qtbot, editor, Qt.Key.Key_Z, CTRL, SHIFT)
    assert kinds(editor) == ["standardise", "conv", "maxpool", "relu", "relu", "flatten", "dense"]
    with qtbot.waitSignal(editor.used):
        key(qtbot, editor, Qt.Key.Key_Return, CTRL)
    with qtbot.waitSignal(editor.saved):
        key(qtbot, editor, Qt.Key.Key_S, CTRL)
    with qtbot.waitSignal(editor.opened):
        key(qtbot, editor, Qt.Key.Key_O, CTRL)


@pytest.mark.parametrize(
    ("start_row", "onto", "below", "end"),
    [(1, 3, False, 2), (1, 3, True, 3), (3, 0, False, 0), (4, 2, True, 3), (2, 2, True, 2)],
)
def test_a_layer_is_drawn_to_another_place_by_the_mouse(
    qtbot: QtBot, editor: NetworkEditor, start_row: int, onto: int, below: bool, end: int
) -> None:
    before = kinds(editor)
    choose_row(qtbot, editor, start_row)
    box = editor.list.visualItemRect(editor.list.topLevelItem(onto))
    place = QPoint(box.center().x(), box.bottom() - 1 if below else box.top() + 1)
    mouse, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    data = QMimeData()
    drop = QDropEvent(place, Qt.DropAction.MoveAction, data, mouse, keys)
    editor.list.dropEvent(drop)
    action = drop.dropAction()
    assert action == Qt.DropAction.IgnoreAction, "Qt must not take it away itself"
    after = [kind for row, kind in enumerate(before) if row != start_row]
    after.insert(end, before[start_row])
    qtbot.waitUntil(lambda: kinds(editor) == after)
    assert editor.list.row() == end


def test_a_setting_is_taken_back_whole_and_also_while_its_field_has_the_focus(
    qtbot: QtBot, editor: NetworkEditor
) -> None:
    choose_row(qtbot, editor, 1)
    filters = editor.form.fields["filters"]
    filters.setFocus()
    filters.selectAll()  # type: ignore[union-attr]
    qtbot.keyClicks(filters, "128")
    assert editor.draft.entries[1]["filters"] == 128
    key(qtbot, editor, Qt.Key.Key_Z, CTRL)
    assert editor.draft.entries[1]["filters"] == 8, "not 12"
    assert filters.given() == 8
    key(qtbot, editor, Qt.Key.Key_Z, CTRL, SHIFT)
    assert filters.given() == 128


def test_a_large_side_is_typed_as_any_number(qtbot: QtBot, editor: NetworkEditor) -> None:
    height = editor.head.input.sizes[1]
    height.setFocus()
    height.selectAll()
    qtbot.keyClicks(height, "12345")
    assert height.text() == "12345"
    assert editor.draft.input_shape == (1, 12345, 28)
    key(qtbot, editor, Qt.Key.Key_Z, CTRL)
    assert height.text() == "28"


def test_every_edit_is_taken_back(qtbot: QtBot, editor: NetworkEditor) -> None:
    drafts = [editor.draft]

    def did() -> None:
        assert editor.draft != drafts[-1]
        drafts.append(editor.draft)

    type_in(qtbot, editor.head.name, "Mine")
    did()
    type_in(qtbot, editor.head.input.sizes[1], "32")
    did()
    editor.palette_of_layers.buttons["dropout"].click()
    did()
    fill(qtbot, editor, "rate", 0.25)
    did()
    editor.list.setFocus()
    editor.up_action.trigger()
    did()
    editor.copy_action.trigger()
    did()
    editor.remove_action.trigger()
    did()
    start(qtbot, editor, "Aniemeka")
    did()
    choose_row(qtbot, editor, 8)
    fill(qtbot, editor, "shape", (16, 2, 2))
    did()
    # Each of the three sizes is a change of its own.
    states = []
    while editor.undo_action.isEnabled():
        editor.undo_action.trigger()
        states.append(editor.draft)
    assert [draft for draft in reversed(states) if draft in drafts] == drafts[:-1]
    while editor.redo_action.isEnabled():
        editor.redo_action.trigger()
    assert editor.draft == drafts[-1]
    assert editor.head.origin.currentText() == "Aniemeka"


def test_a_network_for_other_pictures_is_built_and_inspected_but_not_used(qtbot: QtBot, editor: NetworkEditor) -> None:
    start(qtbot, editor, "LeNet")
    for part, size in zip(editor.head.input.sizes, (3, 32, 32), strict=True):
        type_in(qtbot, part, str(size))
    assert column(editor, 2)[:2] == ["3 × 32 × 32", "16 × 28 × 28"]
    sentence = editor.foot.note.text()
    assert sentence.startswith("The canvas cannot feed this network: it draws 1 × 28 × 28 and this takes 3 × 32 × 32.")
    with qtbot.assertNotEmitted(editor.used):
        qtbot.mouseClick(editor.foot.use_button, Qt.MouseButton.LeftButton)
    assert editor.foot.note.text() == sentence
    with qtbot.waitSignal(editor.saved) as saved:
        editor.foot.save_button.click()
    assert saved.args[0].network.input_shape == (3, 32, 32)


def test_a_vector_can_be_the_input(qtbot: QtBot, editor: NetworkEditor) -> None:
    start(qtbot, editor, "Nothing")
    for part, size in zip(editor.head.input.sizes, (64, 0, 0), strict=True):
        type_in(qtbot, part, str(size))
    editor.palette_of_layers.buttons["dense"].click()
    assert editor.network is not None
    assert editor.network.input_shape == (64,)


def test_nothing_is_no_network_and_what_was_here_before_is_not_taken_for_it(
    qtbot: QtBot, editor: NetworkEditor
) -> None:
    start(qtbot, editor, "Nothing")
    assert editor.list._empty.isVisible()
    assert "Add one on the left" in editor.list._empty.text()
    with qtbot.assertNotEmitted(editor.used), qtbot.assertNotEmitted(editor.saved):
        editor.foot.use_button.click()
        editor.foot.save_button.click()
    assert editor.foot.note.text() == "A network needs at least one layer."
