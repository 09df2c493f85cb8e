"""The house: packages on levels; imports go down; other packages are reached through their faces."""

import ast
from graphlib import TopologicalSorter

import samestory as ss

# What imports nothing of the project comes first. One level imports from the levels before it and from itself only.
LEVELS = (
    {"errors"},
    {"codebooks"},
    {"corpus"},
    {"language"},
    {"quantities", "sentiment", "voices"},
    {"actors", "alignment", "framing", "keyness"},
    {"discrepancies", "figures"},
    {"agreement"},
    {"__main__", "__init__"},
)
LEVEL = {name: level for level, names in enumerate(LEVELS) for name in names}


def modules(top):
    lib = top / "lib" / "samestory"
    for path in sorted(lib.rglob("*.py")):
        yield path.relative_to(lib).with_suffix("").parts, ast.parse(path.read_text())


def imports(parts, tree):
    """Dotted names inside the package that a module imports, as tuples."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.level:
            base = parts[: len(parts) - node.level] + tuple(node.module.split(".") if node.module else ())
            for alias in node.names:
                yield (*base, alias.name)


def test_imports_go_down_and_through_faces(top):
    graph = {}
    for parts, tree in modules(top):
        here = parts[0]
        assert here in LEVEL, f"{here} stands on no level"
        for target in imports(parts, tree):
            if here != "__init__" and target[0] != here:
                assert LEVEL[target[0]] < LEVEL[here], f"{'.'.join(parts)} imports {'.'.join(target)} from above"
                assert not any(name.startswith("_") for name in target), f"{'.'.join(parts)} imports a private file"
                graph.setdefault(here, set()).add(target[0])
    list(TopologicalSorter(graph).static_order())  # raises CycleError


def test_public_functions_say_what_they_do(top):
    for parts, tree in modules(top):
        assert ast.get_docstring(tree), parts
        for node in tree.body:
            if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
                assert ast.get_docstring(node), f"{parts}: {node.name} has no docstring"
                if isinstance(node, ast.FunctionDef) and parts != ("__main__",):
                    named = [a for a in node.args.args + node.args.kwonlyargs if a.arg != "self"]
                    assert node.returns is not None and all(a.annotation for a in named), (
                        f"{parts}: {node.name} lacks types"
                    )


def test_everything_promised_is_there():
    assert all(hasattr(ss, name) for name in ss.__all__)
