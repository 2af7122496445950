"""The view and who answers it, for the tests of this folder."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.overview.view import OverviewView
from tests.desktop.overview.seeing import LENET, Asked
from tests.desktop.showing import shown


@pytest.fixture
def view(qtbot: QtBot) -> OverviewView:
    return shown(qtbot, OverviewView(), 850, 600, in_front=True)


@pytest.fixture
def asked(view: OverviewView) -> Asked:
    result = Asked(view, LENET)
    QApplication.processEvents()  # what was hidden takes its place
    return result
