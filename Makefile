.PHONY: help run lab test growth check style site fuzz bench lock

PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
DATA ?= ../shared/data
MINUTES ?= 10
CORES := -n auto --maxprocesses 4
export OMP_NUM_THREADS := 1
export OPENBLAS_NUM_THREADS := 1

help:  ## list these targets
	@sed -n 's/^\([a-z]*\):.*  ## /  make \1\t/p' Makefile | expand -t 16

run: $(READY)  ## execute the notebooks in order and rewrite figures/ (the main job)
	@$(BIN)/python -m samestory run

lab: $(READY)  ## open JupyterLab on the first notebook
	@$(BIN)/jupyter lab notebooks/00_overview.ipynb

test: $(READY)  ## prove that everything works: all tests but those in a browser, then every notebook against its committed results
	@$(BIN)/python -m pytest -q -rsfE $(CORES) -m "not timed" --doctest-modules --ignore tests/browser lib tests
	@mkdir -p build/figures
	@SAMESTORY_FIGURES=$(CURDIR)/build/figures $(BIN)/python -m pytest -q $(CORES) --dist loadfile -c tests/nbval.ini notebooks

# What fails is measured once more with nothing beside: the machine may have been busy.
growth: $(READY)  ## prove that the time of each step grows no faster than the text: the tests that measure seconds
	@$(BIN)/python -m pytest -q -rfE $(CORES) -m timed tests || $(BIN)/python -m pytest -q -rfE -m timed --last-failed tests

style: $(READY)  ## style and the layers of the packages
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --quiet --check .
	@said=$$($(BIN)/lint-imports --no-cache --no-logo) || { echo "$$said"; exit 1; }

check: style  ## style, layers and the fast tests, in about two minutes
	@$(BIN)/python -m pytest -q $(CORES) -m "not slow and not timed and not hypothesis" --doctest-modules --ignore tests/browser lib tests

site: .venv/.site  ## build the site into build/site: the series, figures, how-to pages, library
	@$(BIN)/python docs/build.py

fuzz: $(READY)  ## property tests on random examples for MINUTES=10; what they find becomes an example in a test
	@end=$$(($$(date +%s) + 60 * $(MINUTES))); \
	while [ $$(date +%s) -lt $$end ]; do \
	  $(BIN)/python -m pytest -q -x -m hypothesis --hypothesis-profile=fuzz tests || exit 1; \
	done

bench: .venv-bench/.ready  ## measure everything again, about two hours; DATA=folder of labeled news, see benchmarks/README.md
	@for script in $(filter-out benchmarks/_% %/readme.py %/sentiment_table.py,$(wildcard benchmarks/*.py)); do \
	  echo "== $$script"; .venv-bench/bin/python $$script --data $(DATA) || exit 1; done
	@.venv-bench/bin/python benchmarks/readme.py

# Exact versions with hashes, for every platform.
lock:  ## renew the locks after a change of pyproject.toml or docs/requirements.in; needs uv
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate --extra test pyproject.toml -o requirements.lock
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate -c requirements.lock docs/requirements.in -o docs/requirements.lock

$(READY): requirements.lock pyproject.toml
	@command -v $(PYTHON) >/dev/null || { echo "samestory needs Python 3.11 or newer: install it, or say where it is with make PYTHON=/path/to/python3."; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "samestory needs Python 3.11 or newer; $(PYTHON) is older. Say where a newer one is with make PYTHON=/path/to/python3.12."; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { echo "This Python cannot make virtual environments: install its venv module (on Debian and Ubuntu the package python3-venv)."; exit 1; }
	@echo "Installing the locked requirements into .venv (once, about a minute) …"
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -e .
	@touch $@

.venv-bench/.ready: requirements.lock benchmarks/requirements.txt
	@$(PYTHON) -m venv .venv-bench
	@.venv-bench/bin/python -m pip install --quiet --disable-pip-version-check -r requirements.lock
	@.venv-bench/bin/python -m pip install --quiet --disable-pip-version-check --no-deps -e .
	@.venv-bench/bin/python -m pip install --quiet --disable-pip-version-check -r benchmarks/requirements.txt
	@touch $@

.venv/.site: $(READY) docs/requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r docs/requirements.lock
	@touch $@
