# Everything starts here: `make help`. ARGS="…" is passed on to the program that a target runs.
SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help run test check bench screens translations clean

# The tests start hundreds of programs: none of them is to compile everything anew.
unexport PYTHONDONTWRITEBYTECODE

BIN := .venv/bin
BENCHMARKS = $(wildcard benchmarks/[!_]*.py benchmarks/*/[!_]*.py)
SCRIPTS = $(wildcard benchmarks/*.py benchmarks/*/*.py docs/*.py packaging/*.py)
PIP := $(BIN)/python -m pip --disable-pip-version-check -q install -c constraints.txt

help: ## show this list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 18

run: .venv/.stamp ## open the demo: a ready workspace with photographs
	$(BIN)/labelqueue demo $(ARGS)

test: .venv/.stamp-dev ## run the tests (ARGS="-k decode -x")
	@# More than there are cores: many wait for a server or for time to pass.
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -n 3 $(ARGS)

check: .venv/.stamp-dev ## lint, formatting, types, import rules
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy app tests $(SCRIPTS)
	$(BIN)/lint-imports

bench: .venv/.stamp-dev ## run every benchmark; each prints JSON lines, with what is wanted beside what is measured
	@echo '# "wanted" is what the line has to reach on a machine that is otherwise idle, "met" whether it does.' >&2
	@echo '# How each measures, and what it leaves out unless told, stands at its top.' >&2
	@set -e; for script in $(BENCHMARKS); do \
	  echo "# $$script" >&2; QT_QPA_PLATFORM=offscreen $(BIN)/python $$script $(ARGS); done

screens: .venv/.stamp ## draw the pictures of the documentation anew
	QT_QPA_PLATFORM=offscreen $(BIN)/python docs/make_screens.py $(ARGS)

translations: .venv/.stamp ## bring the texts to translate up to date, and what the window reads of them
	$(BIN)/python packaging/translations.py $(ARGS)

clean: ## remove the virtual environment and all caches
	rm -rf .venv build dist .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find app tests benchmarks docs -name __pycache__ -prune -exec rm -rf {} + 2>/dev/null || true

# A candidate counts only if it runs (version managers leave names that do not), is new enough, and can make environments.
.venv/.stamp: pyproject.toml constraints.txt
	@for python in $(PYTHON) python3 python3.13 python3.12 python3.11; do \
	  if $$python -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
	    echo "Setting up .venv with $$($$python --version) (the first time takes a minute) …" >&2; \
	    $$python -m venv .venv && $(PIP) -e . && touch $@; exit; \
	  fi; \
	done; \
	echo 'Labelqueue needs Python 3.11 or newer with its venv module (Debian: apt install python3 python3-venv); name one with make PYTHON=/path/to/python3.' >&2; \
	exit 1

.venv/.stamp-dev: .venv/.stamp
	@$(PIP) -e '.[dev]' && touch $@
