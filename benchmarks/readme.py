"""Fill the tables of benchmarks/README.md from measured/*.csv.

Run: python benchmarks/readme.py     (after the scripts; `make bench` does so)

A table stands between <!-- table: NAME --> and <!-- /table -->; tables.toml says from which file it comes, which rows it has and what
its cells say. A cell names columns in braces: {F1:s3} a share of three digits, {n:n} a count, {share:p1} percent, {error:+2} with its
sign, {95 %:i} an interval, {MB:d1} a number of one digit, {seconds:g3} three digits that count. What is missing stays empty.
"""

import re
import string
import tomllib
from collections.abc import Sequence
from pathlib import Path

import pandas as pd

HERE = Path(__file__).resolve().parent
TABLE = re.compile(r"(<!-- table: (\S+) -->\n).*?(<!-- /table -->)", re.S)


class Cells(string.Formatter):
    """Fill the template of a cell with the columns of a row; names may hold any sign but braces, colons and "!"."""

    def get_field(self, name: str, args: Sequence, given: dict) -> tuple:
        """Take a column by its whole name, stops included."""
        return given[name], name

    def format_field(self, value: object, spec: str) -> str:
        """Write one value."""
        if value is None or value != value or value == "":
            return ""
        if spec == "i":
            return re.sub(r"(?<![\d.])0(?=\.\d)", "", str(value)).replace("-", "−")
        kind, digits = (spec[0], int(spec[1:] or 0)) if spec else ("", 0)
        if kind == "g":
            text = f"{float(value):,.{max(0, digits - len(str(int(value))))}f}" if value else "0"
            return text if value == 0 or float(text.replace(",", "")) else f"{float(value):.1g}"
        if kind == "":
            return str(value)
        number = float(value)
        if kind == "p":
            return f"{100 * number:.{digits}f} %"
        if kind in "nd":
            return f"{number:,.{digits}f}"
        text = f"{number:{'+' if kind == '+' else ''}.{digits}f}"
        return "0" if not float(text) else re.sub(r"(?<!\d)0(?=\.)", "", text).replace("-", "−")


def table(spec: dict, folder: Path) -> str:
    """Write one table in Markdown."""
    rows = pd.read_csv(folder / spec["file"])
    if "beside" in spec:
        rows = rows.merge(pd.read_csv(folder / spec["beside"]), on=spec["on"], how="left", suffixes=("", ", beside"))
    if "where" in spec:
        rows = rows.query(spec["where"], engine="python")
    if "across" in spec:
        rows = rows.pivot(index=spec["on"], columns=spec["across"]).reindex(rows[spec["on"]].unique())
        rows.columns = [f"{value}, {name}" for value, name in rows.columns]
        rows = rows.reset_index()
    rows = rows.replace(spec.get("names", {}))
    fill, columns = Cells(), spec["columns"]
    cells = [[fill.format(cell, **row).strip() for cell in columns.values()] for row in rows.to_dict("records")]
    lines = [list(columns), ["---"] * len(columns), *cells]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def sources(folder: Path) -> dict[str, str]:
    """The two tables of where the tables come from, and of the data."""
    rows = pd.read_csv(folder / "sources.csv", dtype=str, keep_default_na=False)
    one = rows.groupby(["table", "script", "date", "CPU seconds", "n", "note"], sort=True)["file"].agg(", ".join)
    heads = "| table | script | measured | CPU seconds | n | data | note |\n" + "| --- " * 7 + "|\n"
    whence = heads + "".join(
        f"| `{name}` | `{script}` | {day} | {seconds} | {n} | {files} | {note} |\n"
        for (name, script, day, seconds, n, note), files in one.items()
    )
    known = rows.loc[rows["file"] != "", ["file", "sha256"]].drop_duplicates().sort_values("file")
    data = "| file | sha256 |\n| --- | --- |\n"
    return {"sources": whence, "data": data + "".join(f"| {f} | `{s}` |\n" for f, s in known.itertuples(index=False))}


def filled(text: str, folder: Path = HERE / "measured") -> str:
    """The text with every table as it is measured."""
    specs = tomllib.loads((HERE / "tables.toml").read_text(encoding="utf-8"))
    made = {name: table(spec, folder) for name, spec in specs.items()} | sources(folder)
    return TABLE.sub(lambda found: found[1] + made[found[2]] + found[3], text)


def main() -> None:
    """Rewrite the README."""
    path = HERE / "README.md"
    path.write_text(filled(path.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
