# The repository's doors; `make help` lists them. Everything is set up inside .venv/.
PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
INSTALL := $(BIN)/python -m pip install --disable-pip-version-check --quiet

# Compiled modules are kept, also where the environment says otherwise: the tests start many programs.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help setup site serve check quick test golden pictures bench mutants audit lock clean

help: ## list these targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

setup: $(VENV)/.site ## make the environment from the lock file

$(VENV)/.site: requirements.lock pyproject.toml
	@command -v $(PYTHON) >/dev/null || { echo "Python 3.11 is needed: $(PYTHON) was not found"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(INSTALL) --require-hashes --no-deps -r requirements.lock
	$(INSTALL) --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.test: requirements-test.lock $(VENV)/.site
	$(INSTALL) --require-hashes --no-deps -r requirements-test.lock
	@touch $@

site: $(VENV)/.site ## build the site into site/
	@$(BIN)/taklimat build
	@echo "Look at it with: make serve"

serve: $(VENV)/.site ## live preview at http://127.0.0.1:8000/
	@$(BIN)/taklimat serve

# Each bundle of scripts is a program of its own, as in the browser.
PROGRAMS := . $(patsubst %/tsconfig.json,%,$(wildcard overrides/assets/taklimat/*/tsconfig.json))

check: $(VENV)/.test node_modules/.stamp ## lint, types, layers, and the briefings themselves
	$(BIN)/ruff format --check scripts tests
	$(BIN)/ruff check scripts tests
	$(BIN)/mypy
	@for program in $(PROGRAMS); do echo "tsc -p $$program"; node_modules/.bin/tsc -p $$program || exit 1; done
	$(BIN)/lint-imports
	$(BIN)/taklimat check

quick: $(VENV)/.test ## all tests that need no browser, Java or Node
	$(BIN)/pytest -m "not browser and not programs"

test: check tools ## check, and all tests
	$(BIN)/pytest

.PHONY: tools
tools:
	@sh scripts/tools.sh

node_modules/.stamp: package.json package-lock.json .npmrc
	@sh scripts/tools.sh node
	npm ci --loglevel=error --no-audit --no-fund --ignore-scripts
	@touch $@

golden: $(VENV)/.test ## rewrite the golden files; read the difference before you commit it
	$(BIN)/pytest tests/test_golden.py --update-golden -n 0

pictures: $(VENV)/.test ## draw the pictures of the main pages anew; look at each before you commit it
	$(BIN)/pytest tests/browser/test_looks.py tests/outputs/paper/test_paper_looks.py --update-pictures

bench: $(VENV)/.test node_modules/.stamp tools ## the speed figures, side by side with what we compare to
	PYTHONPATH=scripts $(BIN)/python -m bench.build
	PYTHONPATH=scripts $(BIN)/python -m bench.browser
	PYTHONPATH=scripts $(BIN)/python -m bench.pdf

mutants: $(VENV)/.test ## put faults into the code, and count those that no test notices (a long while)
	$(BIN)/python scripts/mutate.py --seed 13 --number 320 --least 90

audit: $(VENV)/.test $(VENV)/audit/.stamp | tools ## known faults in what we depend on, and what is outdated (asks the network)
	$(BIN)/python -m pip list --outdated --disable-pip-version-check || echo "not checked: what is outdated on PyPI"
	npm outdated --loglevel=error || true # it fails when anything is
	$(BIN)/python scripts/audit.py

$(VENV)/audit/.stamp: requirements-audit.lock $(VENV)/.site
	@test -x $(VENV)/audit/bin/python || $(PYTHON) -m venv $(VENV)/audit
	$(VENV)/audit/bin/python -m pip install --disable-pip-version-check --quiet --require-hashes --no-deps -r requirements-audit.lock
	@touch $@

lock: ## rewrite the lock files after a change of dependencies (needs uv and npm)
	uv pip compile --quiet --python-version 3.11 --generate-hashes --no-emit-index-url --no-header pyproject.toml build-requirements.in -o requirements.lock
	uv pip compile --quiet --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --extra test --constraint requirements.lock pyproject.toml build-requirements.in -o requirements-test.lock
	echo pip-audit | uv pip compile --quiet --python-version 3.11 --generate-hashes --no-emit-index-url --no-header - -o requirements-audit.lock
	$(PYTHON) scripts/lock_node.py

clean: ## remove what was built
	rm -rf site .site.taklimat-* .mypy_cache .ruff_cache .pytest_cache .import_linter_cache build
