"""The files around the library agree with one another and with what is installed."""

import re
import subprocess
import tomllib
from importlib.metadata import version

import pytest
import samestory as ss

CONDA_ONLY = {"python", "pip"}


def requirements(lines):
    """{name: range} of requirement lines."""
    return {
        m[1].lower().replace("_", "-"): m[2].replace(" ", "")
        for line in lines
        if (m := re.match(r"([\w.-]+)\s*(.*)", line.strip()))
    }


@pytest.fixture(scope="module")
def project(top):
    return tomllib.loads((top / "pyproject.toml").read_text())["project"]


@pytest.fixture(scope="module")
def declared(project):
    return requirements(project["dependencies"] + project["optional-dependencies"]["test"])


def in_range(found, wanted):
    number = [int(n) for n in re.findall(r"\d+", found)[:3]]
    for sign, bound in re.findall(r"(>=|<)([\d.]+)", wanted):
        limit = [int(n) for n in bound.split(".")]
        if (number < limit) if sign == ">=" else (number[: len(limit)] >= limit):
            return False
    return True


@pytest.fixture(scope="module")
def pinned(top):
    """{name: versions} of the lock; some packages have one version for older and one for newer Pythons."""
    found = {}
    for name, number in re.findall(r"^([\w.-]+)==([^\s;\\]+)", (top / "requirements.lock").read_text(), re.M):
        found.setdefault(name, set()).add(number)
    return found


def test_environment_yml_says_the_same_as_pyproject(top, declared, project):
    listed = (top / "environment.yml").read_text().split("dependencies:")[1]
    lines = re.findall(r"^  - ([^#\n]+)", listed, re.M)
    conda = requirements(line for line in lines if not line.startswith("pip:"))
    python = conda["python"]
    assert {name: bounds for name, bounds in conda.items() if name not in CONDA_ONLY} == declared
    assert python == project["requires-python"].replace(" ", "")


def test_installed_versions_lie_in_the_ranges(declared):
    assert {name: version(name) for name, bounds in declared.items() if not in_range(version(name), bounds)} == {}


def test_lock_is_exact_hashed_and_names_no_index(top, declared, pinned):
    lock = (top / "requirements.lock").read_text()
    assert declared.keys() <= pinned.keys()
    assert {name for name, bounds in declared.items() if not all(in_range(v, bounds) for v in pinned[name])} == set()
    assert "://" not in lock and "index-url" not in lock
    assert all("--hash=sha256:" in block for block in re.split(r"\n(?=\S)", lock) if "==" in block)


def test_the_environment_is_the_lock(pinned):
    for name in ("pandas", "numpy", "matplotlib", "nltk", "jupyterlab", "nbval"):
        if version(name) not in pinned[name]:
            pytest.skip(f"{name} {version(name)} is installed, not the locked one: pictures may differ by a few bytes")


def test_one_version_everywhere(top, project):
    assert project["version"] == ss.__version__
    assert re.search(r"^version: (.+)$", (top / "CITATION.cff").read_text(), re.M)[1].strip('"') == ss.__version__


def test_readme_names_the_commands_that_make_has(top):
    readme, make = (top / "README.md").read_text(), (top / "Makefile").read_text()
    for command in ("run", "test", "lab"):
        assert f"make {command}" in readme and re.search(rf"^{command}:", make, re.M)
    assert "make test" in (top / ".ci" / "run").read_text()


def test_links_of_the_readmes_lead_somewhere(top):
    for page in (
        top / "README.md",
        top / "seeds" / "README.md",
        top / "figures" / "README.md",
        top / "benchmarks" / "README.md",
    ):
        for target in re.findall(r"\]\(([^)#:\s]+)\)", page.read_text()):
            assert (page.parent / target).exists(), f"{page.name} links to {target}"


def test_no_machine_path_and_no_index_in_any_file(top):
    files = subprocess.run(["git", "ls-files"], cwd=top, capture_output=True, text=True)
    if files.returncode:
        pytest.skip("not a git checkout")
    for name in files.stdout.splitlines():
        path = top / name
        if not path.is_file() or path.suffix in (".png", ".pdf") or name.startswith("tests/"):
            continue
        found = re.search(
            r"/(?:home|root|work|Users)/\w+|files\.pythonhosted|pypi\.org/simple",
            path.read_text(encoding="utf-8", errors="replace"),
        )
        assert not found, f"{name} holds {found[0]}"
