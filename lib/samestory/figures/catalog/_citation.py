"""How to cite a figure or table. Authors, version, repository and DOI are read from one place: CITATION.cff.

It is ours in the series. A report on a reader's own corpus is the reader's: the variable SAMESTORY_CITATION names the
file with authors, year and address; where there is none, no author is named.
"""

import os
import re
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

OURS = ("The samestory contributors",)
TEX = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"} | {
    c: "\\" + c for c in "&%$#_{}"
}
ENTRY = """@misc{{{key},
  author  = {{{author}}},
  title   = {{{{{title}}}}},
  year    = {{{year}}},
  version = {{{version}}},
  note    = {{{note}}},
  url     = {{{url}}},
  doi     = {{{doi}}}
}}
"""


class Work(NamedTuple):
    """What every citation says of the package; "" where CITATION.cff does not say it."""

    authors: tuple[str, ...]
    year: str
    version: str
    repository: str
    doi: str


def work() -> Work:
    """Read the CITATION.cff of the reader, else of the checkout; without one, the package knows its version alone."""
    own = os.environ.get("SAMESTORY_CITATION")
    return _ours() if own is None else _of_reader(Path(own))


@cache
def _ours() -> Work:
    path = Path(__file__).resolve().parents[4] / "CITATION.cff"
    return parsed(path.read_text(encoding="utf-8") if path.is_file() else "")


def _of_reader(path: Path) -> Work:
    """Read a reader's file; the version stays that of the package, which made the figure."""
    found = parsed(path.read_text(encoding="utf-8", errors="replace") if path.is_file() else "", ())
    return found._replace(version=version("samestory"))


def of_reader() -> bool:
    """Whether what is saved belongs to a reader's own report."""
    return "SAMESTORY_CITATION" in os.environ


def rights() -> str:
    """Say what others may do with a figure: ours are free; a reader decides about the reader's."""
    whose = "the figure belongs to who made it" if of_reader() else "CC BY 4.0 for the figure"
    return f"{whose}; passages quoted from articles belong to their publishers"


def parsed(text: str, otherwise: tuple[str, ...] = OURS) -> Work:
    """Take the few facts of a citation from the text of a CITATION.cff; what belongs to its references is indented."""
    facts = {key: value.strip("\"' ") for key, value in re.findall(r"^([\w-]+):[ \t]*([^#\n]*)", text, re.M)}
    authors = re.search(r"^authors:\n((?:[ -].*\n?)+)", text, re.M)
    people = re.split(r"^ *- ", authors[1], flags=re.M)[1:] if authors else []
    identifiers = re.search(r"^identifiers:\n((?:[ -].*\n?)+)", text, re.M)
    doi = re.search(r"type: doi\n +value: *[\"']?([^\s\"']+)", identifiers[1]) if identifiers else None
    return Work(
        tuple(map(_full_name, people)) or otherwise,
        facts.get("date-released", "")[:4],
        facts.get("version") or version("samestory"),
        facts.get("repository-code") or facts.get("url", ""),
        facts.get("doi") or (doi[1] if doi else ""),
    )


def _full_name(person: str) -> str:
    parts = (re.search(rf"^ *{key}:[ \t]*([^#\n]+)", person, re.M) for key in ("given-names", "family-names", "name"))
    return " ".join(part[1].strip("\"' ") for part in parts if part)


def citation(name: str, title: str) -> str:
    """Say how to cite one figure or table.

    Parameters
    ----------
    name, title : str
        Stem of the files and title, as saved.

    Returns
    -------
    str
        Author, year, title, name, package, version, repository and DOI; "none yet" where CITATION.cff has none.
    """
    about = work()
    year = f" ({about.year})" if about.year else ""
    doi = f"https://doi.org/{about.doi}" if about.doi else "DOI: none yet"
    repository = about.repository or "Repository: none yet"
    who = f"{' and '.join(about.authors)}{year}. " if about.authors else ""
    what = f"{who}{_one_line(title).rstrip('.')} ({name}). "
    if of_reader():
        address = about.repository or (f"https://doi.org/{about.doi}" if about.doi else "")
        return f"{what}Made with samestory, version {about.version}.{f' {address}.' if address else ''}"
    return f"{what}samestory, version {about.version}. {repository}. {doi}."


def bibtex(name: str, title: str) -> str:
    """Write the same as an entry for BibTeX; `doi` stays empty until CITATION.cff has one."""
    about = work()
    facts = {
        "title": _one_line(title).rstrip("."),
        "year": about.year,
        "version": about.version,
        "note": f"{name} of samestory, version {about.version}",
        "doi": about.doi,
    }
    author = " and ".join(f"{{{_tex(author)}}}" for author in about.authors)
    return ENTRY.format(
        author=author, key=f"samestory-{name}", url=about.repository, **{k: _tex(text) for k, text in facts.items()}
    )


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _tex(text: str) -> str:
    return "".join(TEX.get(letter, letter) for letter in text)
