"""Holds the arrows of CONTRIBUTING between folders, read off the syntax trees of all modules: none escapes them."""

import ast
import sys
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
QT = {"PySide6", "pyqtgraph"}
CORE_LIBRARIES = {"numpy", "safetensors", "threadpoolctl"}

FEATURES = {"canvas", "reading", "training", "filters", "activations", "my_digits"}
"""Folders of ``desktop`` that know what they share, and never each other."""


def name_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


FILES = {
    name_of(path): path
    for path in (ROOT / "main.py", *(p for top in ("core", "desktop", "resources") for p in (ROOT / top).rglob("*.py")))
}


@cache
def statements(module: str) -> tuple[tuple[ast.Import | ast.ImportFrom, bool], ...]:
    """Every import statement, and whether it runs when the module is imported."""
    tree = ast.parse(FILES[module].read_text(encoding="utf-8"))
    late = {
        node
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        for node in ast.walk(function)
    }
    return tuple((node, node not in late) for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom))


def names(node: ast.Import | ast.ImportFrom) -> Iterator[tuple[str, str]]:
    """The module that a statement imports, and the name it takes from it, "" for the module itself."""
    for alias in node.names:
        if isinstance(node, ast.Import):
            yield alias.name, ""
        elif f"{node.module}.{alias.name}" in FILES:
            yield f"{node.module}.{alias.name}", ""
        else:
            yield node.module or "", alias.name


def imports(module: str, late: bool = True) -> set[str]:
    return {name for node, early in statements(module) if early or late for name, _ in names(node)}


def foreign(module: str) -> set[str]:
    """The libraries it imports."""
    tops = {name.partition(".")[0] for name in imports(module)}
    return tops - set(sys.stdlib_module_names) - {"core", "desktop", "resources", "main"}


def loaded_with(module: str) -> set[str]:
    """All modules that importing ``module`` imports, libraries by their top name."""
    found: set[str] = set()
    waiting = {module}
    while waiting:
        name = waiting.pop()
        found.add(name if name in FILES else name.partition(".")[0])
        if name in FILES:
            packages = {name.rsplit(".", depth)[0] for depth in range(1, name.count(".") + 1)}
            waiting |= (imports(name, late=False) | packages) - found
    return found


def folder(module: str) -> str:
    """``core.nn.layers.dense`` lies in ``core.nn``, ``core.types`` in ``core``, ``desktop.engine.jobs`` in its own."""
    parts = module.split(".")
    return ".".join(parts[:2]) if FILES[module].parent != ROOT / parts[0] else parts[0]


def folders_known(module: str) -> set[str]:
    """The folders of ours that it imports from, but for its own."""
    return {folder(name) for name in imports(module) if name in FILES} - {folder(module)}


@pytest.mark.parametrize("module", sorted(name for name in FILES if name.partition(".")[0] == "core"))
def test_core_knows_numpy_and_itself(module: str) -> None:
    assert foreign(module) <= CORE_LIBRARIES
    assert {name.partition(".")[0] for name in folders_known(module)} <= {"core"}


@pytest.mark.parametrize("module", sorted(name for name in FILES if folder(name) == "core"))
def test_what_all_of_core_shares_knows_none_of_its_folders(module: str) -> None:
    assert not folders_known(module)


def test_the_folders_form_no_circle() -> None:
    graph: dict[str, set[str]] = {}
    for name in FILES:
        graph.setdefault(folder(name), set()).update(folders_known(name))
    assert list(TopologicalSorter(graph).static_order())


def test_no_module_needs_itself() -> None:
    graph = {name: {other for other in imports(name) if other in FILES} for name in FILES}
    assert len(list(TopologicalSorter(graph).static_order())) == len(FILES)
