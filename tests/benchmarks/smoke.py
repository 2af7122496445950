"""The program as a person meets it: ``python -m tests.benchmarks.smoke [COMMAND …]``.

``COMMAND`` starts it, a checkout's own ``main.py`` if it is not given; else the command of the wheel, or the bundle. On
a screen of its own (Xvfb) a 7 is drawn with the mouse (xdotool), and what was read is copied. A new network learns for
an epoch, is saved, and reads another 7 when its file has been opened again. Ends with the status 1 where something is
not as it should be, and then says what was waited for. What the program keeps lies in a folder of its own.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path

from core.model.presets import PRESETS

PATIENCE = 120.0
"""Seconds that anything may take on a slow machine."""

PAUSE = 0.02
"""Seconds between two looks, and between two movements of the mouse."""

SEVEN = ((0.3, 0.3), (0.7, 0.3), (0.45, 0.8))
"""Corners of the stroke, in parts of the canvas from its left upper corner."""

CANVAS = (40, 40, 310)
"""Left, top and side of a square well within the canvas, in pixels of the window."""

NETWORK = "lenet"


class Screen:
    """A screen without a desktop, its mouse, its keyboard and its clipboard."""

    def __init__(self, display: str) -> None:
        os.environ.update(DISPLAY=display, QT_QPA_PLATFORM="xcb")
        from PySide6.QtGui import QGuiApplication

        self._app = QGuiApplication([])

    def do(self, *arguments: object) -> str:
        """What ``xdotool`` says; "" where it finds nothing."""
        done = subprocess.run(["xdotool", *map(str, arguments)], capture_output=True, text=True, check=False)
        return done.stdout.strip()

    def window(self) -> str:
        """The number of the main window, "" while there is none."""
        return self.do("search", "--onlyvisible", "--name", "Digitscope$").partition("\n")[0]

    def title(self) -> str:
        """That of the main window."""
        window = self.window()
        return self.do("getwindowname", window) if window else ""

    def focus(self) -> None:
        """Give the keyboard to the main window: without a desktop nobody else does."""
        self.do("windowfocus", "--sync", self.window())

    def stands_still(self) -> bool:
        """Whether nothing on the screen changes for a while: whoever draws before that is not followed closely."""
        before = self.picture()
        time.sleep(20 * PAUSE)
        return before == self.picture()

    def picture(self) -> bytes:
        """All that is on the screen."""
        return subprocess.run(["import", "-window", "root", "rgb:-"], stdout=subprocess.PIPE, check=True).stdout

    def press(self, *keys: str) -> None:
        """Keys one after the other."""
        for key in keys:
            self.do("key", key)
            time.sleep(10 * PAUSE)

    def stroke(self, corners: tuple[tuple[float, float], ...]) -> None:
        """Draw on the canvas with the left button held."""
        left, top, side = CANVAS
        window = self.window()
        points = [(round(left + x * side), round(top + y * side)) for x, y in corners]
        self.do("mousemove", "--window", window, *points[0], "mousedown", 1)
        for (x0, y0), (x1, y1) in pairwise(points):
            for step in range(1, 11):
                x, y = round(x0 + (x1 - x0) * step / 10), round(y0 + (y1 - y0) * step / 10)
                self.do("mousemove", "--window", window, x, y)
                time.sleep(PAUSE)
        self.do("mouseup", 1)

    def read(self) -> str:
        """What the program has read, by its own command; "" where that is nothing."""
        clipboard = self._app.clipboard()
        clipboard.setText("")
        self._app.processEvents()
        self.do("key", "ctrl+c")
        end = time.monotonic() + 1
        while time.monotonic() < end and not clipboard.text():
            self._app.processEvents()
            time.sleep(PAUSE)
        return clipboard.text()


def main() -> None:
    """Do all of it, and say how long each part took."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("command", nargs="*", default=[sys.executable, str(Path("main.py").absolute())])
    command = parser.parse_args().command
    with tempfile.TemporaryDirectory(prefix="smoke-") as folder, a_screen() as screen:
        home = Path(folder)
        for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
            os.environ[name] = folder
        os.environ.pop("PYTHONPATH", None)  # what is installed finds its own modules
        weights = home / "mine.safetensors"
        with started(screen, command, home, "Digitscope"):
            draw_and_read(screen)
            train(screen, home)
            save(screen, weights)
        told = subprocess.run([*command, "info", weights, "--json"], cwd=home, stdout=subprocess.PIPE, check=True)
        card = json.loads(told.stdout)["card"]
        if (card["name"], card["epochs"]) != (PRESETS[NETWORK].title, 1):
            fail(f"{card['name']} was saved after {card['epochs']} epochs, not {PRESETS[NETWORK].title} after one.")
        with started(screen, [*command, str(weights)], home, weights.name):
            draw_and_read(screen)
        log = next(home.rglob("digitscope.log"), None)
        if log is not None and (text := log.read_text(encoding="utf-8")):
            fail(f"Something went wrong on the way:\n{text}")
    print("All is well.")


@contextmanager
def a_screen() -> Iterator[Screen]:
    """One that nobody else uses."""
    server = ["Xvfb", "-displayfd", "1", "-screen", "0", "1280x720x24"]
    with subprocess.Popen(server, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        assert process.stdout is not None
        try:
            yield Screen(f":{process.stdout.readline().strip()}")
        finally:
            process.terminate()


@contextmanager
def started(screen: Screen, command: list[str], home: Path, title: str) -> Iterator[None]:
    """The program in the folder ``home``, from when its window has ``title`` to when it has left by its own command."""
    with subprocess.Popen(command, cwd=home) as process:
        try:
            until(lambda: bool(screen.window()), "the window")
            until(lambda: screen.title().startswith(title), f"the title {title}")
            screen.focus()
            until(screen.stands_still, "the window to stand still")
            yield
            screen.focus()
            screen.press("ctrl+q")
            until(lambda: process.poll() is not None, "the end")
            if process.returncode:
                fail(f"It ended with the status {process.returncode}.")
        finally:
            process.kill()


def draw_and_read(screen: Screen) -> None:
    """A 7 that is read as one."""
    screen.stroke(SEVEN)
    until(lambda: screen.read() == "7", "a 7 to be read")


def train(screen: Screen, home: Path) -> None:
    """Choose another network in the menu and train it for an epoch, after which it is kept as unfinished."""
    screen.press("alt+n", "n", *["Down"] * list(PRESETS).index(NETWORK), "Return")
    until(lambda: screen.title().startswith(PRESETS[NETWORK].title), "the new network")
    screen.press("shift+F9")
    until(lambda: any(home.rglob("unfinished/*.safetensors")), "the end of an epoch")
    screen.press("shift+F5")


def save(screen: Screen, weights: Path) -> None:
    """Save in the dialog, by its name."""
    screen.press("ctrl+s")
    until(lambda: bool(screen.do("search", "--onlyvisible", "--name", "Save weights as")), "the dialog")
    screen.do("type", str(weights))
    screen.press("Return")
    until(lambda: screen.title().startswith(weights.name), "the weights to be saved")


def until(condition: Callable[[], bool], what: str) -> None:
    """Wait for ``condition``, and say how long that was."""
    begun = time.monotonic()
    while not condition():
        if time.monotonic() - begun > PATIENCE:
            subprocess.run(["import", "-window", "root", "smoke.png"], check=False)
            fail(f"{what[0].upper()}{what[1:]} was waited for in vain; smoke.png shows the screen.")
        time.sleep(PAUSE)
    print(f"{time.monotonic() - begun:6.2f} s for {what}")


def fail(sentence: str) -> None:
    """Say what is wrong, and end."""
    raise SystemExit(sentence)


if __name__ == "__main__":
    main()
