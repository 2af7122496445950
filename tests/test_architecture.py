"""Holds the arrows of CONTRIBUTING: who may import whom, read off the syntax trees of all modules."""

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
WITHOUT_QT = {
    *("desktop.engine", "desktop.mailbox", "desktop.messages", "desktop.states"),
    *("desktop.history", "desktop.live_model", "desktop.training_run", "desktop.learning_run"),
    *("desktop.ink", "desktop.taught", "desktop.digits_file"),
    *("desktop.command_line", "desktop.commands", "desktop.progress_bar", "desktop.readable", "desktop.display"),
    "main",
}
ONLY_FROM = {
    "desktop.app": {"main"},
    "desktop.command_line": {"main"},
    "desktop.display": {"main"},
    "desktop.commands": {"desktop.command_line"},
    "desktop.window": {"desktop.app"},
    "desktop.session": {"desktop.window", "desktop.tabs", "desktop.files", "desktop.menu_bar"},
    "desktop.tabs": {"desktop.window"},
    "desktop.engine": {"desktop.session"},
    "desktop.mailbox": {"desktop.engine", "desktop.session"},
    "desktop.training_run": {"desktop.engine"},
    "desktop.learning_run": {"desktop.engine"},
    "desktop.live_model": {"desktop.engine", "desktop.learning_run", "desktop.training_run", "desktop.commands"},
}
WIDGETS_MAY_IMPORT = {"desktop.messages", "desktop.states", "desktop.history", "desktop.ink", "desktop.taught"}
VIEWS = {
    f"desktop.widgets.{name}"
    for name in ("canvas_panel", "verdict", "train_panel", "filters", "activations", "my_digits_view")
}


def name_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


FILES = {
    name_of(path): path
    for path in (ROOT / "main.py", *(p for top in ("core", "desktop", "resources") for p in (ROOT / top).rglob("*.py")))
}
WIDGETS = {name for name in FILES if name.startswith("desktop.widgets.")}


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


@pytest.mark.parametrize("module", sorted(name for name in FILES if name.partition(".")[0] == "core"))
def test_core_knows_numpy_and_itself(module: str) -> None:
    assert foreign(module) <= CORE_LIBRARIES
    assert not {name for name in imports(module) if name.partition(".")[0] in ("desktop", "main")}


@pytest.mark.parametrize("module", sorted(WITHOUT_QT))
def test_these_work_where_qt_is_not_installed(module: str) -> None:
    assert module in FILES
    assert not loaded_with(module) & QT


@pytest.mark.parametrize("module", sorted(ONLY_FROM))
def test_the_arrows_of_the_application(module: str) -> None:
    assert {name for name in FILES if module in imports(name)} <= ONLY_FROM[module]


@pytest.mark.parametrize("module", sorted(WIDGETS))
def test_widgets_take_values_and_each_other_s_small_parts(module: str) -> None:
    known = {name for name in imports(module) if name.partition(".")[0] == "desktop"}
    assert known <= WIDGETS_MAY_IMPORT | WIDGETS
    assert not known & VIEWS
    taken = [name for node, _ in statements(module) for source, name in names(node) if source.startswith("core")]
    assert not [name for name in taken if not name[:1].isupper()]  # classes and constants, never functions


@pytest.mark.parametrize("module", sorted(FILES))
def test_only_views_plot(module: str) -> None:
    assert "pyqtgraph" not in foreign(module) or module in WIDGETS


def test_no_module_needs_itself() -> None:
    graph = {name: {other for other in imports(name) if other in FILES} for name in FILES}
    assert len(list(TopologicalSorter(graph).static_order())) == len(FILES)
