# Two commands are enough: `make chat` and `make test`.
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
Q ?= 瓯海区人大2024年代表建议的满意率是多少？
PORT ?= 7860
STORE ?= store
FUZZ_SECONDS ?= 600

.PHONY: chat ask test lint fuzz eval bench clean

chat: $(VENV)/installed
	$(BIN)/yinju chat --store $(STORE) --port $(PORT)

ask: export Q := $(Q)
ask: $(VENV)/installed
	@$(BIN)/yinju ask --store $(STORE) "$$Q"

test: $(VENV)/tested
	status=0; \
	$(BIN)/python -m pytest -n 2 --dist loadfile --ignore tests/e2e || status=$$?; \
	$(BIN)/python -m pytest tests/e2e || status=$$?; \
	exit $$status

lint: $(VENV)/tested
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

fuzz: $(VENV)/tested
	$(BIN)/python tests/fuzz.py $(FUZZ_SECONDS)

eval: $(VENV)/installed
	$(BIN)/yinju eval --out eval-results

bench: $(VENV)/installed
	$(BIN)/python -m eval.benchmarks.startup
	$(BIN)/python -m eval.benchmarks.load
	$(BIN)/python -m eval.benchmarks.search
	$(BIN)/python -m eval.benchmarks.ablation
	$(BIN)/python -m eval.benchmarks.thesaurus

# torch goes in first and pinned: of a range pip would take the newest build, on Linux with CUDA.
# TORCH picks another build: see "CPU or CUDA" in the README.
TORCH ?= torch==2.13.0
$(VENV)/installed: pyproject.toml
	$(PYTHON) -m venv $(VENV) || { echo "Got no working python3 -m venv. Install it (Debian: apt-get install python3-venv) and try again." >&2; rm -rf $(VENV); exit 1; }
	$(BIN)/python -m pip install --quiet $(TORCH)
	$(BIN)/python -m pip install --quiet -e .
	touch $@

$(VENV)/tested: $(VENV)/installed
	$(BIN)/python -m pip install --quiet -e ".[dev]"
	touch $@

clean:
	rm -rf $(VENV) build *.egg-info
