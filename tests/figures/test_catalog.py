"""The index of the folder and its citations: complete, escaped, and from one place."""

import re

import pandas as pd
import pytest
import samestory as ss
from helpers import TOP, corpus_of
from samestory import figures, tables
from samestory.figures.catalog import _citation

TITLE = """50 % of "his" words & India's <b> are_in {two} reports"""
DATA = pd.DataFrame({"report": ["000"], "words": [10]})
# The second example of the guide to the format, https://citation-file-format.github.io, with an author of each kind.
CFF = """cff-version: 1.2.0
message: If you use this software, please cite it as below.
authors:
  - family-names: Druskat
    given-names: Stephan
    orcid: https://orcid.org/1234-5678-9101-1121
  - name: "The Research Software project"
title: "My Research Software"
version: 2.0.4
repository-code: https://example.org/software  # a comment
date-released: 2021-08-11
{}references:
  - type: article
    doi: 10.1000/other
    authors:
      - family-names: Else
"""
IDENTIFIERS = "identifiers:\n  - type: doi\n    value: 10.5281/zenodo.1234\n"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("SAMESTORY_FIGURES", str(tmp_path))
    return tmp_path


def save(folder):
    fig, ax = figures.canvas(30)
    ax.bar(DATA["report"], DATA["words"])
    figures.save(fig, "fig-09-words", TITLE, "A bar: 10.", DATA, 'n "1"', "report '000'", "table-09-words")
    tables.save(DATA, "table-09-words", TITLE, "One row: 'a'", corpus=corpus_of("Word.", ids=["000"], outlet="Daily"))
    return (folder / "README.md").read_text(), (folder / "citations.bib").read_text()


@pytest.mark.parametrize(
    ("doi", "found"),
    [("", ""), ("doi: 10.5281/zenodo.1234\n", "10.5281/zenodo.1234"), (IDENTIFIERS, "10.5281/zenodo.1234")],
)
def test_facts_come_from_citation_cff(doi, found):
    authors = ("Stephan Druskat", "The Research Software project")
    assert _citation.parsed(CFF.format(doi)) == (authors, "2021", "2.0.4", "https://example.org/software", found)


def test_the_version_is_the_packages_and_the_file_that_of_the_repository():
    cff = (TOP / "CITATION.cff").read_text()
    assert _citation.work().version == ss.__version__ and _citation.work() == _citation.parsed(cff)
    assert _citation.parsed("").version == ss.__version__


@pytest.mark.slow
def test_every_entry_says_all_and_keeps_quotation_marks(folder):
    index, _ = save(folder)
    shown = r"""50 % of "his" words &amp; India's &lt;b&gt; are\_in {two} reports"""
    figure, table = index.split("\n## ")[1:]
    assert figure.startswith(f'fig-09-words\n\n**{shown}** n "1"\n\n![A bar: 10.](fig-09-words.png)\n\nA bar: 10.\n\n')
    assert re.findall(r"^- (\w+):", figure, re.M) == ["Source", "Data", "Evidence", "Cite", "Files"], "no notebook here"
    assert "- Source: report '000'\n" in figure and table.startswith(f"table-09-words\n\n**{shown}** One row: 'a'\n")
    assert "- Source: 000 Daily\n" in table
    assert f"{shown} (fig-09-words). samestory, version {ss.__version__}. " in figure
    assert not re.search(r"&#\d+;|&quot;", index)


@pytest.mark.slow
def test_a_doi_in_citation_cff_reaches_every_citation(folder, monkeypatch):
    index, bib = save(folder)
    assert "DOI: none yet" in index and "DOI: none yet" in bib and bib.count("doi     = {}") == 2
    monkeypatch.setattr(_citation, "work", lambda: _citation.parsed(CFF.format(IDENTIFIERS)))
    index, bib = save(folder)
    assert index.count("https://doi.org/10.5281/zenodo.1234") == 2 and bib.count("doi     = {10.5281/zenodo.1234}") == 2
    assert "Stephan Druskat and The Research Software project (2021). 50 %" in index
    assert "author  = {{Stephan Druskat} and {The Research Software project}}" in bib
    assert "url     = {https://example.org/software}" in bib and "none yet" not in index + bib


@pytest.mark.slow
def test_bibtex_is_escaped_and_has_an_entry_for_each(folder):
    _, bib = save(folder)
    assert re.findall(r"^@misc\{(.*),$", bib, re.M) == ["samestory-fig-09-words", "samestory-table-09-words"]
    title = r"""{{50 \% of "his" words \& India's <b> are\_in \{two\} reports}}"""
    assert bib.count(f"title   = {title},") == 2
    bare = re.sub(r"\\[{}]", "", bib)
    assert bare.count("{") == bare.count("}")


@pytest.mark.parametrize("notes", ["my notes", "# Figures and tables\n\nMine, drawn by hand.\n", "caf\u00e9"])
def test_what_somebody_else_wrote_is_left_alone(folder, notes):
    (folder / "README.md").write_text(notes, encoding="latin-1")
    (folder / "citations.bib").write_text("@book{mine}", encoding="utf-8")
    with pytest.warns(UserWarning, match="README.md is somebody else's and stays; the index is samestory.md") as warned:
        for _ in range(2):
            tables.save(DATA, "table-09-words", TITLE)
    assert len(warned) == 1, "said once"
    assert (folder / "README.md").read_text(encoding="latin-1") == notes
    assert (folder / "citations.bib").read_text() == "@book{mine}"
    assert "## table-09-words" in (folder / "samestory.md").read_text()
    assert "[samestory.bib](samestory.bib)" in (folder / "samestory.md").read_text()
    assert "@misc{samestory-table-09-words" in (folder / "samestory.bib").read_text()


def test_the_index_is_renewed_and_says_how_cells_are_written(folder):
    index, _ = save(folder)
    assert "byte-order mark" in index and "apostrophe" in index
    tables.save(DATA, "table-09-more", TITLE)
    assert "## table-09-more" in (folder / "README.md").read_text() and not (folder / "samestory.md").exists()


def test_a_readme_that_cannot_be_read_is_somebody_elses(folder):
    (folder / "README.md").mkdir()
    (folder / "samestory.md").symlink_to("nowhere")
    with pytest.warns(UserWarning, match="the index is samestory2.md"):
        tables.save(DATA, "table-09-words", TITLE)
    assert "## table-09-words" in (folder / "samestory2.md").read_text() and (folder / "README.md").is_dir()


@pytest.mark.parametrize(
    ("made", "here", "taken"),
    [
        (["figures/README.md: Thesis."], "analysis", "analysis/figures"),  # a project around this one
        (["figures/photo.png: x"], "analysis", "analysis/figures"),
        (["figures/"], "analysis/deep", "analysis/deep/figures"),
        (["figures/"], "", "figures"),
        (["figures/README.md: My own."], "", "figures"),
        (["figures/"], "notebooks", "figures"),  # the series: notebooks/ beside figures/
        (["figures/"], "notebooks/more", "figures"),
        (["figures/README.md: # Figures and tables\n\nWritten by the code each time"], "analysis", "figures"),
        (["figures/samestory.md: # Figures and tables\n\nWritten by the code each time"], "analysis", "figures"),
        (["figures/README.md: # Figures and tables\n\nWritten by", "a/.git/"], "a", "a/figures"),
        (["figures/README.md: # Figures and tables\n\nWritten by", "a/.git/"], "a/b", "a/b/figures"),
        (["notebooks/.git/", "figures/"], "notebooks", "notebooks/figures"),
        ([], "", "figures"),
    ],
)
def test_a_folder_of_figures_of_another_project_is_left_alone(tmp_path, monkeypatch, made, here, taken):
    monkeypatch.delenv("SAMESTORY_FIGURES", raising=False)
    for one in made:
        name, _, content = one.partition(": ")
        path = tmp_path / name
        (path if name.endswith("/") else path.parent).mkdir(parents=True, exist_ok=True)
        if content:
            path.write_text(content)
    (tmp_path / here).mkdir(parents=True, exist_ok=True)
    monkeypatch.chdir(tmp_path / here)
    before = {p: p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()}
    assert figures.folder().resolve() == (tmp_path / taken).resolve()
    if taken != "figures":
        tables.save(DATA, "table-09-words", TITLE)
        assert {p: p.read_bytes() for p in before} == before


def test_a_folder_that_cannot_be_made_is_one_line(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("x")
    monkeypatch.setenv("SAMESTORY_FIGURES", str(tmp_path / "file"))
    with pytest.raises(ss.errors.SaveError, match="^.*/file is not saved: File exists. Move the file away") as error:
        tables.save(DATA, "table-09-words", TITLE)
    assert "\n" not in str(error.value)
