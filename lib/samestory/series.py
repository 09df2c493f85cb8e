"""The series of notebooks: executed in order, each in a fresh kernel, written whole or not at all."""

import asyncio
import hashlib
import sys
import time
from pathlib import Path
from typing import Any

from .corpus import saving

# Kept in every notebook; versions and paths of the machine that ran it are not.
METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}
CELL_SECONDS = 300


def notebooks(folder: Path) -> list[Path]:
    """List the notebooks of the series in their order. Raises `FileNotFoundError` where there are none."""
    series = sorted(folder.glob("[0-9][0-9]_*.ipynb"))
    if not series:
        wrong = f"{folder} holds no notebook such as 00_overview.ipynb."
        raise FileNotFoundError(f"{wrong} Run the command in the repository's top folder.")
    return series


def run(top: Path) -> int:
    """Execute the series under `top` and rewrite its notebooks and figures; return an exit status.

    Each notebook runs in a fresh kernel with `top`/notebooks as its working folder. The first error stops the series:
    the cell and its traceback are printed, that notebook is left as it was; so after Ctrl-C.
    """
    from nbclient.exceptions import CellExecutionError
    from nbformat import ValidationError
    from nbformat.reader import NotJSONError

    series, figures = notebooks(top / "notebooks"), top / "figures"
    figures.mkdir(exist_ok=True)
    before, started = _digests(figures), time.monotonic()
    for n, path in enumerate(series, 1):
        print(f"[{n}/{len(series)}] {path.name} ", end="", flush=True)
        began = time.monotonic()
        try:
            execute(path)
        except (CellExecutionError, NotJSONError, ValidationError) as error:
            print(f"failed\n\n{error}", file=sys.stderr)
            return 1
        print(f"{time.monotonic() - began:.1f} s", flush=True)
    after = _digests(figures)
    changed = len(after.items() - before.items())
    print(f"\nDone in {time.monotonic() - started:.0f} s. Notebooks executed: {len(series)}.", end=" ")
    print(f"Files in figures/: {len(after)}, new or changed: {changed}.")
    print(f"Read:    notebooks/{series[0].name} (make lab opens it in JupyterLab)")
    print("Figures: figures/README.md lists every figure and table, its data and how to cite it")
    return 0


def execute(path: Path) -> None:
    """Execute one notebook in place. Raises `CellExecutionError` with the cell and its traceback."""
    import nbformat  # Jupyter's machinery, not needed for a check

    notebook = nbformat.read(path, as_version=4)
    through(notebook, path.parent, CELL_SECONDS)
    notebook.metadata = nbformat.from_dict(METADATA)
    for cell in notebook.cells:
        cell.metadata = {}
    with saving.whole(path) as [file]:
        file.write_text(nbformat.writes(notebook, version=4) + "\n", encoding="utf-8", newline="\n")


def through(notebook: Any, folder: Path, seconds: int, tell: Any = None) -> None:
    """Execute the cells of a notebook in a fresh kernel that works in a folder.

    What the kernel writes to its error stream goes to `tell`, where given, and not into the notebook.
    """
    from nbclient import NotebookClient

    class Client(NotebookClient):
        def output(self, outs: list, msg: dict, display_id: str, cell_index: int) -> Any:
            if tell and msg["msg_type"] == "stream" and msg["content"]["name"] == "stderr":
                return tell(msg["content"]["text"])
            return super().output(outs, msg, display_id, cell_index)

    options = {"timeout": seconds, "kernel_name": "python3", "record_timing": False}
    options |= {"extra_arguments": ["--log-level=CRITICAL"], "resources": {"metadata": {"path": str(folder)}}}
    asyncio.run(_executed(Client(notebook, **options)))


async def _executed(client: Any) -> None:
    """Execute the notebook of a client; after Ctrl-C the kernel is stopped before `KeyboardInterrupt` is raised."""

    def refused(*_: object) -> None:
        raise RuntimeError("asyncio.run stops the task")

    # The client would take Ctrl-C for itself and report a dead kernel.
    asyncio.get_running_loop().add_signal_handler = refused
    try:
        await client.async_execute()
    except Exception:
        if asyncio.current_task().cancelling():  # by Ctrl-C
            raise asyncio.CancelledError from None
        raise


def _digests(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.glob("*") if path.is_file()}
