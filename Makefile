# `make run` and `make test` do all the set-up: a virtual environment in .venv, and the package in it.
PYTHON ?= python3
BIN := .venv/bin
# Texts are ingested here; the corpus can always be made again and is not committed.
CORPUS := outputs/corpus

.PHONY: run test coverage outputs check bench clean

.venv/.installed: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[charts,cluster,dev,spacy,topics]'
	-$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[sudachi]'
	@touch $@

run: .venv/.installed
	@$(BIN)/fumikura ingest --corpus $(CORPUS)
	@$(BIN)/python scripts/tour.py

test: .venv/.installed
	$(BIN)/python -m pytest -n auto

# Processes under coverage are many times slower: the bad days, which race against time, run without it.
coverage: .venv/.installed
	$(BIN)/python -m pytest -n auto --ignore=tests/bad_days --cov --cov-report=term --cov-fail-under=90

outputs: .venv/.installed
	@$(BIN)/fumikura ingest --corpus $(CORPUS)
	@$(BIN)/python scripts/outputs.py

check: .venv/.installed
	$(BIN)/ruff format --check src tests benchmarks scripts
	$(BIN)/ruff check src tests benchmarks scripts
	$(BIN)/mypy

bench: .venv/.installed
	$(BIN)/python benchmarks/run.py

clean:
	rm -rf .venv outputs/corpus
