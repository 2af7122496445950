import numpy as np
import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.training.preview import COUNT, Pairs
from desktop.training.preview_dialog import AS_THEY_ARE, HINT, NEVER_CHANGED, PreviewDialog


@pytest.mark.parametrize(
    ("changed", "varied", "words"),
    [(True, True, HINT), (False, True, AS_THEY_ARE), (False, False, NEVER_CHANGED)],
    ids=["changed", "not these, or not in this part", "never"],
)
def test_where_both_rows_are_the_same_it_is_said_why(qtbot: QtBot, changed: bool, varied: bool, words: str) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = PreviewDialog(parent)
    before = np.zeros((COUNT, 28, 28), np.float32)
    dialog.show_pictures(Pairs(before, before + np.float32(changed), np.zeros(COUNT, np.int64), varied))
    assert dialog.words.text() == words
