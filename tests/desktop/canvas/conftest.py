"""The canvas with its tools, and a screen for fingers."""

import pytest
from PySide6.QtGui import QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.canvas.canvas import MARGIN, Canvas
from desktop.canvas.panel import CanvasPanel
from tests.desktop.drawing import SIDE
from tests.desktop.showing import shown


@pytest.fixture(scope="session")
def screen(qapp: QApplication) -> QPointingDevice:
    return QTest.createTouchDevice()


@pytest.fixture
def panel(qtbot: QtBot) -> CanvasPanel:
    """A panel on the screen, its canvas with the focus."""
    panel = shown(qtbot, CanvasPanel(), SIDE + 2 * MARGIN, SIDE + 80, in_front=True)
    panel.canvas.setFocus()
    return panel


@pytest.fixture
def canvas(panel: CanvasPanel) -> Canvas:
    return panel.canvas
