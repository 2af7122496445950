"""Runs commands and reads what they print, for the tests of them."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from main import main

ROOT = Path(__file__).resolve().parents[3]
Lines = list[dict[str, Any]]


class Terminal(io.StringIO):
    """A stream that a person looks at."""

    def isatty(self) -> bool:
        return True


def training(data: Path, output: Path, *more: str) -> list[str]:
    settings = ["--preset", "Zhou", "--batch-size", "16", "--learning-rate", "0.05", "--epochs", "2"]
    return ["train", *settings, "--dataset", str(data), "--output", str(output), *more]


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(arguments) == 0
    return capsys.readouterr().out


def lines(capsys: pytest.CaptureFixture[str], *arguments: str) -> Lines:
    return [json.loads(line) for line in printed(capsys, *arguments, "--json").splitlines()]


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.endswith(".\n")
    assert err.count("\n") == 1
    return err.strip()


def process(*arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "main.py", *arguments],
        cwd=ROOT,
        env={name: value for name, value in os.environ.items() if name not in _SCREEN} | variables,
        capture_output=True,
        text=True,
        check=False,
    )


_SCREEN = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
