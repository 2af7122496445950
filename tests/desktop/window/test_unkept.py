"""Folders that cannot be written to: the window says so once, in one sentence, and goes on."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.runs.keeper import Keeper
from desktop.session.folders import trouble_with
from desktop.shell.window import Window
from desktop.training.unfinished import Unfinished
from tests.desktop.window.using import Open, act, draw, train


def errors(window: Window) -> list[str]:
    """What is said, dismissed one after the other; what is only worth knowing is left out."""
    said = []
    while not window.messages.isHidden():
        if window.messages.accessibleName() == "Error":
            said.append(window.messages.text.text())
        window.messages.dismiss()
    return said


def first_errors(qtbot: QtBot, window: Window) -> list[str]:
    """The same, as soon as there is one."""
    said: list[str] = []

    def is_there() -> bool:
        said.extend(errors(window))
        return bool(said)

    qtbot.waitUntil(is_there)
    return said


def test_without_a_folder_for_what_is_kept_it_trains_and_draws(
    qtbot: QtBot, opened: Open, tmp_path: Path, small_data: str
) -> None:
    (tmp_path / "data").touch()
    window = opened()
    draw(qtbot, window)
    window.rescue.write()
    train(qtbot, window, small_data)
    window.findChild(Unfinished)._writer.wait()
    assert errors(window) == [
        "Digitscope goes on, but cannot keep what you teach and train "
        f"({tmp_path / 'data'}: File exists): let it write there, or save what you need elsewhere."
    ]
    assert not window.canvas.is_empty()
    assert window.session.at_risk


def test_settings_that_cannot_be_written_hold_until_the_end(opened: Open, tmp_path: Path) -> None:
    (tmp_path / "settings.ini").mkdir()
    window = opened()
    assert errors(window) == []
    act(window, "View", "Theme", "Dark")
    act(window, "View", "Filters")
    window.settings.remember(tmp_path / "mine.safetensors")
    assert errors(window) == [
        f"Digitscope goes on, but cannot keep your settings ({tmp_path}: it cannot be written to): "
        "let it write there, or save what you need elsewhere."
    ]
    act(window, "View", "Theme", "Light")
    assert errors(window) == []
    assert window.settings.theme == "light"
    assert window.settings.recent == [tmp_path / "mine.safetensors"]


def test_several_folders_are_one_sentence(opened: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "data").touch()
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "data"))
    [sentence] = errors(opened())
    assert "what you teach and train (" in sentence
    assert f", its log ({tmp_path / 'data'}" in sentence


def test_one_run_that_cannot_be_kept_is_told_of_once(
    qtbot: QtBot, opened: Open, tmp_path: Path, small_data: str
) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "runs").touch()
    window = opened()
    for _run in range(2):
        train(qtbot, window, small_data)
        said = first_errors(qtbot, window)
        window.findChild(Keeper).wait()
        assert len(said + errors(window)) == 1


def test_a_folder_is_tried_and_left_as_it_was(tmp_path: Path) -> None:
    assert trouble_with(tmp_path / "new" / "folder") == ""
    assert list((tmp_path / "new" / "folder").iterdir()) == []
    (tmp_path / "file").touch()
    assert trouble_with(tmp_path / "file" / "folder") == "Not a directory"
