"""Choosing in a field on behalf of the person."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QComboBox, QPushButton, QSpinBox, QTabBar
from pytestqt.qtbot import QtBot

from desktop import language
from desktop.language import tr
from desktop.widgets.choosing import choose

GERMAN = {"After it": "Danach", "&None": "K&eine"}


@pytest.fixture
def _german() -> Iterator[None]:
    language.speak(lambda text, _meaning, _count: GERMAN.get(text, text), ",", ".")
    yield
    language.speak()


def test_a_list_a_number_and_buttons(qtbot: QtBot) -> None:
    combo, spin, buttons = QComboBox(), QSpinBox(), [QPushButton("&One"), QPushButton("Two")]
    for widget in (combo, spin, *buttons):
        qtbot.addWidget(widget)
    combo.addItems(["All layers", "conv10", "conv1", "conv1  ·  8 × 26 × 26"])
    with qtbot.waitSignal(combo.activated, check_params_cb=lambda place: place == 2):
        assert choose(combo, "CONV1")
    assert combo.currentText() == "conv1"
    assert choose(combo, "all")
    assert combo.currentIndex() == 0
    spin.setRange(0, 7)
    assert choose(spin, "7")
    assert spin.value() == 7
    pages = QTabBar()
    qtbot.addWidget(pages)
    for title in ("The sum", "A&fter it"):
        pages.addTab(title)
    assert choose(pages, "After it")
    assert pages.currentIndex() == 1
    assert not choose(pages, "Before it")
    with qtbot.waitSignal(buttons[0].clicked):
        assert choose(buttons, "one")


@pytest.mark.usefixtures("_german")
def test_in_another_language_the_english_name_is_as_good(qtbot: QtBot) -> None:
    combo = QComboBox()
    qtbot.addWidget(combo)
    combo.addItems([tr("Before it"), tr("&None"), tr("After it")])
    for named, said in (("after it", "Danach"), ("none", "K&eine"), ("danach", "Danach")):
        assert choose(combo, named)
        assert combo.currentText() == said


def test_what_is_not_there_changes_nothing(qtbot: QtBot) -> None:
    combo, spin = QComboBox(), QSpinBox()
    for widget in (combo, spin):
        qtbot.addWidget(widget)
    combo.addItems(["a", "b"])
    combo.setCurrentIndex(1)
    spin.setRange(1, 3)
    assert not choose(combo, "c")
    assert not choose(combo, "")
    assert combo.currentIndex() == 1
    for value in ("4", "0", "two", "²"):
        assert not choose(spin, value)
    assert spin.value() == 1
    assert not choose([], "x")
