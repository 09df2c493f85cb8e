"""Docstrings as they are written here, made ready for reStructuredText."""

import re
from typing import Any

NUMBERED = re.compile(r"^(\s*)\.\. \[(\d+)\] ")
# A row of a table of columns: names, two spaces or a colon, what they hold. Deeper lines below belong to it.
ROW = re.compile(r"^( {4,})(?!>>>|\.\.)(\S(?: ?\S)*?)(?: {2,}| : )(\S.*)$")


def ready(_app: Any, what: str, _name: str, _object: Any, _options: Any, lines: list[str]) -> None:
    """Make tables of columns, the map of a module and the references of a function lists; [1] is on a page often."""
    if what == "module":
        # Which file to open for a change is for those who read the code.
        told = re.sub(r"^To change .*\n(?:.+\n?)*", "", "\n".join(lines), flags=re.M)
        lines[:] = re.sub(r"^(?=\S+(?: \S+)* {2,}\S)", "    ", told, flags=re.M).split("\n")
    lines[:] = columns(_headed(lines))
    if what == "module":
        lines[:] = [line.removeprefix("    ") for line in lines]
    for n, line in enumerate(lines):
        lines[n] = re.sub(r"\[(\d+)\]_", r"[\1]", NUMBERED.sub(r"\1\2. ", line))  # lines below are indented by three
        lines[n] = re.sub(r"(?<!\S)\*(?=[A-Z])", r"\\*", lines[n])  # *SEM, a conference
        lines[n] = re.sub(r"""(?<![`\w"'])(tcp://[\w.:/]*\w)""", r"``\1``", lines[n])  # no address that a reader opens


def _headed(lines: list[str]) -> list[str]:
    """Set what is said of a result or an error, "DataFrame : one row a word", into a line of its own."""
    done, section = [], ""
    for n, line in enumerate(lines):
        if re.fullmatch("-{3,}", line.strip()) and n:
            section = lines[n - 1].strip()
        found = re.match(r"(\S[^:]*?) : (.+)", line) if section in ("Returns", "Raises", "Warns") else None
        done += [found[1], f"    {found[2]}", ""] if found and section == "Returns" else []
        done += [found[1], f"    {found[2]}"] if found and section != "Returns" else []
        done += [] if found else [line]
    return done


def columns(lines: list[str]) -> list[str]:
    """Make a list of every table of columns; the examples stay as they are."""
    done: list[str] = []
    depth = 0  # of the row that is open, in spaces
    for n, line in enumerate(lines):
        if line.startswith("Examples") and lines[n + 1 : n + 2] == ["--------"]:
            return [*done, *lines[n:]]
        deep = len(line) - len(line.lstrip())
        if (found := ROW.match(line)) and (not depth or deep <= depth):
            each = [found[2]] if "(" in found[2] else found[2].split(", ")
            names = ", ".join(f"``{name}``" for name in each)
            done += ([] if depth or not (done and done[-1].strip()) else [""]) + [
                f"{found[1]}* {names}: {_plain(found[3])}"
            ]
            depth = deep
        elif depth and deep > depth:
            done.append(" " * (depth + 2) + _plain(line.strip()))
        else:
            done += [""] if depth and line.strip() else []  # never two empty lines: they would end the section
            done.append(line)
            depth = 0
    return done


def _plain(text: str) -> str:
    return text.replace("*", "\\*")


def setup(app: Any) -> dict[str, bool]:
    """Connect to Sphinx; before the sections of numpydoc are read."""
    app.connect("autodoc-process-docstring", ready, priority=100)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
