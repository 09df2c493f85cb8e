"""The committed notebooks: executed in order, of the agreed anatomy, free of what nbval or a reader stumbles over."""

import json
import re

import pytest
from helpers import TOP
from samestory import reading

NOTEBOOKS = sorted((TOP / "notebooks").glob("*.ipynb"))
OPENING = ("**Question.**", "**Data.**", "**Method.**", "**What this cannot show.**")


@pytest.fixture(params=NOTEBOOKS, ids=lambda p: p.name)
def notebook(request):
    found = json.loads(request.param.read_text(encoding="utf-8"))
    for cell in found["cells"]:
        cell["text"] = "".join(cell["source"])
    return found


def code(notebook):
    return [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]


def prose(notebook):
    return [cell["text"] for cell in notebook["cells"] if cell["cell_type"] == "markdown"]


def outputs(notebook, kind):
    return [
        "".join(output["data"][kind])
        for cell in code(notebook)
        for output in cell["outputs"]
        if kind in output.get("data", {})
    ]


def test_the_series_is_there():
    assert [p.name for p in NOTEBOOKS][:2] == ["00_overview.ipynb", "01_corpus.ipynb"]


def test_executed_strictly_in_order(notebook):
    assert [cell["execution_count"] for cell in code(notebook)] == list(range(1, len(code(notebook)) + 1))
    assert any(cell["outputs"] for cell in code(notebook)), "a notebook without outputs compares nothing"


def test_no_error_warning_or_time_in_the_outputs(notebook):
    for cell in code(notebook):
        assert not [o for o in cell["outputs"] if o["output_type"] == "error" or o.get("name") == "stderr"]
        assert cell["metadata"] == {}
    assert notebook["metadata"] == {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }


def test_cells_are_short_and_define_nothing(notebook):
    lines = sorted(cell["text"].count("\n") + 1 for cell in code(notebook))
    assert lines[-1] <= 20 and lines[len(lines) // 2] <= 6
    for cell in code(notebook):
        assert not re.search(r"^\s*(def|class) ", cell["text"], re.M)
        assert not cell["text"].rstrip().endswith(";"), "nbval fails on it"
        assert "NBVAL_IGNORE_OUTPUT" not in cell["text"]


def test_anatomy(notebook):
    text = prose(notebook)
    assert re.match(r"# .+\n\n\*\*Findings\.?\*\*\n\n- ", text[0]), "a reader sees first what was found"
    assert all(part in "\n".join(text[:2]) for part in OPENING)
    assert sum(cell["text"].startswith(("import", "from")) for cell in code(notebook)) == 1
    for part in ("## Result", "## Files written", "Next:"):
        assert any(part in block for block in text), part
    words, lines = (
        sum(len(block.split()) for block in text),
        sum(cell["text"].count("\n") + 1 for cell in code(notebook)),
    )
    assert words >= 4 * lines, "prose explains the code"


def test_prose_stands_before_every_code_cell(notebook):
    kinds = [cell["cell_type"] for cell in notebook["cells"]]
    assert kinds[0] == "markdown" and not any(a == b == "code" for a, b in zip(kinds, kinds[1:])), (
        "a sentence before each cell"
    )


def test_pictures_have_alt_text_with_numbers(notebook):
    for html in outputs(notebook, "text/html"):
        for picture in re.findall(r"<img[^>]*>", html):
            alt = re.search(r'alt="([^"]*)"', picture)
            assert alt and len(alt[1]) > 40 and re.search(r"\d", alt[1])
    assert not outputs(notebook, "image/png"), "a bare picture carries no alt text; use figures.save"


def test_files_written_are_the_files_that_are_there(notebook):
    named = set(re.findall(r"(?:fig|table)-\d\d-[a-z0-9-]+", "\n".join(cell["text"] for cell in code(notebook))))
    for name in named:
        suffixes = (".svg", ".pdf", ".png", ".csv") if name.startswith("fig") else (".csv", ".html")
        assert all((TOP / "figures" / (name + suffix)).is_file() for suffix in suffixes), name
        assert any(name in block for block in prose(notebook)), f"{name} is not named under 'Files written'"


def test_links_lead_somewhere(notebook):
    for block in prose(notebook):
        for target in re.findall(r"\]\(([^)#:\s]+)\)", block):
            assert (TOP / "notebooks" / target).exists(), target


def test_every_file_of_figures_is_written_by_a_notebook(seeds):
    sources = "".join(p.read_text(encoding="utf-8") for p in NOTEBOOKS)
    pages = set(map(reading.file_name, seeds.fileids())) if "reading.save(" in sources else set()
    files = {path.name for path in (TOP / "figures").iterdir()}
    assert pages <= files, "every article has its page"
    for name in files - pages - {"README.md", "citations.bib"}:
        assert name.partition(".")[0] in sources, f"{name} is left over"
