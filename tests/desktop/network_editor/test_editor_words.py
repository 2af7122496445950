"""What the editor calls things, the fields of settings, and how much room it takes."""

from dataclasses import fields
from typing import get_type_hints

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QSpinBox
from pytestqt.qtbot import QtBot

from core.model.architecture import MOST_SETTING, Architecture
from core.nn.layers import KINDS, Conv2D, Dense, Flatten
from core.nn.network import Network
from desktop.network_editor.editor import NetworkEditor
from desktop.network_editor.fields import field_for
from desktop.network_editor.layer_list import SETTINGS
from desktop.widgets import theme
from tests.desktop.network_editor.building import choose_row, column, start, type_in


@pytest.mark.parametrize("kind", KINDS)
def test_every_hyperparameter_has_a_field_with_a_name_and_plain_words(
    qtbot: QtBot, editor: NetworkEditor, kind: str
) -> None:
    editor.palette_of_layers.buttons[kind].click()
    declared = fields(KINDS[kind])
    assert list(editor.form.fields) == [field.name for field in declared]
    for field in declared:
        for part in editor.form.fields[field.name].inputs():
            assert part.accessibleName().startswith(field.name)
            assert len(part.toolTip()) > 20
            assert part.accessibleDescription()
        made = field_for(get_type_hints(KINDS[kind])[field.name])
        qtbot.addWidget(made)
        made.show_value(editor.draft.entries[editor.list.row()][field.name])
        assert made.given() == editor.draft.entries[editor.list.row()][field.name]


def test_a_setting_beyond_all_reason_is_shown_as_it_is(qtbot: QtBot, editor: NetworkEditor) -> None:
    layers = (Conv2D(2, 3, stride=MOST_SETTING), Flatten(), Dense(10))
    editor.show_architecture(Architecture("Far", Network((1, 28, 28), layers)))
    choose_row(qtbot, editor, 0)
    assert editor.form.fields["stride"].given() == editor.draft.entries[0]["stride"] == MOST_SETTING


def test_a_kind_of_setting_that_is_new_is_a_fault_of_ours() -> None:
    with pytest.raises(TypeError, match="There is no field"):
        field_for(dict[str, int])


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_letter_stands_for_one_thing_whatever_layer_is_chosen(editor: NetworkEditor, kind: str) -> None:
    """Where two have it, the key only carries the focus from one to the other and presses no button."""
    editor.palette_of_layers.buttons[kind].click()
    QApplication.processEvents()
    texts = [label.text() for label in editor.findChildren(QLabel) if label.isVisible() and label.buddy()]
    texts += [button.text() for button in editor.findChildren(QAbstractButton) if button.isVisible()]
    letters = [text.partition("&")[2][:1].casefold() for text in texts if "&" in text]
    assert sorted(letters) == sorted(set(letters))


def test_every_control_has_a_name_and_says_what_it_does(qtbot: QtBot, editor: NetworkEditor) -> None:
    sorts = (QAbstractButton, QComboBox, QSpinBox)
    controls = [one for sort in sorts for one in editor.findChildren(sort) if one.isVisible()]
    assert len(controls) > 25
    for control in controls:
        text = control.text() if isinstance(control, QAbstractButton) else ""
        assert control.accessibleName() or text, control
        assert control.toolTip() or control.accessibleName() == "Explain", control


def test_return_in_a_field_presses_no_button(qtbot: QtBot, editor: NetworkEditor) -> None:
    with qtbot.assertNotEmitted(editor.used), qtbot.assertNotEmitted(editor.opened):
        type_in(qtbot, editor.head.name, "Mine")
    assert editor.isVisible()


def test_it_fits_the_smallest_screen_in_both_themes(qtbot: QtBot, qapp: QApplication, editor: NetworkEditor) -> None:
    for choice in ("dark", "light"):
        theme.apply(qapp, choice)  # type: ignore[arg-type]
        start(qtbot, editor, "Digitscope")
        assert editor.minimumSizeHint().width() <= 1280
        assert editor.minimumSizeHint().height() <= 680
        assert len(column(editor, 0)) == 24


def test_figures_keep_all_their_digits_where_there_is_little_room(qtbot: QtBot, editor: NetworkEditor) -> None:
    start(qtbot, editor, "Deep")
    editor.resize(640, 330)
    layers = editor.list
    qtbot.waitUntil(lambda: layers.width() >= layers.minimumSizeHint().width())
    sizes = [layers.header().sectionSize(column) for column in range(layers.columnCount())]
    assert sum(sizes) <= layers.viewport().width()
    assert sizes[1] >= SETTINGS
