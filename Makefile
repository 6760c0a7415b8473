# Two commands do everything on a fresh machine with Python 3.11 or newer: make demo, make test.
PYTHON ?= python3
BIN := .venv/bin
LIST ?=

.PHONY: demo check test test-long bench words rules sample assets

demo: .venv/run
	@$(BIN)/allymap demo $(LIST) --output demo
	@echo "To use the command allymap in this window: . $(BIN)/activate"

check: .venv/dev
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/ruff check --quiet .
	@$(BIN)/lint-imports --no-cache
	@$(BIN)/mypy

# A process for each core, each with a Neo4j and a Chromium of its own; a file stays in one.
# What Python compiled is kept: the many processes that the tests start would each do it again.
test: .venv/dev tests/js/node_modules/installed
	@PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pytest -n auto --dist loadfile --no-loadscope-reorder

# Three hundred random stories on both stores, ten thousand landscapes for BRIDGE-2; takes a while.
STORIES ?= 300
test-long: .venv/dev
	@ALLYMAP_TEST_LONG=$(STORIES) $(BIN)/python -m pytest --timeout 7200 tests/store/test_any_story.py tests/gaps/test_meeting.py

# What checks the page's own scripts: types, and axe-core. Without npm those tests are skipped.
tests/js/node_modules/installed: tests/js/package-lock.json
	@if command -v npm >/dev/null; then \
	  echo "Installing what checks the page's scripts into tests/js (once) ..."; \
	  npm --prefix tests/js ci --silent && touch $@ || echo "They could not be installed, so these tests are skipped."; fi

bench: .venv/dev
	@$(BIN)/python bench/run.py

# After a sentence in a .po file was changed.
words: .venv/dev
	@$(BIN)/pybabel -q compile -d allymap/view/locale -D "allymap messages"

# After a rule, its numbers or its manual page was changed.
rules: .venv/dev
	@$(BIN)/python -m allymap --language en explain --markdown > docs/rules.md

# Write the fictional country again; the same bytes each time.
sample: .venv/dev
	@$(BIN)/python sample_data/generate.py

# Fetch and build the scripts of others again; the same bytes each time, else refused.
assets: .venv/dev
	@$(BIN)/python assets/update.py

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "allymap needs Python 3.11 or newer")'
	@$(PYTHON) -m venv .venv

.venv/run: requirements.lock pyproject.toml | .venv/bin/python
	@echo "Installing what allymap needs into .venv (once) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps -e .
	@touch $@

.venv/dev: requirements-dev.lock .venv/run
	@echo "Installing what the tests need into .venv (once) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@
