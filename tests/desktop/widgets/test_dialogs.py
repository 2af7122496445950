"""The dialogs that ask for a file."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from desktop.widgets.dialogs import choose_target


def test_a_name_without_a_folder_is_proposed_where_the_last_dialog_was_left(qtbot: QtBot, tmp_path: Path) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    written: list[Path] = []

    def asked() -> QFileDialog:
        choose_target(parent, "Save the plot", Path("loss.png"), "Pictures (*.png)", written.append)
        [dialog] = [found for found in parent.findChildren(QFileDialog) if found.isVisible()]
        return dialog

    first = asked()
    first.selectFile(str(tmp_path / "mine.png"))
    first.accept()
    assert written == [tmp_path / "mine.png"]
    second = asked()
    assert second.directory().absolutePath() == str(tmp_path)
    second.accept()
    assert written[1:] == [tmp_path / "loss.png"]
