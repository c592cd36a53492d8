# Everything here works in a fresh clone with Python 3.11 or newer, make and git.
# An environment of its own is kept in .venv; packages come from the lock files, checked by their hashes.

SHELL := /bin/sh
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet --quiet
LOCKED := $(PIP) install --require-hashes --no-deps
INSTALLED := $(VENV)/.installed
TESTABLE := $(VENV)/.testable
TRAINABLE := $(VENV)/.trainable
LOCK_VENV := .make/lock
COMPILE := $(LOCK_VENV)/bin/pip-compile --quiet --generate-hashes --strip-extras --allow-unsafe --no-header \
	--no-emit-options --no-emit-index-url --no-emit-trusted-host --no-emit-find-links

.DEFAULT_GOAL := help
.PHONY: help demo test check format train bench schema wheel lock clean

help:  ## list what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

COVERAGE := --archive .make/demo.sayso

demo: $(INSTALLED)  ## read the sample reports; keep an archive of the sample coverage and ask it
	@$(BIN)/sayso read samples/*.txt samples/*.html
	@mkdir -p .make && rm -f .make/demo.sayso*
	@printf '\n\n$$ sayso add samples/coverage/coverage.jsonl\n'; $(BIN)/sayso add samples/coverage/coverage.jsonl $(COVERAGE)
	@printf '\n$$ sayso stories\n'; $(BIN)/sayso stories $(COVERAGE)
	@printf '\n$$ sayso claims   (the first of them)\n'; $(BIN)/sayso claims $(COVERAGE) | sed -n 1,40p
	@printf '\n$$ sayso news --since 2025-10-26\n'; $(BIN)/sayso news --since 2025-10-26 $(COVERAGE)
	@printf '\n$$ sayso watch --as-of 2025-10-27\n'; $(BIN)/sayso watch --as-of 2025-10-27 $(COVERAGE)

test: $(TESTABLE)  ## run the tests
	@$(BIN)/python -m pytest

check: $(TESTABLE)  ## lint, formatting and types
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

format: $(TESTABLE)  ## put the code in the house's form
	@$(BIN)/ruff check --fix-only --quiet .
	@$(BIN)/ruff format --quiet .

train: $(TRAINABLE)  ## learn the model anew (see training/README.md)
	@$(BIN)/python -m training

bench: $(TESTABLE)  ## measure speed, memory and quality
	@$(BIN)/python -m bench

schema: $(INSTALLED)  ## write the JSON Schema of a reading anew from the record types
	@$(BIN)/python -c 'from sayso.record.schema import SCHEMA_FILE, schema_text; SCHEMA_FILE.write_text(schema_text())'

wheel: $(INSTALLED)  ## build the wheel into dist/
	@$(BIN)/python -m hatchling build --target wheel

lock:  ## write the lock files anew from pyproject.toml and requirements/*.in
	@test -x $(LOCK_VENV)/bin/pip-compile || { $(FIND_PYTHON); "$$python" -m venv $(LOCK_VENV) && \
		$(LOCK_VENV)/bin/python -m pip --quiet --quiet install --require-hashes -r requirements/lock.txt; }
	@$(COMPILE) --output-file requirements/runtime.txt pyproject.toml
	@$(COMPILE) --output-file requirements/build.txt requirements/build.in
	@$(COMPILE) --output-file requirements/dev.txt requirements/dev.in
	@$(COMPILE) --output-file requirements/lock.txt requirements/lock.in

clean:  ## remove the environment, caches and builds
	rm -rf $(VENV) .make dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis

# Sets $python to the first interpreter that runs and is new enough. PYTHON=... overrules it.
FIND_PYTHON = python=; \
	for each in $(PYTHON) python3.11 python3.12 python3.13 python3.14 python3 python; do \
		if "$$each" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then python=$$each; break; fi; \
	done; \
	test -n "$$python" || { echo "sayso needs Python 3.11 or newer; none was found (PYTHON=... names one)." >&2; exit 1; }

$(BIN)/python:
	@$(FIND_PYTHON); echo "making $(VENV) with $$("$$python" --version)"; "$$python" -m venv $(VENV)

# The package is installed as a link to src/, so that only a change of what it needs makes this run again.
$(INSTALLED): requirements/runtime.txt requirements/build.txt pyproject.toml | $(BIN)/python
	@echo "installing sayso and what it runs on"
	@$(LOCKED) -r requirements/runtime.txt
	@$(LOCKED) -r requirements/build.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(TESTABLE): requirements/dev.txt $(INSTALLED)
	@echo "installing what tests and checks need"
	@$(LOCKED) -r requirements/dev.txt
	@touch $@

$(TRAINABLE): requirements/train.in $(TESTABLE)
	@echo "installing what training needs (large)"
	@$(PIP) install -r requirements/train.in
	@touch $@
