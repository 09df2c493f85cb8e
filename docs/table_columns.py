"""What the columns of a table mean: from the docstring of the function that made them in the table's notebook.

The notebook is read, not run. From the cell that saves a table, its columns are followed back: through the names that
the notebook assigns, and through `rename`. A column that the notebook makes itself has no meaning here.
"""

import ast
import importlib
import inspect
import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

SECTION = re.compile(r"^Returns\n-------\n(.*?)(?=^\S[^\n]*\n---|\Z)", re.M | re.S)
ROW = re.compile(r"^( *)(?:- )?(?!DataFrame|Series)([\w-]+(?:, [\w-]+)*)(?: {2,}| : )(\S.*)$")
TOLD = re.compile(r"(\w+(?: (?:and )?\w+)*) \(([^()]+)\)")
PLACE = re.compile(r"(?:article|start|end|text)(?:_\w+)?")  # of a passage: the same in every table
MAKES = ("assign", "agg", "reset_index", "rename_axis")  # methods that name new columns


class Meaning(NamedTuple):
    """What a column holds, in plain words, and the function that says so."""

    text: str
    function: str


def meanings(code: str, table: str, columns: list[str], package: str = "") -> dict[str, Meaning]:
    """Return {column: meaning} of those columns of a saved table that one docstring explains.

    `code` is that of a notebook, or of a module of `package`, that saves the table.
    """
    tree = ast.parse(code)
    statements, given = _before(tree, table)
    names = dict(_imported(tree, package))
    sought = {column: column for column in columns if not PLACE.fullmatch(column)}
    found: dict[str, list[Meaning]] = {}
    for statement in _behind(statements, given):
        for call in _calls(statement):
            sought = _renamed(sought, call, statements)
        made = set(_made(statement))
        sought = {column: name for column, name in sought.items() if name not in made}
        for function in _functions(statement, names):
            known, called = described(function), _public(function)
            for column in (each for each, name in sought.items() if name in known):
                found.setdefault(column, []).append(Meaning(known[sought[column]], called))
    return {column: told[0] for column, told in found.items() if len({each.text for each in told}) == 1}


def _public(function: Callable) -> str:
    """Name a function as a reader calls it: without the private file that it stands in."""
    return ".".join(part for part in f"{function.__module__}.{function.__name__}".split(".") if part[0] != "_")


def described(function: object) -> dict[str, str]:
    """Return {column: meaning} from what a docstring says of the result: rows of a table, or "name (meaning)"."""
    section = SECTION.search(inspect.getdoc(function) or "")
    if not section:
        return {}
    rows: list[tuple[list[str], list[str]]] = []
    prose, depth = [], -1
    for line in section[1].splitlines():
        deep = len(line) - len(line.lstrip())
        if (row := ROW.match(line)) and (depth < 0 or deep <= depth):
            rows.append((row[2].split(", "), [row[3]]))
            depth = deep
        elif rows and deep > depth and line.strip():
            rows[-1][1].append(line.strip())
        else:
            prose.append(line.strip())
    found = {name: _plain(" ".join(lines)) for names, lines in rows for name in names}
    for told in TOLD.finditer(" ".join(prose)):
        names = told[1].replace(" and ", " ").split()
        each = told[2].split("; ") if told[2].count("; ") == len(names) - 1 else [told[2]] * len(names)
        for name, text in zip(names, each):
            found.setdefault(name, _plain(text))
    return found


def _plain(text: str) -> str:
    return re.sub(r"\s*\[\d+\]_|`", "", text).strip()


def _before(tree: ast.Module, table: str) -> tuple[list[ast.stmt], ast.expr]:
    """Return the statements up to the one that saves the table, in its function or the notebook, and what it saves."""
    for body in [tree.body, *(node.body for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))]:
        for n, statement in enumerate(body):
            for call in [] if isinstance(statement, ast.FunctionDef) else _calls(statement):
                named = call.args[1] if len(call.args) > 1 else None
                if isinstance(named, ast.Constant) and named.value == table:
                    return body[: n + 1], call.args[0]
    return [], ast.Constant(None)


def _behind(statements: list[ast.stmt], given: ast.expr) -> Iterator[ast.AST]:
    """Yield what is saved, then backward each statement that had a part in it."""
    wanted = _loaded(given)
    yield given
    for statement in reversed(statements[:-1]):
        new = {
            name.id for name in ast.walk(statement) if isinstance(name, ast.Name) and isinstance(name.ctx, ast.Store)
        }
        changed = {base.id for base in _bases(statement)}
        if not wanted & (new | changed):
            continue
        yield statement
        wanted = (wanted - new if isinstance(statement, ast.Assign) else wanted) | _loaded(statement)


def _loaded(tree: ast.AST) -> set[str]:
    """Return the names whose tables go into a statement; of `table["column"]` only one column does."""
    single = (n for n in ast.walk(tree) if isinstance(n, ast.Subscript) and isinstance(n.slice, ast.Constant))
    ours = {id(node.value) for node in single}
    loaded = (n for n in ast.walk(tree) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Load))
    return {node.id for node in loaded if id(node) not in ours}


def _bases(statement: ast.AST) -> Iterator[ast.Name]:
    """Yield the names of tables that a statement changes: `table["column"] = …`."""
    for node in ast.walk(statement):
        if isinstance(node, (ast.Subscript, ast.Attribute)) and isinstance(node.ctx, ast.Store):
            while isinstance(node, (ast.Subscript, ast.Attribute)):
                node = node.value
            if isinstance(node, ast.Name):
                yield node


def _calls(tree: ast.AST) -> list[ast.Call]:
    return [node for node in ast.walk(tree) if isinstance(node, ast.Call)]


def _method(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else ""


def _renamed(sought: dict[str, str], call: ast.Call, statements: list[ast.stmt]) -> dict[str, str]:
    """Replace the names sought by those before a `rename(columns=…)`."""
    if _method(call) != "rename":
        return sought
    given = next((word.value for word in call.keywords if word.arg == "columns"), None)
    sources = [given]
    if isinstance(given, ast.Name):
        sources = [
            s.value for s in statements if isinstance(s, (ast.Assign, ast.AugAssign)) and given.id in _targets(s)
        ]
    before = {}
    for source in sources:
        for key, value in zip(source.keys, source.values) if isinstance(source, ast.Dict) else ():
            if isinstance(key, ast.Constant) and isinstance(value, ast.Constant):
                before[value.value] = key.value
    return {column: before.get(name, name) for column, name in sought.items()}


def _targets(statement: ast.stmt) -> set[str]:
    """Return the names that a statement gives a value: by `=` or `|=`."""
    targets = [statement.target] if isinstance(statement, ast.AugAssign) else getattr(statement, "targets", [])
    return {target.id for target in targets if isinstance(target, ast.Name)}


def _made(tree: ast.AST) -> Iterator[str]:
    """Yield the columns that a statement of the notebook makes itself."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Store) and isinstance(node.slice, ast.Constant):
            yield str(node.slice.value)
        if isinstance(node, ast.Call) and _method(node) in MAKES:
            yield from (word.arg for word in node.keywords if word.arg and word.arg not in ("columns", "names"))
            yield from (arg.value for arg in node.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str))


def _imported(tree: ast.Module, package: str) -> Iterator[tuple[str, str]]:
    """Yield the names under which the code knows parts of the library: (name, dotted name)."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((a.asname or a.name, a.name) for a in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package.split(".")[: len(package.split(".")) + 1 - node.level] if node.level else []
            module = ".".join([*base, *([node.module] if node.module else [])])
            yield from ((a.asname or a.name, f"{module}.{a.name}") for a in node.names)


def _functions(tree: ast.AST, names: dict[str, str]) -> Iterator[Callable]:
    """Yield the functions of the library that a statement calls and that return a table."""
    for call in _calls(tree):
        first, _, rest = ast.unparse(call.func).partition(".")
        path = f"{names.get(first, '')}.{rest}".rstrip(".").split(".")
        if path[0] != "samestory" or not all(part.isidentifier() for part in path):
            continue
        found = importlib.import_module("samestory")
        for part in path[1:]:
            found = getattr(found, part, None)
        if inspect.isfunction(found) and "DataFrame" in str(inspect.signature(found).return_annotation):
            yield found
