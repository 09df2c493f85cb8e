"""The notebook of a report: filled with the choices, executed, and rendered as one page with the code hidden."""

import copy
import re
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

from markupsafe import Markup

from .. import series
from ..corpus import saving
from ..errors import SaveError

TEMPLATE = "06_your_corpus.ipynb"
PARAMETERS = "06-04"  # the id of the cell that holds the choices
FINDINGS = "06-06"  # of the cell that computes the findings
RELATIVE = re.compile(r"\[([^\]]+)\]\((?!https?:)[^)]+\)")  # a link to another notebook, which is not beside a report
CELL_SECONDS = 7 * 24 * 3600  # of a hundred thousand articles
PAGE = Markup("""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{title}</title>
<meta name="description" content="How several reports tell of one event; made with samestory.">
<meta name="viewport" content="width=device-width">
<style>
body {{ font-family: sans-serif; max-width: 72em; margin: 1.5em auto; padding: 0 1em; color: #222; line-height: 1.45 }}
h1 {{ font-size: 160% }} h2 {{ font-size: 125%; margin-top: 2em }} table {{ margin: .6em 0 }}
a.anchor-link {{ display: none }} pre {{ white-space: pre-wrap }} p, li {{ max-width: 50em }}
figure {{ max-width: 100%; margin-top: 1.2em !important }} summary {{ cursor: pointer }}
</style></head>
<body>
{body}
</body></html>
""")


def written(out: Path, name: str, choices: Mapping[str, Any]) -> Path:
    """Execute the notebook with these choices, write it to out/notebooks and its page to out/report.html.

    Parameters
    ----------
    out : Path
        The folder of the report.
    name : str
        The title of the page.
    choices : mapping
        The names of the cell of choices and their values.

    Returns
    -------
    Path
        The page.
    """
    import nbformat  # Jupyter's machinery, not needed for an analysis alone

    notebook = nbformat.reads((files(__package__) / TEMPLATE).read_text(encoding="utf-8"), as_version=4)
    cell = next(cell for cell in notebook.cells if cell.id == PARAMETERS)
    cell.source = "\n".join(f"{name} = {value!r}" for name, value in choices.items())
    for cell in notebook.cells:
        cell.source = RELATIVE.sub(r"\1", cell.source) if cell.cell_type == "markdown" else cell.source
    folder = out / "notebooks"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SaveError(folder, error) from None
    series.through(notebook, folder, CELL_SECONDS, lambda words: print(words, end="", flush=True))
    page = rendered(notebook, name)
    with saving.whole(folder / TEMPLATE, out / "report.html") as [code, shown]:
        code.write_text(nbformat.writes(notebook, version=4) + "\n", encoding="utf-8", newline="\n")
        shown.write_text(page, encoding="utf-8", errors="xmlcharrefreplace", newline="\n")
    return out / "report.html"


def rendered(notebook: Any, name: str) -> str:
    """Render a notebook as one page: findings first, prose and outputs, no code; links lead from the page's folder."""
    from nbconvert import HTMLExporter

    exporter = HTMLExporter(template_name="basic", exclude_input=True, exclude_output_prompt=True)
    body, _ = exporter.from_notebook_node(_for_readers(notebook, name))
    body = re.sub(r'(href|src)="\.\./', r'\1="', body)
    return PAGE.format(title=name, body=Markup(body))


def _for_readers(notebook: Any, name: str) -> Any:
    """Put the computed findings below the title, and leave out what only tells how to choose."""
    shown = copy.deepcopy(notebook)
    cells = {cell.id: cell for cell in shown.cells}
    opening, choices, asked = shown.cells[0], shown.cells.index(cells[PARAMETERS]), cells[FINDINGS]
    question = opening.source[opening.source.index("**Question.**") :]
    title = copy.deepcopy(opening)
    title.id = "title"
    title.source, opening.source = f"# {name}", question
    last = len(shown.cells) - 1  # what was written where, for the person who ran it
    apart = {choices - 1, choices, choices + 1, shown.cells.index(asked), last}
    others = [cell for n, cell in enumerate(shown.cells) if n not in apart]
    shown.cells = [title, asked, *others]
    return shown
