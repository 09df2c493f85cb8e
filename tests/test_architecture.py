"""The house: few rooms, short files and functions, imports that go down and through faces, docstrings that say it all.

The layers stand in pyproject.toml ([tool.importlinter]); `make check` holds the imports against them.
"""

import ast
import importlib
import inspect
from functools import cache
from pathlib import Path

import pytest
import samestory as ss
from helpers import TOP

LIB = TOP / "lib" / "samestory"
PACKAGES = sorted(p.name for p in LIB.iterdir() if (p / "__init__.py").is_file())
MODULES = {path.relative_to(LIB).with_suffix("").parts: ast.parse(path.read_text()) for path in LIB.rglob("*.py")}


def length(function: ast.FunctionDef) -> int:
    """Lines of a function without its docstring."""
    lines = function.end_lineno - function.lineno + 1
    if ast.get_docstring(function) is not None:
        lines -= function.body[0].end_lineno - function.body[0].lineno + 1
    return lines


FUNCTIONS = {
    (*parts, node.name): length(node)
    for parts, tree in MODULES.items()
    for node in ast.walk(tree)
    if isinstance(node, ast.FunctionDef)
}
PUBLIC = {
    f"{package}.{name}": value
    for package in PACKAGES
    for name in getattr(importlib.import_module(f"samestory.{package}"), "__all__", ())
    if inspect.isfunction(value := getattr(importlib.import_module(f"samestory.{package}"), name))
}


def imports():
    """Yield (module, target): dotted names inside the package, as tuples."""
    for parts, tree in MODULES.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and node.level:
                base = parts[: len(parts) - node.level] + tuple(node.module.split(".") if node.module else ())
                yield from ((parts, (*base, alias.name)) for alias in node.names)


def test_few_rooms():
    assert len([p for p in LIB.iterdir() if p.name != "__pycache__"]) <= 21
    folders = {path.parent for path in LIB.rglob("*.py")}
    assert {f.name: n for f in folders if (n := len(list(f.glob("*.py")))) > 10} == {}


def test_short_files_and_functions():
    lengths = {str(p.relative_to(LIB)): p.read_text().count("\n") for p in LIB.rglob("*.py")}
    assert {name: n for name, n in lengths.items() if n > 300} == {}
    assert {name: n for name, n in FUNCTIONS.items() if n > 40} == {}
    assert len([name for name, n in FUNCTIONS.items() if n > 30]) < 20


def test_other_packages_are_reached_through_their_faces():
    private = [
        (".".join(parts), ".".join(target))
        for parts, target in imports()
        if target[0] != parts[0] and any(name.startswith("_") and name != "__init__" for name in target)
    ]
    assert private == []


def test_the_chain_of_packages_is_short():
    below = {name: set() for parts in MODULES if (name := parts[0]) not in ("__init__", "__main__")}
    for parts, target in imports():
        if parts[0] in below and target[0] != parts[0]:
            below[parts[0]].add(target[0])

    @cache
    def height(name):
        return 1 + max(map(height, below[name]), default=0)

    assert max(map(height, below)) <= 8


@pytest.mark.parametrize("parts", MODULES, ids=".".join)
def test_every_file_says_what_it_is(parts):
    assert ast.get_docstring(MODULES[parts])


@pytest.mark.parametrize("package", PACKAGES)
def test_a_face_fits_one_screen(package):
    face = (LIB / package / "__init__.py").read_text()
    if package != "codebooks":  # one file, its functions included
        assert face.count("\n") <= 45


@pytest.mark.parametrize("name", sorted(PUBLIC))
def test_public_functions_have_types_and_sections(name):
    function, text = PUBLIC[name], inspect.getdoc(PUBLIC[name]) or ""
    signature = inspect.signature(function)
    given = [p for p in signature.parameters.values() if p.name != "self"]
    assert signature.return_annotation is not inspect.Signature.empty
    assert all(p.annotation is not inspect.Parameter.empty for p in given)
    wanted = ["Parameters"] * bool(given) + ["Returns"]
    assert [s for s in wanted if f"\n{s}\n{'-' * len(s)}\n" not in f"\n{text}\n"] == []


def test_everything_promised_is_there():
    assert all(hasattr(ss, name) for name in ss.__all__)
    assert Path(ss.text.__file__).is_relative_to(LIB)
