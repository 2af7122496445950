"""What is installed: one folder, in which everything lies as it lies here, and that is in nobody's way."""

import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def test_every_file_of_the_program_is_installed() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]
    assert settings["package-dir"] == {"digitscope": "."}
    installed = {path for pattern in settings["package-data"]["digitscope"] for path in ROOT.glob(pattern)}
    there = {path for top in ("core", "desktop", "resources") for path in (ROOT / top).rglob("*") if path.is_file()}
    picture_of_readme = {ROOT / "resources" / "window.png"}
    assert {path for path in there - installed if path.suffix != ".pyc"} == picture_of_readme


def test_another_programs_core_is_not_taken_for_ours(tmp_path: Path) -> None:
    (tmp_path / "digitscope").symlink_to(ROOT, target_is_directory=True)
    (tmp_path / "core.py").write_text("raise SystemExit('the wrong core')", encoding="utf-8")
    script = "import sys; from digitscope.main import main; main(['info']); print('main' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "Digitscope" in done.stdout
    assert done.stdout.splitlines()[-1] == "False", "nothing is imported under two names"
