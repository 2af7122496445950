"""Holds the arrows of CONTRIBUTING between folders, read off the syntax trees of all modules: none escapes them."""

import ast
import sys
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
ARRAYS = {"NDArray", "ndarray"}
QT = {"PySide6", "pyqtgraph"}
CORE_LIBRARIES = {"numpy", "safetensors", "threadpoolctl"}
EXTRAS = {"core.exchange.onnx_model": {"onnx"}}
"""Modules that know a library which need not be there."""

SHARED = {
    "engine": set(),
    "widgets": set(),
    "session": {"engine", "widgets"},
}
"""Folders of ``desktop`` that others build on, and what each of them may know beside ``core`` and ``resources``."""

ON_TOP = {
    "shell": {"canvas", "reading", "exchange"},
    "cli": {"training", "reading", "widgets"},
}
"""Folders that put the program together, and the features that they know by more than their tab."""

BUILDS_ON = {"runs": {"training"}, "lessons": {"training"}}
"""Features that are about what another one does, and know the messages it says that with."""

QT_FREE = {
    "desktop.engine": "",
    "desktop.cli": "",
    "desktop.training": "figures history job messages pace writer preview range_job words",
    "desktop.my_digits": "file job messages taught",
    "desktop.reading": "question",
    "desktop.activations": "question",
    "desktop.overview": "question",
    "desktop.filters": "question showing start",
    "desktop.wants": "question",
    "desktop.convolution": "held_kernels numbers pictures question words",
    "desktop.map": "question tsne",
    "desktop.evaluation": "choosing question shading",
    "desktop.network_editor": "draft past starts",
    "desktop.why": "question change",
    "desktop.exchange": "question",
    "desktop.runs": "batches comparing export read_ahead record recording replay store",
    "desktop.session": "reading",
    "desktop.lessons": "answers lesson parsing",
    "desktop.shell": "display",
    "desktop.widgets": "words plot_data tile_layout chart_axes colour_maps marks",
}
"""Folders of which all modules, or those named, work where Qt is not installed."""


def name_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


FILES = {
    name_of(path): path
    for path in (ROOT / "main.py", *(p for top in ("core", "desktop", "resources") for p in (ROOT / top).rglob("*.py")))
}


@cache
def tree(module: str) -> ast.Module:
    return ast.parse(FILES[module].read_text(encoding="utf-8"))


@cache
def statements(module: str) -> tuple[tuple[ast.Import | ast.ImportFrom, bool], ...]:
    """Every import statement, and whether it runs when the module is imported."""
    late = {
        node
        for function in ast.walk(tree(module))
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        for node in ast.walk(function)
    }
    return tuple(
        (node, node not in late) for node in ast.walk(tree(module)) if isinstance(node, ast.Import | ast.ImportFrom)
    )


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


def belonging_to(top: str) -> list[str]:
    return sorted(name for name in FILES if name.partition(".")[0] == top)


def own_folders(module: str) -> set[str]:
    """The folders of ``desktop`` that it knows, by their own names."""
    return {name.partition(".")[2] for name in folders_known(module) if name.startswith("desktop.")}


@pytest.mark.parametrize("module", belonging_to("core"))
def test_core_knows_numpy_and_itself(module: str) -> None:
    assert foreign(module) <= CORE_LIBRARIES | EXTRAS.get(module, set())
    assert {name.partition(".")[0] for name in folders_known(module)} <= {"core"}


@pytest.mark.parametrize("module", sorted(name for name in FILES if folder(name) == "core"))
def test_what_all_of_core_shares_knows_none_of_its_folders(module: str) -> None:
    assert not folders_known(module)


FEATURES = {path.name for path in (ROOT / "desktop").iterdir() if path.is_dir() and path.name != "__pycache__"} - {
    *SHARED,
    *ON_TOP,
}
"""Every other folder of ``desktop``: a new one is a feature and cannot escape."""


def features_of(name: str) -> list[str]:
    return sorted(module for module in FILES if folder(module) == f"desktop.{name}")


@pytest.mark.parametrize("module", [module for name in sorted(FEATURES) for module in features_of(name)])
def test_a_feature_knows_what_is_shared_and_no_other_feature(module: str) -> None:
    beside = BUILDS_ON.get(module.split(".")[1], set())
    assert own_folders(module) <= {*SHARED, *beside}
    taken = {name for other in beside for name in imports(module) & set(features_of(other))}
    assert taken <= {f"desktop.{other}.messages" for other in beside}


@pytest.mark.parametrize("module", [module for name in sorted(SHARED) for module in features_of(name)])
def test_what_is_shared_knows_no_feature(module: str) -> None:
    assert own_folders(module) <= SHARED[module.split(".")[1]]


@pytest.mark.parametrize("module", [module for name in sorted(ON_TOP) for module in features_of(name)])
def test_the_shell_and_the_command_line_know_few_features(module: str) -> None:
    assert own_folders(module) <= {*SHARED, *ON_TOP[module.split(".")[1]]}


@pytest.mark.parametrize("folder_name", sorted(QT_FREE))
def test_these_work_where_qt_is_not_installed(folder_name: str) -> None:
    named = QT_FREE[folder_name].split()
    modules = [f"{folder_name}.{name}" for name in named] or features_of(folder_name.partition(".")[2])
    for module in modules:
        assert not loaded_with(module) & QT, module
    assert not loaded_with("main") & QT


@pytest.mark.parametrize("module", sorted(FILES))
def test_only_the_plots_know_pyqtgraph(module: str) -> None:
    assert "pyqtgraph" not in foreign(module) or folder(module) == "desktop.widgets"


@pytest.mark.parametrize("module", features_of("widgets"))
def test_widgets_take_values_and_no_functions_of_core_but_those_for_files(module: str) -> None:
    taken = [name for node, _ in statements(module) for source, name in names(node) if source.startswith("core")]
    assert not [name for name in taken if not name[:1].isupper() and name not in ("write_whole", "is_there")]


def test_every_tab_is_a_folder_that_exports_one() -> None:
    listed = FILES["desktop.shell.tabs"].read_text(encoding="utf-8")
    with_a_tab = {name for name in FEATURES if f"desktop.{name}.tab" in FILES}
    assert with_a_tab
    assert all(f'"{name}"' in listed for name in with_a_tab)


def test_every_tool_is_a_folder_that_exports_one() -> None:
    listed = FILES["desktop.shell.tabs"].read_text(encoding="utf-8")
    with_a_tool = {name for name in FEATURES if f"desktop.{name}.tool" in FILES}
    assert with_a_tool
    assert all(f'"{name}"' in listed for name in with_a_tool)


def test_the_folders_form_no_circle() -> None:
    graph: dict[str, set[str]] = {}
    for name in FILES:
        graph.setdefault(folder(name), set()).update(folders_known(name))
    assert list(TopologicalSorter(graph).static_order())


def test_no_module_needs_itself() -> None:
    graph = {name: {other for other in imports(name) if other in FILES} for name in FILES}
    assert len(list(TopologicalSorter(graph).static_order())) == len(FILES)


def definition(module: str, name: str) -> tuple[str, ast.stmt] | None:
    """The class or the type alias of ours that ``name`` means in ``module``, behind the module that it stands in."""
    for node in tree(module).body:
        match node:
            case (
                ast.ClassDef(name=defined)
                | ast.AnnAssign(target=ast.Name(id=defined))
                | ast.Assign(targets=[ast.Name(id=defined)])
            ) if defined == name:
                return module, node
    sources = {source for node, _ in statements(module) for source, taken in names(node) if taken == name}
    return next((found for source in sources & set(FILES) if (found := definition(source, name))), None)


def types_in(annotation: ast.AST) -> Iterator[str]:
    """The names that stand in it; what a function takes and gives is not compared with it."""
    match annotation:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            yield name
        case ast.Constant(value=str(text)):
            yield from types_in(ast.parse(text))
        case ast.Subscript(value=ast.Name(id="Callable" | "Literal")):
            pass
        case _:
            for part in ast.iter_child_nodes(annotation):
                yield from types_in(part)


@cache
def compares_arrays(module: str, name: str) -> bool:
    """Whether ``name`` means arrays in ``module``, or a tuple of such with names."""
    if name in ARRAYS:
        return True
    match definition(module, name):
        case home, ast.ClassDef(bases=bases) as node if "NamedTuple" in map(ast.unparse, bases):
            return holds_arrays(home, node)
        case home, (ast.AnnAssign(value=ast.expr() as value) | ast.Assign(value=value)):
            return any(compares_arrays(home, part) for part in types_in(value))
    return False


def holds_arrays(module: str, node: ast.ClassDef) -> bool:
    """Whether a field of the class, or of one that it is derived from, holds arrays and is compared."""
    fields = [
        line.annotation
        for line in node.body
        if isinstance(line, ast.AnnAssign)
        and "ClassVar" not in types_in(line.annotation)
        and not (line.value and "compare=False" in ast.unparse(line.value))
    ]
    bases = [definition(module, name) for base in node.bases for name in types_in(base)]
    return any(compares_arrays(module, name) for field in fields for name in types_in(field)) or any(
        holds_arrays(home, base) for home, base in filter(None, bases) if isinstance(base, ast.ClassDef)
    )


def dataclasses_with_arrays() -> Iterator[tuple[str, bool]]:
    """Their names, and whether they are compared field by field."""
    for module in belonging_to("core") + belonging_to("desktop"):
        for node in ast.walk(tree(module)):
            decorators = [ast.unparse(mark) for mark in node.decorator_list] if isinstance(node, ast.ClassDef) else []
            made = next((mark for mark in decorators if mark.partition("(")[0] == "dataclass"), None)
            if isinstance(node, ast.ClassDef) and made and holds_arrays(module, node):
                yield f"{module}.{node.name}", "eq=False" not in made


def test_dataclasses_with_arrays_are_compared_as_themselves() -> None:
    """Two arrays that are compared say no truth but many, and have no hash: field by field both would raise."""
    found = dict(dataclasses_with_arrays())
    assert "core.model.model.Model" in found
    assert not [name for name, by_field in found.items() if by_field]
