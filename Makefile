# Two commands do everything: `make run` and `make test`. Both set up their own environment in .venv.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: run test test-browser check format pictures screenshots bench bench-search chaos lock clean

run: .venv/run.stamp
	@$(BIN)/python -m bot run

test: .venv/dev.stamp
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m bot check
	$(BIN)/pytest -n auto

# The pages in a real Chromium; says what to install when there is none.
test-browser: .venv/dev.stamp
	$(BIN)/pytest tests/browser

check: .venv/run.stamp
	@$(BIN)/python -m bot check

format: .venv/dev.stamp
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# Only after a change to guides/pictures/*.svg or the icon; needs the font package fonts-dejavu-extra.
pictures: .venv/dev.stamp
	@$(BIN)/python -m tools.pictures
	@$(BIN)/python -m tools.icons

# The page as docs/ shows it; needs chromium, poppler-utils and a font with emoji (fonts-noto-color-emoji).
screenshots: .venv/dev.stamp
	@$(BIN)/python -m tools.screenshots

# Figures for the machine at hand; nothing here can fail because it was slow.
bench: .venv/dev.stamp
	@$(BIN)/python -m tests.bench

# How good and how fast the search is, beside what libraries alone can do; PARTS="outcomes speed" runs only those.
bench-search: .venv/bench.stamp
	@$(BIN)/python -m tests.bench.search $(PARTS)

chaos: .venv/dev.stamp
	CHAOS_KILLS=200 $(BIN)/pytest -m chaos

lock: .venv/lock.stamp
	UV_NO_CONFIG=1 $(BIN)/uv pip compile -q --universal --generate-hashes --no-header --no-emit-index-url \
		pyproject.toml -o requirements.lock
	UV_NO_CONFIG=1 $(BIN)/uv pip compile -q --universal --generate-hashes --no-header --no-emit-index-url \
		-c requirements.lock --extra dev pyproject.toml -o requirements-dev.lock
	UV_NO_CONFIG=1 $(BIN)/uv pip compile -q --universal --generate-hashes --no-header --no-emit-index-url \
		-c requirements-dev.lock --extra bench pyproject.toml -o requirements-bench.lock

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache

.venv/pyvenv.cfg:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; this is %d.%d. Try: make PYTHON=python3.12 …" % sys.version_info[:2])'
	@echo "Setting up .venv (once, about a minute) …"
	@$(PYTHON) -m venv .venv || { echo "Python cannot make a virtual environment. On Debian or Ubuntu: apt-get install python3-venv"; rm -rf .venv; exit 1; }

.venv/run.stamp: requirements.lock | .venv/pyvenv.cfg
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements.lock
	@touch $@

.venv/dev.stamp: requirements-dev.lock | .venv/pyvenv.cfg
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@ .venv/run.stamp

.venv/bench.stamp: requirements-bench.lock | .venv/pyvenv.cfg
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements-bench.lock
	@touch $@ .venv/run.stamp

.venv/lock.stamp: | .venv/pyvenv.cfg
	@$(BIN)/python -m pip install -q --disable-pip-version-check uv
	@touch $@
