# make run     install what is missing, make the demo world, serve it on http://127.0.0.1:8000
# make test    the same plus test tools and a throwaway PostgreSQL, then every test
# make check   format, lint, types, import contracts, catalogues (seconds, not minutes)
# make lint    the same without the catalogues and sizes, which are among the tests
# make tools   install what tests and checks need
# make bench   print the numbers: bytes on the wire, statements, races (minutes), kills (half an hour)
# make strings collect the strings of the code into locales/ (then translate what is new)
# make lock    rebuild the three lock files
# make clean   forget the environment and the demo data
SHELL := /bin/sh
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
# The first Python that runs and is >= 3.11 (some shims exist and fail). PYTHON=/path overrides.
ifndef PYTHON
PYTHON := $(shell for p in python3.14 python3.13 python3.12 python3.11 python3 python; do \
  $$p -c 'import sys,venv,ensurepip;sys.exit(sys.version_info<(3,11))' >/dev/null 2>&1 && { command -v $$p; break; }; done)
endif
# Compiled modules are kept: checks and tests start the program many times.
export PYTHONDONTWRITEBYTECODE =
VENV ?= .venv
BIN  := $(VENV)/bin
PIP  := $(BIN)/python -m pip install -q --disable-pip-version-check --no-input --no-compile --require-hashes --only-binary :all:
LOCK := $(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --no-emit-index-url
say   = @printf '· %s\n' "$(1)"

help: ; @sed -n 's/^# \(make\)/\1/p' Makefile

$(VENV)/.made:
	@test -n "$(PYTHON)" || { echo 'No Python >= 3.11 with venv was found. Install one, or say PYTHON=/path/to/python3.11 make run'; exit 2; }
	$(call say,making an environment in $(VENV))
	@rm -rf "$(VENV)" && "$(PYTHON)" -m venv "$(VENV)" && touch $@
$(VENV)/.run: requirements.lock | $(VENV)/.made
	$(call say,installing $$(grep -c '==' $<) pinned packages: about half a minute the first time)
	@$(PIP) -r $< && touch $@
$(VENV)/.test: requirements-test.lock $(VENV)/.run
	$(call say,installing the test tools)
	@$(PIP) -r $<
	@$(PIP) -r requirements-pg.lock || { test -z "$$PORTAL_REQUIRE" && echo '· no throwaway PostgreSQL for this platform: its half of the tests is skipped'; }
	@touch $@

run: $(VENV)/.run
	@$(BIN)/python -m portal demo --serve $(ARGS)
# Thousands of small databases go to memory where there is enough of it: they wait for disks else.
test: export TMPDIR = $(shell [ -w /dev/shm ] && [ "$$(df -Pk /dev/shm | awk 'END { print $$4 }')" -gt 4000000 ] && echo /dev/shm || echo "$${TMPDIR:-/tmp}")
test: $(VENV)/.test
	@$(BIN)/python -m pytest $(ARGS)
check: lint
	@$(BIN)/python -m pytest -n 0 tests/gates/test_catalogues.py tests/gates/test_sizes.py
lint: $(VENV)/.test
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache
tools: $(VENV)/.test
bench: $(VENV)/.test
	@$(BIN)/python -m tests.bench $(ARGS)
strings: $(VENV)/.test
	@$(BIN)/python -m tests.gates.strings
lock: | $(VENV)/.made
	@$(BIN)/python -m pip install -q --disable-pip-version-check 'uv>=0.13,<0.14'
	$(LOCK) -o requirements.lock pyproject.toml
	$(LOCK) -c requirements.lock --group test --group lint -o requirements-test.lock
	$(LOCK) -c requirements.lock --group pg -o requirements-pg.lock
clean: ; rm -rf "$(VENV)" .data
.PHONY: help run tools test check lint bench strings lock clean
