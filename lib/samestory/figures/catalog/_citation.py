"""How to cite a figure or table. Authors, version, repository and DOI are read from one place: CITATION.cff."""

import re
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

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


@cache
def work() -> Work:
    """Read the CITATION.cff of the checkout; installed without one, the package knows its version alone."""
    path = Path(__file__).resolve().parents[4] / "CITATION.cff"
    return parsed(path.read_text(encoding="utf-8") if path.is_file() else "")


def parsed(text: str) -> Work:
    """Take the few facts of a citation from the text of a CITATION.cff; what belongs to its references is indented."""
    facts = {key: value.strip("\"' ") for key, value in re.findall(r"^([\w-]+):[ \t]*([^#\n]*)", text, re.M)}
    authors = re.search(r"^authors:\n((?:[ -].*\n?)+)", text, re.M)
    people = re.split(r"^ *- ", authors[1], flags=re.M)[1:] if authors else []
    identifiers = re.search(r"^identifiers:\n((?:[ -].*\n?)+)", text, re.M)
    doi = re.search(r"type: doi\n +value: *[\"']?([^\s\"']+)", identifiers[1]) if identifiers else None
    return Work(
        tuple(map(_full_name, people)) or ("The samestory contributors",),
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
    return (
        f"{' and '.join(about.authors)}{year}. {_one_line(title).rstrip('.')} ({name}). "
        f"samestory, version {about.version}. {repository}. {doi}."
    )


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
