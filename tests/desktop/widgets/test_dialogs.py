"""The dialogs that ask for a file."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QLineEdit, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from desktop.widgets.dialogs import choose_folder, choose_target


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    parent = QWidget()
    qtbot.addWidget(parent)
    return parent


def asked(parent: QWidget) -> QFileDialog:
    """The file dialog that is open."""
    [dialog] = [found for found in parent.findChildren(QFileDialog) if found.isVisible()]
    return dialog


def test_a_name_without_a_folder_is_proposed_where_the_last_dialog_was_left(parent: QWidget, tmp_path: Path) -> None:
    written: list[Path] = []

    def ask() -> QFileDialog:
        choose_target(parent, "Save the plot", Path("loss.png"), "Pictures (*.png)", written.append)
        return asked(parent)

    first = ask()
    first.selectFile(str(tmp_path / "mine.png"))
    first.accept()
    assert written == [tmp_path / "mine.png"]
    second = ask()
    assert second.directory().absolutePath() == str(tmp_path)
    second.accept()
    assert written[1:] == [tmp_path / "loss.png"]


def choose_typed(parent: QWidget, path: Path) -> None:
    """Type all of ``path``, without going to its folder."""
    dialog = asked(parent)
    dialog.findChild(QLineEdit, "fileNameEdit").setText(str(path))
    dialog.accept()


def test_the_folder_of_a_path_that_was_typed_is_where_the_dialog_was_left(parent: QWidget, tmp_path: Path) -> None:
    chosen: list[Path] = []
    choose_target(parent, "Save the plot", Path("loss.png"), "Pictures (*.png)", chosen.append)
    choose_typed(parent, tmp_path / "mine.png")
    choose_target(parent, "Save the plot", Path("loss.png"), "Pictures (*.png)", chosen.append)
    assert asked(parent).directory().absolutePath() == str(tmp_path)
    asked(parent).reject()
    inside = tmp_path / "inside"
    inside.mkdir()
    choose_folder(parent, "Export", chosen.append)
    choose_typed(parent, inside)
    choose_folder(parent, "Export", chosen.append)
    asked(parent).accept()
    assert chosen == [tmp_path / "mine.png", inside, inside], "the same folder again"


def choose(parent: QWidget, path: Path, written: list[Path]) -> None:
    """Choose ``path`` for a film."""
    choose_target(parent, "Save a film", Path("film.gif"), "Films (*.gif *.png);;All files (*)", written.append)
    dialog = asked(parent)
    dialog.selectFile(str(path))
    dialog.accept()


@pytest.mark.parametrize(
    ("name", "whole"),
    [
        ("film", "film.gif"),
        ("film.png", "film.png"),
        ("film.PNG", "film.PNG"),
        ("film v1.5", "film v1.5.gif"),
        ("film.jpg", "film.jpg.gif"),
        ("x." + "y" * 250, "x." + "y" * 250 + ".gif"),  # longer than a name can be: who writes it says so
    ],
)
def test_the_ending_goes_without_saying(parent: QWidget, tmp_path: Path, name: str, whole: str) -> None:
    written: list[Path] = []
    choose(parent, tmp_path / name, written)
    assert written == [tmp_path / whole]


def test_what_has_the_whole_name_is_not_replaced_unasked(parent: QWidget, tmp_path: Path) -> None:
    path = tmp_path / "film v1.5.gif"
    path.write_text("before")
    written: list[Path] = []

    def answer(button: QMessageBox.StandardButton) -> None:
        assert not written
        [box] = [found for found in parent.findChildren(QMessageBox) if found.isVisible()]
        assert path.name in box.text()
        box.button(button).click()

    choose(parent, tmp_path / "film v1.5", written)
    answer(QMessageBox.StandardButton.No)
    again = asked(parent)
    assert [Path(name).name for name in again.selectedFiles()] == [path.name], "to choose another"
    again.reject()
    assert not written
    choose(parent, tmp_path / "film v1.5", written)
    answer(QMessageBox.StandardButton.Yes)
    assert written == [path]
