"""The codebooks as pages: every list of terms with its meaning, its source and what is known of its errors."""

import re
import tomllib
from html import escape
from pathlib import Path
from typing import Any

from gallery import heading, raw

ABOUT = {
    "definition": "Definition",
    "include": "Counts",
    "exclude": "Does not count",
    "source": "Source",
    "validity": "Validity",
}
FEW = 40  # terms that are shown unfolded
INDEX = """# Codebooks

The word lists by which the program reads, one page a file. Each list says what it means, where it comes from and, for
frames, how well it finds them. [Use it on your own articles](../howto/own-articles.md) shows how to give your own.

{listed}

```{{toctree}}
:hidden:

{names}
```
"""


def pages(folder: Path) -> dict[str, str]:
    """Return the pages by their names: an index, and one for each file of the folder."""
    written, listed = {}, []
    for path in sorted(folder.glob("*.toml")):
        text = path.read_text(encoding="utf-8")
        intro = _intro(text)
        tables = "\n".join(_table(name, table) for name, table in tomllib.loads(text).items())
        file = f'<p><a href="../lib/samestory/codebooks/{path.name}" download>Download {path.name}</a></p>'
        written[f"codebooks/{path.stem}.md"] = (
            f"# Codebook: {heading(path.stem)}\n\n{raw(_text(intro) + file)}\n{tables}"
        )
        about = re.split(r"(?<=[.:])\s", " ".join(intro[:1]).replace("`", ""))[0].rstrip(":")
        listed.append(f"- [{path.stem}]({path.stem}.md): {heading(about)}")
    stems = (name.removeprefix("codebooks/").removesuffix(".md") for name in written)
    names = "\n".join(f"{stem} <{stem}>" for stem in stems)
    return written | {"codebooks/index.md": INDEX.format(listed="\n".join(listed), names=names)}


def _intro(text: str) -> list[str]:
    """Return the comment that opens a file, in parts: those that an empty line or a list of words parts."""
    opening = re.match(r"(?:#.*\n)+", text)
    lines = [line.removeprefix("#").removeprefix(" ") for line in opening[0].splitlines()] if opening else []
    return [part.strip("\n") for part in re.split(r"\n{2,}", "\n".join(lines)) if part.strip()]


def _text(intro: list[str]) -> str:
    """Write the parts of the comment: a list of words and what they mean as a list, else a paragraph."""
    html = []
    for part in intro:
        rows = re.findall(r"^ +(\S+(?: \S+)*) {2,}(\S.*(?:\n {8,}\S.*)*)", part, re.M)
        plain = re.sub(r"^ +.*\n?", "", part, flags=re.M) if rows else part
        html.append(f"<p>{_coded(plain)}</p>" if plain.strip() else "")
        told = "".join(f"<dt>{escape(name)}</dt><dd>{_coded(means)}</dd>" for name, means in rows)
        html.append(f'<dl class="facts">{told}</dl>' if rows else "")
    return "".join(html)


def _coded(text: str) -> str:
    return re.sub("`([^`]+)`", r"<code>\1</code>", escape(text))


def _table(name: str, table: dict[str, Any]) -> str:
    """Write one table of a codebook: what it is as text, so that works named in it become links; its terms below."""
    told = "\n".join(f"- **{ABOUT[key]}**: {heading(str(table[key]))}" for key in ABOUT if key in table)
    rows = [(key.replace("_", " "), _value(value)) for key, value in table.items() if key not in ABOUT]
    cells = "".join(f'<tr><th scope="row">{escape(key)}</th><td>{value}</td></tr>' for key, value in rows)
    terms = raw(f'<table class="book">{cells}</table>') if cells else ""
    return f"## {heading(name.replace('_', ' '))}\n\n{told}\n\n{terms}"


def _value(value: Any) -> str:
    """Write a value of a codebook: a list of terms in one line, folded where it is long; a table as a list."""
    if isinstance(value, list) and not any(isinstance(part, (dict, list)) for part in value):
        terms = ", ".join(escape(str(part)) for part in value)
        return terms if len(value) <= FEW else _folded(f"{len(value):,} terms", terms)
    if isinstance(value, list):
        value = {n: part for n, part in enumerate(value, 1)}
    if isinstance(value, dict):
        items = "".join(f"<dt>{escape(str(key))}</dt><dd>{_value(part)}</dd>" for key, part in value.items())
        return _folded(f"{len(value):,} entries", f"<dl>{items}</dl>") if len(value) > FEW else f"<dl>{items}</dl>"
    return escape(str(value))


def _folded(summary: str, html: str) -> str:
    return f"<details><summary>{summary}</summary>{html}</details>"
