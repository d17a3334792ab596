# `make` alone says what there is to make.

PYTHON ?= python3.11
PORT ?= 8080
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

BIN := .venv/bin
RUNTIME := .venv/.runtime-installed
DEVELOPMENT := .venv/.development-installed

.PHONY: help
help: ## what can be made
	@grep -hE '^[a-z-]+:.*##' Makefile | sed -E 's/:[^#]*## /\t/' | while IFS=$$'\t' read -r name what; \
	do printf '  make %-13s %s\n' "$$name" "$$what"; done

.PHONY: setup
setup: $(RUNTIME) ## install everything Svod needs into .venv

.PHONY: run
run: $(RUNTIME) ## read the corpus and serve it; PORT=8081 serves elsewhere
	@$(BIN)/svod ingest corpus || [ $$? -eq 1 ]
	@exec $(BIN)/svod serve --port $(PORT)

# A process of tests takes up to two gigabytes: no more than four, however many cores there are.
.PHONY: test
test: $(DEVELOPMENT) ## all tests, those in a browser or of scans included where that is possible
	@scripts/browser
	@scripts/recognition
	@scripts/virtuoso
	@# hundreds of processes that the tests start begin with compiled modules
	@$(BIN)/python -m compileall -q ontology ingest kg webapp
	OMP_NUM_THREADS=1 $(BIN)/python -m pytest --numprocesses auto --maxprocesses 4 --dist worksteal

.PHONY: check
check: $(DEVELOPMENT) ## format, lint, types and the direction of imports
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

.PHONY: golden
golden: $(DEVELOPMENT) ## renew what is read from the corpus; then look at git diff
	RENEW_GOLDEN=1 $(BIN)/python -m pytest --quiet tests/golden/test_documents.py

.PHONY: bench
bench: $(DEVELOPMENT) ## measure the promised times, and queries beside other engines: QUADS=5000000
	@failed=0; \
	for measure in "bench.py" "querying.py $(or $(QUADS),5000000)"; do \
	  $(BIN)/python tests/benchmarks/$$measure || failed=1; \
	done; exit $$failed

.PHONY: bench-reading
bench-reading: $(RUNTIME) ## measure the reading of many texts: TEXTS=folder
	@[ -n "$(TEXTS)" ] || { echo "make bench-reading TEXTS=folder of texts" >&2; exit 1; }
	$(BIN)/python tests/benchmarks/reading.py "$(TEXTS)"

.PHONY: bench-search
bench-search: $(RUNTIME) ## measure search in a large generated base: PASSAGES=1000000
	$(BIN)/python tests/benchmarks/searching.py $(or $(PASSAGES),1000000)

.PHONY: bench-hostile
bench-hostile: $(RUNTIME) ## measure what others notice of hostile queries: DATA=folder of data
	@[ -n "$(DATA)" ] || { echo "make bench-hostile DATA=folder of data" >&2; exit 1; }
	$(BIN)/python tests/benchmarks/hostile.py "$(DATA)"

.PHONY: bench-suggest
bench-suggest: $(RUNTIME) ## measure corrections and completions in that base: PASSAGES=1000000
	$(BIN)/python tests/benchmarks/suggesting.py $(or $(PASSAGES),1000000)

.PHONY: bench-hammer
bench-hammer: $(RUNTIME) ## publish and read at once, and look for half states: SECONDS=120
	$(BIN)/python tests/benchmarks/hammering.py $(or $(SECONDS),120)

.PHONY: bench-kills
bench-kills: $(RUNTIME) ## kill writers at random moments, and look for losses: KILLS=100
	$(BIN)/python tests/benchmarks/killing.py $(or $(KILLS),100)

.PHONY: lock
lock: $(DEVELOPMENT) ## take newer packages and pin them
	$(BIN)/pip install --upgrade --upgrade-strategy eager --editable '.[dev,milvus]'
	$(BIN)/python scripts/lock.py

.PHONY: clean
clean: ## remove what was installed and built; data stay
	rm -rf .venv build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis \
	  .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(RUNTIME): requirements.txt pyproject.toml
	@command -v $(PYTHON) >/dev/null || { \
	  echo "make: $(PYTHON) not found: install Python 3.11, or name it: make setup PYTHON=..." >&2; \
	  exit 1; }
	[ -x $(BIN)/python ] || $(PYTHON) -m venv .venv
	$(BIN)/pip install --requirement requirements.txt
	$(BIN)/pip install --no-deps --no-build-isolation --editable .
	@# the first command, too, starts from compiled modules
	$(BIN)/python -m compileall -q ontology ingest kg webapp
	@touch $@

$(DEVELOPMENT): requirements-dev.txt $(RUNTIME)
	$(BIN)/pip install --requirement requirements-dev.txt
	@touch $@
