"""The network's picture of the drawing beside the maps."""

import numpy as np
from pytestqt.qtbot import QtBot

from desktop.why.ink_picture import InkPicture


def test_a_title_longer_than_the_picture_is_wide_has_its_room(qtbot: QtBot) -> None:
    view = InkPicture()
    qtbot.addWidget(view)
    view.show_picture("", np.zeros((28, 28)))
    narrow, high = view.sizeHint().toTuple()
    view.show_picture("The changed drawing", np.zeros((28, 28)))
    assert view.sizeHint().width() > view.fontMetrics().horizontalAdvance("The changed drawing") > narrow
    assert view.sizeHint().height() == high
    view.set_zoom(20)
    wide = view.sizeHint().width()
    view.show_picture("", np.zeros((28, 28)))
    assert view.sizeHint().width() == wide, "there it fits anyway"
