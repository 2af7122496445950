"""Nothing that a person reads is forgotten: it goes through ``tr``, and every translation says it."""

import ast
import re
from pathlib import Path
from string import Formatter

import pytest
from PySide6.QtCore import QTranslator

from desktop.language import CONTEXT
from resources import TRANSLATIONS
from tests.test_architecture import FILES
from tests.translations import Text, read, sentences, texts

FILES_OF_PEOPLE = sorted(TRANSLATIONS.glob("*.ts"))

SHOWN = {
    *("setText", "setToolTip", "setAccessibleName", "setAccessibleDescription", "setWindowTitle", "setTitle"),
    *("setPlaceholderText", "setSpecialValueText", "setStatusTip", "setInformativeText", "drawText"),
    *("addItem", "addItems", "addTab", "addMenu", "addRow", "QLabel", "QPushButton", "QCheckBox", "QAction", "QMenu"),
    *("label", "Entry", "Choices", "Setting", "HelpMark", "show_note", "show_error", "show_empty", "UserError"),
}
"""What is handed to these is read."""

NAMES = {"ReLU", "PCA", "t-SNE", "Digitscope"}
"""The same in every language."""

ENGLISH = {
    "desktop.shell.display",  # speaks before there is a language: of a window that cannot be opened
}
"""Modules that are not translated."""

WINDOW = sorted(name for name in FILES if name.startswith("desktop.") and name.split(".")[1] != "cli")


def placeholders(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name is not None}


def test_there_is_a_translation() -> None:
    assert {path.name for path in FILES_OF_PEOPLE} == {"digitscope_de.ts"}


@pytest.mark.parametrize("path", FILES_OF_PEOPLE, ids=lambda path: path.stem)
def test_every_text_is_translated_and_nothing_else(path: Path) -> None:
    translated = read(path)
    assert {text for text, forms in translated.items() if forms} == texts(), "python -m tests.translations says which"


@pytest.mark.parametrize("path", FILES_OF_PEOPLE, ids=lambda path: path.stem)
def test_a_translation_fills_in_the_same_and_marks_a_key_where_the_text_does(path: Path) -> None:
    for text, forms in read(path).items():
        for form in forms:
            ours, theirs = placeholders(text.source), placeholders(form)
            assert ours - theirs <= ({"count"} if text.counted else set()), text.source
            assert theirs <= ours, text.source
            # "&" before a letter is the key that chooses it; one more in a rich text is an entity of HTML.
            marks = [bool(re.search(r"&\w(?!\w*;)", each)) for each in (text.source, form)]
            assert marks[0] == marks[1], text.source
            assert text.source.startswith("\n") == form.startswith("\n"), text.source


@pytest.mark.parametrize("path", FILES_OF_PEOPLE, ids=lambda path: path.stem)
def test_qt_reads_what_people_wrote(path: Path) -> None:
    translator = QTranslator()
    assert translator.load(str(path.with_suffix(".qm")))
    for text, forms in read(path).items():
        for count, form in zip((1, 5) if text.counted else (-1,), forms, strict=True):
            said = translator.translate(CONTEXT, text.source, text.meaning or None, count)
            assert said == form, "python -m tests.translations makes the .qm anew"


def test_a_text_stands_where_it_is_translated() -> None:
    """``tr(name)`` is for what ``core`` calls things; whatever has a value in it is a template."""
    made = [
        f"{module}:{node.lineno}"
        for module, path in FILES.items()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("tr", "counted")
        if any(isinstance(word, ast.JoinedStr | ast.BinOp) for word in node.args)
    ]
    assert not made


def test_every_sentence_of_core_is_a_template() -> None:
    """So it is among the texts that are translated. Only ``said`` takes names, which are among them anyhow."""
    made = [
        f"{path.name}:{line}"
        for path, line, called, template in sentences()
        if not isinstance(template, ast.Constant)
        and (called == "UserError" or isinstance(template, ast.JoinedStr | ast.BinOp))
    ]
    assert not made


@pytest.mark.parametrize("module", WINDOW)
def test_what_is_shown_is_translated(module: str) -> None:
    if module in ENGLISH:
        return
    tree = ast.parse(FILES[module].read_text(encoding="utf-8"))
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call) and _name(node.func) in SHOWN)
    shown = [word for call in calls for word in _said(call)]
    values = (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef) and node.name == "accessible_value")
    shown += [node.value for each in values for node in ast.walk(each) if isinstance(node, ast.Return) and node.value]
    bare = [f"line {word.lineno}: {said}" for word in shown for said in _english(word)]
    assert not bare


def _name(called: ast.expr) -> str:
    return called.attr if isinstance(called, ast.Attribute) else called.id if isinstance(called, ast.Name) else ""


def _said(call: ast.Call) -> list[ast.expr]:
    """What a call is handed to be read: a label's second word is its role, an entry's icon and keys are no words."""
    if _name(call.func) in ("label", "Entry", "Choices"):
        return [*call.args[:1], *(word.value for word in call.keywords if word.arg == "tip")]
    return call.args


def _english(word: ast.expr) -> list[str]:
    """What of it is said in English: in a text, in one of two, or in what a text is put together of."""
    match word:
        case ast.Constant(value=str(text)) if re.search(r"[A-Za-z]{2}", text) and text not in NAMES:
            return [text]
        case ast.JoinedStr(values=parts):
            written = [part.value for part in parts if isinstance(part, ast.Constant)]
            return [text for text in map(str, written) if re.search(r"[A-Za-z]{2}", re.sub(r"<[^>]*>", "", text))]
        case ast.IfExp(body=one, orelse=other):
            return [*_english(one), *_english(other)]
        case ast.BoolOp(values=parts):
            return [text for part in parts for text in _english(part)]
        case _:
            return []


def test_nothing_is_said_before_the_language_is_known() -> None:
    """Texts of a module are said while it loads: what the program loads before it speaks has none."""
    import subprocess
    import sys

    script = "import sys, desktop.cli.command_line, desktop.shell.app; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.split()
    assert "desktop.session.settings" in loaded
    for module in set(loaded) & set(FILES):
        tree = ast.parse(FILES[module].read_text(encoding="utf-8"))
        kinds = (ast.FunctionDef, ast.Lambda)
        late = {node for made in ast.walk(tree) if isinstance(made, kinds) for node in ast.walk(made)}
        early = {node for node in ast.walk(tree) if isinstance(node, ast.Call)} - late
        assert not [node.lineno for node in early if _name(node.func) in ("tr", "counted")], module


def test_one_text_is_told_from_another_that_is_the_same_in_english() -> None:
    assert {Text("Step"), Text("Step", "schedule")} <= texts()
