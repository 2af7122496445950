"""Mutation testing: changes one thing in a module at a time, and says which changes its tests do not notice.

``python -m tests.benchmarks.mutants core/nn/losses.py … [--count 25] [--seed 0] [--tests FILE …]``

It works in a copy under a temporary folder and never touches the checkout. A mutant is killed if a test fails, or if
the tests take ten times the processor's time that they take with nothing changed. One that survives is equivalent
(nobody can tell it from what was there), or a test is missing, or what was changed is not needed.
"""

import argparse
import ast
import os
import random
import resource
import shutil
import signal
import sys
import tempfile
from collections.abc import Callable, Iterator
from copy import deepcopy
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import numpy  # noqa: F401  # these four are loaded once, and not in every process
import pytest
import safetensors.numpy  # noqa: F401
import threadpoolctl  # noqa: F401
from hypothesis import Phase, settings

ROOT = Path(__file__).resolve().parents[2]
SLOW = {"test_pytorch.py", "test_workers.py", "test_benchmark.py"}
"""Tests that are left out unless they are asked for."""

SWAPPED: dict[type, type] = {
    **{ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq},
    **{ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In, ast.And: ast.Or, ast.Or: ast.And},
    **{ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult, ast.FloorDiv: ast.Mult},
    **{ast.Pow: ast.Mult, ast.Mod: ast.Mult, ast.BitAnd: ast.BitOr, ast.BitOr: ast.BitAnd},
}


class Mutant(NamedTuple):
    """What is changed at ``line``: the change ``which`` of those to the node of this ``number``."""

    line: int
    words: str
    number: int
    which: int


def mutants(tree: ast.Module) -> list[Mutant]:
    """Every way to change one thing in the module ``tree``."""
    left_out = out_of_bounds(tree)
    return [
        Mutant(line, text, number, which)
        for number, node in enumerate(ast.walk(tree))
        if node not in left_out
        for which, (line, text, _) in enumerate(changes(node))
    ]


def changed(tree: ast.Module, mutant: Mutant) -> str:
    """The text of the module with this one change."""
    copy = deepcopy(tree)
    node = next(islice(ast.walk(copy), mutant.number, None))
    _, _, change = list(changes(node))[mutant.which]
    change()
    return ast.unparse(ast.fix_missing_locations(copy))


def out_of_bounds(tree: ast.Module) -> set[ast.AST]:
    """The nodes that say nothing about what is computed: types, and what is called when an object is printed."""
    inside: set[ast.AST] = set()
    for node in ast.walk(tree):
        parts = [getattr(node, "annotation", None), getattr(node, "returns", None)]
        if isinstance(node, ast.Assign) and "Literal" in ast.unparse(node.value):
            parts.append(node.value)
        if isinstance(node, ast.Assert):
            parts.append(node)
        inside |= {below for part in parts if part is not None for below in ast.walk(part)}
    return inside


def changes(node: ast.AST) -> Iterator[tuple[int, str, Callable[[], None]]]:
    """Line, words and deed of everything that can be changed in ``node`` itself."""
    line = getattr(node, "lineno", 0)

    def put(where: object, name: str, value: object) -> Callable[[], None]:
        return lambda: setattr(where, name, value)

    match node:
        case ast.Compare(ops=ops):
            for place, op in enumerate(ops):
                other = [*ops[:place], SWAPPED[type(op)](), *ops[place + 1 :]]
                yield line, f"{ast.unparse(node)}: {words(op)}", put(node, "ops", other)
        case ast.BinOp(op=op) | ast.BoolOp(op=op) | ast.AugAssign(op=op) if type(op) in SWAPPED:
            yield line, f"{ast.unparse(node)}: {words(op)}", put(node, "op", SWAPPED[type(op)]())
        case ast.UnaryOp(op=ast.Not()):
            yield line, f"{ast.unparse(node)}: not dropped", put(node, "op", ast.UAdd())
        case ast.UnaryOp(op=ast.USub()):
            yield line, f"{ast.unparse(node)}: minus dropped", put(node, "op", ast.UAdd())
        case ast.Constant(value=bool() as value):
            yield line, f"{value} -> {not value}", put(node, "value", not value)
        case ast.Constant(value=int() | float() as value):
            for new in (value + 1, value - 1):
                yield line, f"{value} -> {new}", put(node, "value", new)
        case ast.If(test=test) | ast.IfExp(test=test):
            yield line, f"if {ast.unparse(test)}: turned round", put(node, "test", ast.UnaryOp(ast.Not(), test))
        case ast.Return(value=ast.expr() as value):
            yield line, f"return {ast.unparse(value)}: None", put(node, "value", ast.Constant(None))
    for block in ("body", "orelse"):
        statements = getattr(node, block, None)
        for place, statement in enumerate(statements if isinstance(statements, list) else []):
            plain = isinstance(statement, ast.Expr) and not isinstance(statement.value, ast.Constant | ast.Yield)
            if plain or isinstance(statement, ast.AugAssign | ast.Raise | ast.Continue | ast.Break):
                rest = [*statements[:place], ast.Pass(), *statements[place + 1 :]]
                yield statement.lineno, f"{ast.unparse(statement)}: dropped", put(node, block, rest)


def words(op: ast.AST) -> str:
    return f"{type(op).__name__} -> {SWAPPED[type(op)].__name__}"


def tests_of(module: Path) -> list[str]:
    """Those of its folder, its own first: ``core/nn/layers/dense.py`` has ``tests/core/nn``."""
    folder = Path("tests", *module.parts[:2])
    files = [path for path in sorted((ROOT / folder).rglob("test_*.py")) if path.name not in SLOW]
    files.sort(key=lambda path: path.stem != f"test_{module.stem}")
    return [str(path.relative_to(ROOT)) for path in files]


def passes(tests: list[str], seconds: float) -> tuple[bool, float]:
    """Whether the tests pass here, and the processor's time that took; a process of its own, with a bound on that."""
    child = os.fork()
    if not child:
        resource.setrlimit(resource.RLIMIT_CPU, (int(seconds) + 1, int(seconds) + 2))
        signal.alarm(int(60 + 20 * seconds))
        nothing = os.open(os.devnull, os.O_WRONLY)
        if "MUTANTS_TALK" not in os.environ:
            os.dup2(nothing, 1)
            os.dup2(nothing, 2)
        known = ["-W", "ignore::pytest.PytestAssertRewriteWarning"]  # of hypothesis, which is loaded already
        quiet = [*known, "-x", "-q", "-p", "no:pytest-qt", "-p", "no:cacheprovider", "--hypothesis-profile", "mutants"]
        os._exit(int(pytest.main([*quiet, *tests])))
    _, status, used = os.wait4(child, 0)
    return status == 0, used.ru_utime + used.ru_stime


def copy_to(folder: Path) -> None:
    for name in ("core", "desktop", "resources", "tests"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("main.py", "pyproject.toml"):
        shutil.copy(ROOT / name, folder / name)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("modules", nargs="+", type=Path)
    parser.add_argument("--count", type=int, default=25, help="mutants of each module, at most")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--tests", nargs="*", default=[], help="instead of those of the module's folder")
    parser.add_argument("--only", help="of the tests those that pytest's -k chooses")
    given = parser.parse_args()
    settings.register_profile(
        "mutants", deadline=None, derandomize=True, database=None, phases=[Phase.explicit, Phase.generate]
    )
    with tempfile.TemporaryDirectory() as name:
        copy_to(Path(name))
        os.chdir(name)
        sys.path[:] = [name, *(path for path in sys.path if path and Path(path).resolve() != ROOT)]
        os.environ["PYTHONPATH"] = name
        for loaded in [key for key in sys.modules if key.partition(".")[0] in ("core", "tests", "resources")]:
            del sys.modules[loaded]
        for module in given.modules:
            tests = given.tests or tests_of(module)
            examine(module, [*(["-k", given.only] if given.only else []), *tests], given.count, given.seed)


def examine(module: Path, tests: list[str], count: int, seed: int) -> None:
    source = module.read_text(encoding="utf-8")
    sys.dont_write_bytecode = False
    sound, seconds = passes(tests, 600)
    if not sound:
        sys.exit(f"The tests of {module} fail with nothing changed.")
    sys.dont_write_bytecode = True  # an old one could not be told from that of a mutant of the same second and size
    for old in module.parent.glob(f"__pycache__/{module.stem}.*"):
        old.unlink()
    tree = ast.parse(source)
    every = mutants(tree)
    chosen = sorted(random.Random(seed).sample(range(len(every)), min(count, len(every))))
    survivors = 0
    for one in (every[place] for place in chosen):
        module.write_text(changed(tree, one), encoding="utf-8")
        survived, _ = passes(tests, 10 * seconds + 5)
        survivors += survived
        print(f"{'SURVIVED' if survived else 'killed  '} {module}:{one.line}  {one.words}", flush=True)
    module.write_text(source, encoding="utf-8")
    print(f"{module}: {len(chosen)} of {len(every)} mutants, {survivors} survived", flush=True)


if __name__ == "__main__":
    main()
