"""The program in a Linux desktop's menu: the files, how the command is written, and that all of it goes again."""

import sys
from pathlib import Path

import pytest

from desktop.cli.register import desktop_entry
from main import main

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only desktops of Linux are told")


def files(home: Path) -> set[str]:
    return {path.name for path in home.rglob("digitscope*") if path.is_file()}


def exec_line(entry: str) -> str:
    return next(line for line in entry.splitlines() if line.startswith("Exec="))


def test_it_is_registered_and_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setattr(sys, "argv", ["/opt/my programs/digitscope", "register"])
    assert main(["register"]) == 0
    assert files(tmp_path) == {"digitscope.desktop", "digitscope.xml", "digitscope.svg"}
    entry = (tmp_path / "applications" / "digitscope.desktop").read_text(encoding="utf-8")
    assert exec_line(entry) == 'Exec="/opt/my programs/digitscope" %F'
    assert main(["register", "--remove"]) == 0
    assert files(tmp_path) == set()
    assert main(["register", "--remove"]) == 0, "there is nothing to remove, and that is fine"
    assert "no longer" in capsys.readouterr().out


def test_a_checkout_is_started_with_its_python(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setattr(sys, "argv", ["main.py"])
    monkeypatch.chdir(tmp_path)
    assert main(["register"]) == 0
    entry = (tmp_path / "applications" / "digitscope.desktop").read_text(encoding="utf-8")
    assert exec_line(entry) == f'Exec="{sys.executable}" "{tmp_path / "main.py"}" %F'


@pytest.mark.parametrize(
    ("name", "written"),
    [("/a b", '"/a b"'), ("/50%", '"/50%%"'), ("/$x", r'"/\\$x"'), (r"/a\b", r'"/a\\\\b"')],
)
def test_odd_names_are_quoted(name: str, written: str) -> None:
    assert exec_line(desktop_entry([name])) == f"Exec={written} %F"


def test_a_folder_that_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "applications").touch()
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert main(["register"]) == 2
    assert "cannot be written" in capsys.readouterr().err


def test_a_system_that_does_not_say_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(*_given: object, **_named: object) -> None:
        raise OSError("the disk is away")

    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    for call, options in (("mkdir", ()), ("unlink", ("--remove",))):
        with monkeypatch.context() as patch:
            patch.setattr(Path, call, refuse)
            assert main(["register", *options]) == 2
        assert "the disk is away." in capsys.readouterr().err
