"""The window in another language: chosen, remembered, and whole, with room for longer words."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QSettings, QTranslator
from PySide6.QtWidgets import QApplication

from core.model.weights import load_model
from core.nn.layers import Dense
from core.nn.network import Network
from core.training.config import TrainingConfig
from core.types import UserError
from desktop import language
from desktop.language import as_python, counted, figure, tr
from desktop.session.settings import Settings
from desktop.shell.language import names, speak
from desktop.widgets.words import data_name
from resources import TRANSLATIONS
from tests.translations import read

ROOT = Path(__file__).resolve().parents[3]

TOUR = """
import json, signal, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QComboBox, QWidget
from desktop.shell.app import run

signal.alarm(60)  # what is waited for in vain fails the test
app = QApplication([])

def window():
    return next((found for found in app.topLevelWidgets() if type(found).__name__ == "Window"), None)

def texts(widget):
    for part in (widget, *widget.findChildren(QWidget)):
        yield from map(part.property, ("text", "title", "toolTip", "accessibleName", "accessibleDescription"))
        if isinstance(part, QComboBox):
            yield from map(part.itemText, range(part.count()))
        for action in part.actions():
            yield from (action.text(), action.toolTip())

def open_tool(name):
    next(tool for tool in window().tools if tool.name == name).open()
    app.processEvents()

def lessons():
    from desktop.lessons.guide import Guide
    from desktop.lessons.parsing import shipped
    from desktop.widgets.choosing import choose

    for path in shipped("de"):
        window().files.open(path)
        for step in window().findChild(Guide).lesson.steps:
            for name, value in step.look.choices if step.look else ():
                tab = next(tab for tab in window().tabs if tab.name == step.look.tab)
                field = tab.choices[name](window().pages.look_at(tab.name))
                if name not in ("layer", "unit") and not choose(field, value):  # those are the network's
                    yield f"{path.stem}, {step.heading}: {name} {value}"

def stops():
    from desktop.tour.guide import Guide

    open_tool("tour")
    guide = window().findChild(Guide)
    while guide.isVisible():
        app.processEvents()
        if guide.place() is None:
            yield guide.stop.place
        guide.go(1)

def too_wide():
    from tests.desktop.window.using import FILLED, scrolls_sideways
    from tests.handwritten import write

    window().canvas.set_ink(write("3"))
    for tab in window().tabs:
        page = window().pages.look_at(tab.name)
        app.processEvents()
        while tab.name in FILLED and page.empty.isVisible():
            app.processEvents()
        if scrolls_sideways(page):
            yield tab.name

def tour():
    from tests.desktop.window.using import of_one_letter

    if window() is None or window().session.document is None:
        return QTimer.singleShot(0, tour)
    window().resize(1024, 544)
    app.processEvents()
    wide = list(too_wide())
    letters = list(of_one_letter(window()))
    window().pages.look_at("train").build_requested.emit()
    app.processEvents()
    missed = [*lessons(), *stops()]
    least, told = window().minimumSizeHint().toTuple(), window().messages.isVisible()
    open_tool("presentation")
    said = sorted({text for text in texts(window()) if isinstance(text, str)})
    tabs = [window().pages.tabText(n) for n in range(window().pages.count())]
    found = {"said": said, "tabs": tabs, "least": least, "told": told, "missed": missed, "wide": wide}
    print(json.dumps({**found, "letters": letters}))
    window().close()

QTimer.singleShot(0, tour)
sys.exit(run(app))
"""


def write_settings(folder: Path) -> None:
    kept = folder / "config" / "Digitscope" / "Digitscope.conf"
    kept.parent.mkdir(parents=True)
    kept.write_text("[General]\nlanguage=de\n", encoding="utf-8")


def of_german(folder: Path) -> dict[str, str]:
    """The environment of somebody who chose German."""
    folders = {f"XDG_{name}_HOME": str(folder / name.lower()) for name in ("CONFIG", "DATA", "STATE")}
    return {**os.environ, **folders, "LANGUAGE": "de"}


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))


@pytest.fixture
def _english_again(qapp: QApplication) -> Iterator[None]:
    before = QLocale()
    yield
    QLocale.setDefault(before)
    language.speak()
    for translator in qapp.findChildren(QTranslator):
        QCoreApplication.removeTranslator(translator)
        translator.deleteLater()


def test_every_tab_is_german_and_fits(tmp_path: Path) -> None:
    write_settings(tmp_path)
    done = subprocess.run(
        [sys.executable, "-c", TOUR],
        cwd=ROOT,
        env=of_german(tmp_path),
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    shown = json.loads(done.stdout.splitlines()[-1])
    german = read(TRANSLATIONS / "digitscope_de.ts")
    of_people = {form for forms in german.values() for form in forms}
    english = {text.source for text, forms in german.items() if forms != [text.source]} - of_people
    assert shown["tabs"][:2] == ["Training", "Läufe"]
    assert not english & set(shown["said"])
    assert not shown["missed"]
    assert not shown["told"]
    assert not shown["wide"]
    assert not shown["letters"]
    assert shown["least"][0] <= 640  # letters twice their size on a screen of 1280x720, and a title bar
    assert shown["least"][1] <= 328


@pytest.mark.usefixtures("_english_again")
def test_texts_numbers_and_plurals_are_german(qapp: QApplication, settings: Settings) -> None:
    settings.language = "de"
    speak(qapp, settings)
    assert tr("&Quit") == "Bee&nden"
    assert tr("{accuracy:.2f} % on {dataset}", accuracy=99.5, dataset="MNIST") == "99,50 % auf MNIST"
    assert [counted("{count:,} epoch", "{count:,} epochs", count) for count in (1, 1200)] == [
        "1 Epoche",
        "1.200 Epochen",
    ]
    assert (figure(1234.5, ",.1f"), as_python("1.234,5")) == ("1.234,5", "1,234.5")
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Abbrechen"  # Qt's own
    assert tr("Step") != tr("Step", "schedule")
    assert data_name("MNIST and pen strokes (1,200 pictures)") == "MNIST und Stiftstriche (1.200 Bilder)"
    for odd in ("digits.npz", "x (, pictures)", "x (12,3 pictures)", f"x ({'9' * 5000} pictures)"):  # a file says it
        assert data_name(odd) == odd


@pytest.mark.usefixtures("_english_again")
def test_core_says_its_sentences_in_german_too(qapp: QApplication, settings: Settings, tmp_path: Path) -> None:
    settings.language = "de"
    speak(qapp, settings)
    with pytest.raises(UserError, match=r"^Ein Stapel hat 1 bis 4\.096 Bilder, nicht 100\.000\.$"):
        TrainingConfig(batch_size=100_000)
    with pytest.raises(UserError, match=r"^Für „Lernrate“ wird eine Zahl gebraucht, nicht 'x'\.$"):
        TrainingConfig(learning_rate="x")  # type: ignore[arg-type]
    with pytest.raises(UserError, match=r"^Schicht 1, dense1, lässt sich nicht bauen: Eine dichte Schicht braucht"):
        Network((1, 28, 28), (Dense(10),))
    with pytest.raises(UserError, match=r"lässt sich nicht öffnen: Datei oder Ordner gibt es nicht\.$"):
        load_model(tmp_path / "weg.safetensors")
    language.speak()
    with pytest.raises(UserError, match="A batch has from 1 to 4,096 pictures, not 100,000"):
        TrainingConfig(batch_size=100_000)


def test_the_command_line_speaks_english(tmp_path: Path) -> None:
    write_settings(tmp_path)
    asked = [sys.executable, "main.py", "evaluate", "--weights", str(tmp_path / "{none}.safetensors")]
    done = subprocess.run(asked, cwd=ROOT, env=of_german(tmp_path), capture_output=True, text=True, timeout=60)
    assert "{none}.safetensors cannot be opened: No such file or directory." in done.stderr


SPOKEN = """
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QLocale, QSettings
from desktop.language import counted, figure
from desktop.session.settings import Settings
from desktop.shell.language import speak

app = QCoreApplication([])
speak(app, Settings(QSettings("none.ini", QSettings.Format.IniFormat)))
print(figure(1234.5, ",.1f"), QLocale().toString(1234.5, "f", 1), counted("{count:,} run", "{count:,} runs", 1))
"""


def test_english_numbers_are_those_of_the_system(tmp_path: Path) -> None:
    spoken = {"LANG": "en_US.UTF-8", "LANGUAGE": "en", "LC_NUMERIC": "de_DE.UTF-8", "LC_ALL": ""}
    environment = {**os.environ, **spoken, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", SPOKEN], cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=60
    )
    assert (done.stdout, done.stderr) == ("1.234,5 1.234,5 1 run\n", "")


@pytest.mark.usefixtures("_english_again")
def test_an_unknown_language_is_as_good_as_none(qapp: QApplication, settings: Settings) -> None:
    settings.language = "tlh"
    speak(qapp, settings)
    assert (tr("&Quit"), figure(1234.5, ",.1f")) == ("&Quit", "1,234.5")


def test_without_a_translation_one_is_told_from_many() -> None:
    assert [counted("{count} run", "{count} runs", count) for count in (0, 1, 2)] == ["0 runs", "1 run", "2 runs"]


def test_the_languages_are_called_what_they_call_themselves() -> None:
    assert names() == {"en": "English", "de": "Deutsch"}
