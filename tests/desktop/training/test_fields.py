import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.training.fields import NumberField
from tests.refusing import refusal_of


@pytest.fixture
def share(qtbot: QtBot) -> NumberField:
    result = NumberField("The share", "12.5 %", share=True)
    qtbot.addWidget(result)
    return result


def refused(field: NumberField, text: str) -> str:
    field.setText(text)
    return refusal_of(field.value)


def test_a_share_is_in_per_cent_also_where_the_sign_is_left_out(qtbot: QtBot, share: NumberField) -> None:
    for written, text, value in (("0.4", "0.4 %", 0.004), ("40 %", "40 %", 0.4), ("12,5", "12,5 %", 0.125)):
        share.selectAll()
        qtbot.keyClicks(share, written)
        qtbot.keyClick(share, Qt.Key.Key_Return)
        assert (share.text(), share.value()) == (text, value)


def test_what_is_no_share_is_said_in_per_cent(share: NumberField) -> None:
    assert refused(share, "150 %") == "The share lies from 0 to 100 %; 150 % does not."
    assert refused(share, "-0.5") == "The share lies from 0 to 100 %; -0.5 % does not."
    assert refused(share, "half") == "The share has to be a number, such as 12.5 %."


@pytest.mark.usefixtures("_comma")
def test_numbers_are_written_as_the_person_writes_them(share: NumberField) -> None:
    assert refused(share, "half") == "The share has to be a number, such as 12,5 %."
    assert refused(share, "100.5") == "The share lies from 0 to 100 %; 100,5 % does not."
