from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.widgets.boxes import STRETCH, in_column, in_row


def test_parts_stand_as_they_are_written(qtbot: QtBot) -> None:
    whole, first, second, below = QWidget(), QLabel("1"), QLabel("2"), QLabel("3")
    qtbot.addWidget(whole)
    in_column(in_row(first, STRETCH, second, spacing=4), (below, 1), on=whole, margins=(1, 2, 3, 5), spacing=7)
    whole.resize(300, 200)
    whole.show()
    assert first.pos().toTuple() == (1, 2)
    assert second.geometry().right() == 299 - 3
    assert below.geometry().top() == first.geometry().bottom() + 1 + 7
    assert below.geometry().bottom() == 199 - 5


def test_one_number_is_the_margin_on_every_side(qtbot: QtBot) -> None:
    whole = QWidget()
    qtbot.addWidget(whole)
    margins = in_row(QWidget(), on=whole, margins=6).contentsMargins()
    assert (margins.left(), margins.top(), margins.right(), margins.bottom()) == (6, 6, 6, 6)
