"""The texts that a person reads, and what the translations make of them.

``python -m tests.translations`` brings resources/translations up to date with the code: new texts come in without a
translation, those that are no more go, and the .ts files, which people edit, become the .qm files, which Qt reads.
"""

import ast
import errno
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from typing import get_args, get_type_hints
from xml.etree import ElementTree

import PySide6

from core.explain.kernels import KERNELS
from core.explain.methods import METHODS
from core.explain.worked_examples import EXAMPLES
from core.model.model import Card
from core.model.presets import PRESETS
from core.nn.layers import KINDS
from core.nn.losses import LOSSES
from core.synthesis import pen_pictures
from core.training.config import TrainingConfig
from desktop.language import CONTEXT
from resources import TRANSLATIONS

ROOT = Path(__file__).resolve().parents[1]
"""Of the code."""

SAYING = ("said", "UserError", "NoMemoryError")
"""What ``core`` says its sentences with."""

REASONS = (
    *(errno.ENOENT, errno.EACCES, errno.EPERM, errno.EISDIR, errno.ENOTDIR, errno.EEXIST),
    *(errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO, errno.ENAMETOOLONG, errno.EFBIG, errno.EMFILE, errno.ELOOP),
)
"""Why files cannot be read or written, mostly: the system's own words for them are English."""


@dataclass(frozen=True, order=True)
class Text:
    """What stands in the code, what it means where that is said, and whether it is one or many."""

    source: str
    meaning: str = ""
    counted: bool = False


def texts() -> set[Text]:
    """All that a person may read: in the code of the window, and the names and descriptions that ``core`` has."""
    found = set(_of_core())
    for path in (ROOT / "desktop").rglob("*.py"):
        found |= set(_of_code(ast.parse(path.read_text(encoding="utf-8"))))
    return found | {Text(template.value) for *_, template in sentences() if isinstance(template, ast.Constant)}


def sentences() -> Iterator[tuple[Path, int, str, ast.expr]]:
    """Where ``core`` says something, with which of :data:`SAYING`, and what it is that is filled in."""
    for path in sorted((ROOT / "core").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in SAYING and node.args:
                yield path, node.lineno, node.func.id, node.args[0]


def _of_code(tree: ast.AST) -> Iterator[Text]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("tr", "counted"):
            said = [word.value for word in node.args if isinstance(word, ast.Constant) and isinstance(word.value, str)]
            if node.func.id == "counted":
                yield Text(said[1], counted=True)
            elif said:
                yield Text(*said)


def _words(kinds: Iterable[object]) -> Iterator[str]:
    """What may be chosen of ``kinds``, in whatever it is held."""
    for kind in kinds:
        if isinstance(kind, str):
            yield kind
        else:
            yield from _words(get_args(kind))


def _of_core() -> Iterator[Text]:
    for preset in PRESETS.values():
        yield from (Text(preset.title), Text(preset.summary))
    for layer in KINDS.values():
        yield from (Text(layer.title), Text(layer.summary), *map(Text, (*layer.hints.values(), *layer.steps)))
        yield from (Text(field.name) for field in fields(layer))  # type: ignore[arg-type]
        yield from map(Text, _words(get_type_hints(layer).values()))
    for method in METHODS.values():
        yield from (Text(method.title), Text(method.shows), Text(method.hides))
    for example in EXAMPLES:
        yield from (Text(example.title), Text(example.tip))
    yield from map(Text, (*KERNELS, *LOSSES, pen_pictures.NAME))
    yield from map(Text, map(os.strerror, REASONS))
    yield from (Text(field.name.replace("_", " ")) for field in fields(Card))
    for field in fields(TrainingConfig):
        yield Text(field.name.replace("_", " "))
        yield from map(Text, (word for word in get_args(field.type) if isinstance(word, str)))


def read(path: Path) -> dict[Text, list[str]]:
    """What a .ts file makes of each text, the form for one first where there are two; nothing where it says nothing."""
    translated = {}
    for message in ElementTree.parse(path).getroot().iter("message"):
        counted = message.get("numerus") == "yes"
        said = message.find("translation")
        assert said is not None
        forms = [form.text or "" for form in said.iter("numerusform")] if counted else [said.text or ""]
        text = Text(message.findtext("source", ""), message.findtext("comment", ""), counted)
        translated[text] = [] if said.get("type") == "unfinished" else forms
    return translated


def write(path: Path, language: str, translated: dict[Text, list[str]]) -> None:
    """Write a .ts file, in an order that does not depend on where the texts stand."""
    root = ElementTree.Element("TS", version="2.1", language=language, sourcelanguage="en")
    context = ElementTree.SubElement(root, "context")
    ElementTree.SubElement(context, "name").text = CONTEXT
    for text, forms in sorted(translated.items()):
        message = ElementTree.SubElement(context, "message", {"numerus": "yes"} if text.counted else {})
        ElementTree.SubElement(message, "source").text = text.source
        if text.meaning:
            ElementTree.SubElement(message, "comment").text = text.meaning
        said = ElementTree.SubElement(message, "translation", {} if forms else {"type": "unfinished"})
        if text.counted:
            for form in forms:
                ElementTree.SubElement(said, "numerusform").text = form
        else:
            said.text = forms[0] if forms else ""
    ElementTree.indent(root, " ")
    head = b'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'
    path.write_bytes(head + ElementTree.tostring(root, "utf-8") + b"\n")


def main() -> int:
    """Bring every .ts file up to date; returns 1 where something is not translated yet."""
    wanted, missing = texts(), 0
    for path in sorted(TRANSLATIONS.glob("*.ts")):
        language = path.stem.rpartition("_")[2]
        before = read(path)
        now = {text: before.get(text, []) for text in wanted}
        write(path, language, now)
        compiler = Path(PySide6.__file__).parent / "lrelease"
        subprocess.run([compiler, "-silent", path, "-qm", path.with_suffix(".qm")], check=True)
        untranslated = [text for text in sorted(wanted) if not now[text]]
        print(f"{path.name}: {len(wanted)} texts, {len(untranslated)} without a translation")
        for text in untranslated:
            print(f"  {text.source!r}")
        missing += len(untranslated)
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
