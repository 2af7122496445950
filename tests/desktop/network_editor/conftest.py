"""The editor on the screen."""

import pytest
from pytestqt.qtbot import QtBot

from desktop.network_editor.editor import NetworkEditor
from tests.desktop.network_editor.building import PRESENT
from tests.desktop.showing import shown


@pytest.fixture
def editor(qtbot: QtBot) -> NetworkEditor:
    """With the network of Zhou as the present one."""
    editor = NetworkEditor()
    editor.show_present(PRESENT)
    return shown(qtbot, editor, in_front=True)
