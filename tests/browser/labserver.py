"""A JupyterLab for the browser tests: private folders, a free port, copies of the repository. Nothing of the person's own is read or changed."""

from __future__ import annotations

import json
import os
import secrets
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

import nbformat

# No request for news or updates, no saving; every cell attached at once, so that none escapes the checks or the screenshot.
SETTINGS = {
    "@jupyterlab/apputils-extension:notification": {"fetchNews": "false", "checkForUpdates": False},
    "@jupyterlab/docmanager-extension:plugin": {"autosave": False},
    "@jupyterlab/notebook-extension:tracker": {"windowingMode": "none", "scrollPastEnd": False},
}


@contextmanager
def serve(repository: Path, home: Path) -> Iterator[SimpleNamespace]:
    """Serve home/root with two copies of the repository, `committed` as it is and `cleared` without outputs; yields url, token and root."""
    lab = SimpleNamespace(token=secrets.token_hex(16), root=home / "root")
    copy(repository, lab.root / "committed")
    shutil.copytree(lab.root / "committed", lab.root / "cleared")
    for path in (lab.root / "cleared" / "notebooks").glob("*.ipynb"):
        clear(path)
    for _ in range(3):  # between choice and use, another process may take the port
        with socket.create_server(("127.0.0.1", 0)) as free:
            lab.port = free.getsockname()[1]
        lab.url = f"http://127.0.0.1:{lab.port}"
        server = start(lab, home)
        if answers(lab, server):
            break
        server.kill()
    else:
        said = (home / "log").read_text(encoding="utf-8", errors="replace")
        raise RuntimeError(f"JupyterLab did not start; it said:\n{said[-3000:]}")
    try:
        yield lab
    finally:
        server.terminate()  # it ends its kernels
        try:
            server.wait(15)
        except subprocess.TimeoutExpired:
            server.kill()


def answers(lab: SimpleNamespace, server: subprocess.Popen) -> bool:
    """Wait until the server answers; a busy machine takes long. False where it ended, or never answers."""
    for _ in range(1800):
        try:
            urllib.request.urlopen(f"{lab.url}/api/status?token={lab.token}", timeout=5).close()
        except OSError:
            if server.poll() is not None:
                return False
            time.sleep(0.1)
        else:
            return True
    return False


def start(lab: SimpleNamespace, home: Path) -> subprocess.Popen:
    from matplotlib import get_cachedir

    (home / "home").mkdir(exist_ok=True)
    (home / "app").mkdir(exist_ok=True)
    (home / "app" / "overrides.json").write_text(json.dumps(SETTINGS), encoding="utf-8")
    options = [
        "--no-browser",
        "--ip=127.0.0.1",
        f"--port={lab.port}",
        "--ServerApp.port_retries=0",
        f"--IdentityProvider.token={lab.token}",
        f"--ServerApp.root_dir={lab.root}",
        "--LabApp.expose_app_in_browser=True",
        f"--LabServerApp.app_settings_dir={home / 'app'}",
        f"--LabServerApp.user_settings_dir={home / 'settings'}",
        f"--LabServerApp.workspaces_dir={home / 'workspaces'}",
    ]
    options += ["--allow-root"] if getattr(os, "geteuid", lambda: 1)() == 0 else []
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(("JUPYTER", "IPYTHON", "SAMESTORY_"))
    }
    environment |= {
        name: str(home / name.lower())
        for name in ("HOME", "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR")
    }
    # The list of fonts is the machine's: to build it anew in an empty home takes long, and matplotlib says so on stderr.
    environment["MPLCONFIGDIR"] = get_cachedir()
    with (home / "log").open("w") as log:
        return subprocess.Popen(
            [sys.executable, "-m", "jupyterlab", *options], env=environment, stdout=log, stderr=subprocess.STDOUT
        )


def copy(source: Path, target: Path) -> None:
    """Copy what is tracked or would be; without git, everything but environments and build products."""
    listed = (
        subprocess.run(
            ["git", "-C", source, "ls-files", "-z", "-co", "--exclude-standard"],
            capture_output=True,
            text=True,
            check=False,
        )
        if shutil.which("git")
        else None
    )
    if not listed or listed.returncode:
        shutil.copytree(source, target, ignore=shutil.ignore_patterns(".*", "build", "__pycache__", "screenshots"))
        return
    for path in (source / name for name in listed.stdout.split("\0")):
        if path.is_file():  # a deleted file is still listed
            copied = target / path.relative_to(source)
            copied.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(path, copied)


def clear(path: Path) -> None:
    """Take the outputs and counts out of a notebook."""
    notebook = nbformat.read(path, as_version=4)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.update(outputs=[], execution_count=None)
    nbformat.write(notebook, path)
