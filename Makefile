# innokg: everything a newcomer or a developer runs. `make` alone lists the commands.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PACKAGES := ontology graph loaders visual api
SHARED ?= ../shared
EXPLORER := visual/web/dist/.sources
EXPLORER_SOURCES := $(shell find visual/web -type f -not -path '*/node_modules/*' -not -path '*/dist/*')

.DEFAULT_GOAL := help
.PHONY: help demo test spark test-spark check quality-report seeds lock bench clean

help: ## list the commands
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

$(VENV)/python.stamp:
	@$(PYTHON) -c 'import sys; sys.exit("innokg needs Python 3.11 or later; say: make PYTHON=python3.12 ..." if sys.version_info < (3, 11) else 0)'
	@echo "Making a virtual environment in $(VENV) ..."
	@$(PYTHON) -m venv $(VENV) || { echo "Python cannot make virtual environments here; on Debian or Ubuntu say: apt install python3-venv" >&2; rm -rf $(VENV); exit 1; }
	@touch $@

$(VENV)/run.stamp: $(VENV)/python.stamp requirements.lock pyproject.toml
	@echo "Installing what innokg needs (about a minute the first time) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps --editable .
	@touch $@

$(VENV)/dev.stamp: $(VENV)/run.stamp requirements-dev.lock
	@echo "Installing the tools of the tests (about a minute the first time) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

$(VENV)/spark.stamp: $(VENV)/dev.stamp requirements-spark.lock
	@echo "Installing PySpark (450 MB, some minutes) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-spark.lock
	@touch $@

$(EXPLORER): $(VENV)/run.stamp $(EXPLORER_SOURCES)
	@echo "Building the explorer (some seconds) ..."
	@$(BIN)/python visual/web/build_hook.py
	@touch $@

demo: $(EXPLORER) ## serve the graph of five real plans and open its address
	@$(BIN)/innokg demo

test: check ## run every check: style, types, layers, tests
	@echo "Running the tests (some minutes) ..."
	@$(BIN)/python -m pytest

spark: $(VENV)/spark.stamp ## install PySpark, with which 'make test' runs on a Spark cluster too; needs Java, takes 450 MB

test-spark: spark ## run the tests on a Spark cluster alone
	@$(BIN)/python -m pytest tests/graph/cluster tests/api/cli/test_algorithm_on_spark.py

check: $(VENV)/dev.stamp $(EXPLORER) ## style, types and layers alone
	@echo "Checking style, types and layers (about a minute) ..."
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/python -m api.openapi
	@$(BIN)/python visual/web/build_hook.py check test

seeds: $(VENV)/run.stamp ## extract the facts of the five plans in $(SHARED)/corpus into loaders/seeds
	@$(BIN)/python -m loaders.seeds $(SHARED)/corpus

quality-report: $(VENV)/run.stamp ## score the extraction against the gold facts in $(SHARED)/gold
	@$(BIN)/python -m tests.quality

bench: $(VENV)/dev.stamp ## measure speed, growth and memory and write docs/performance.md
	@$(BIN)/python -m tests.benchmarks

lock: $(VENV)/dev.stamp ## resolve the newest versions into the lock files
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	@$(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
		pyproject.toml --group build --output-file requirements.lock
	@$(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
		--constraints requirements.lock pyproject.toml --group dev --output-file requirements-dev.lock
	@$(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
		--group spark --output-file requirements-spark.lock

clean: ## remove the virtual environment and everything built
	rm -rf $(VENV) build dist visual/web/dist visual/web/node_modules .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
