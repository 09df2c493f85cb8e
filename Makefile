# make run    execute the notebooks in order and rewrite figures/   (the main job)
# make test   prove that everything works
# make lab    open JupyterLab on the first notebook
# make bench  speed and accuracy beside other tools; DATA=folder of labelled news, see benchmarks/README.md

PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
NBVAL := --nbval --nbval-current-env --nbval-sanitize-with tests/nbval.cfg --nbval-cell-timeout 120
DATA ?= ../shared/data
export OMP_NUM_THREADS := 1
export OPENBLAS_NUM_THREADS := 1

.PHONY: run test lab bench lock

run: $(READY)
	@$(BIN)/python -m samestory run

test: $(READY)
	@$(BIN)/python -m pytest -q -rs --doctest-modules lib tests
	@mkdir -p build/figures
	@SAMESTORY_FIGURES=$(CURDIR)/build/figures $(BIN)/python -m pytest -q $(NBVAL) notebooks

lab: $(READY)
	@$(BIN)/jupyter lab notebooks/00_overview.ipynb

bench: .venv-bench/.ready
	@for script in benchmarks/*.py; do echo "== $$script"; .venv-bench/bin/python $$script --data $(DATA) || exit 1; done

# Exact versions with hashes, for every platform; needs uv.
lock:
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate --extra test pyproject.toml -o requirements.lock

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
