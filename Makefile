# `make` alone lists the commands. Everything is set up by itself in .venv; nothing outside the folder is touched.

PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
SPEC := spec/campaignflow/openapi.yaml
SDK := generated/campaignflow
ADMIN := mock/understudy/admin/openapi.json
READY := $(VENV)/.ready
TIME ?= 60
PORT ?= 4010
REDOCLY := @redocly/cli@2.77.0

export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := help
.PHONY: help mock test check fast-check breaks regenerate fuzz bench corpus clean

help: ## list the commands
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1|\2/' | column -t -s '|'

$(READY): pyproject.toml constraints.txt $(SDK)/pyproject.toml
	@command -v $(PYTHON) >/dev/null 2>&1 || { echo "Python 3.11 is needed as $(PYTHON); name another with: make PYTHON=python3"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade 'pip>=25.1'
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --group dev --editable '.[tools]' --editable $(SDK)
	@touch $(READY)

mock: $(READY) ## serve CampaignFlow with its page
	$(BIN)/understudy serve $(SPEC) --port $(PORT)

test: $(READY) ## run every test
	$(BIN)/python -m pytest --numprocesses=2

check: fast-check breaks ## format, lint, types, contract lint, drift of generated/, unannounced breaks
	REDOCLY_TELEMETRY=off REDOCLY_SUPPRESS_UPDATE_NOTICE=true npx --yes $(REDOCLY) lint --config redocly.yaml

fast-check: $(READY)
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	cd $(SDK) && ../../$(BIN)/mypy --strict --cache-dir=../../.mypy_cache/sdk campaignflow
	$(BIN)/understudy regenerate $(SPEC) --out $(SDK) --check
	$(BIN)/python -m understudy.admin.published | cmp - $(ADMIN)
	$(BIN)/python -m understudy_tools.admin_client --check
	$(BIN)/python -m pytest --quiet tests/architecture/test_architecture.py

# The document is many files, so the folder of the tag is put somewhere as a whole.
breaks: $(READY) ## what the document breaks since the last git tag
	@tag=$$(git describe --tags --abbrev=0 2>/dev/null) \
		|| { echo "understudy diff: skipped, there is no git tag to compare with"; exit 0; }; \
	before=$$(mktemp -d) && trap 'rm -rf "$$before"' EXIT \
		&& git archive --output="$$before/spec.tar" "$$tag" $(dir $(SPEC)) \
		&& tar -xf "$$before/spec.tar" -C "$$before" \
		&& echo "understudy diff $$tag:$(SPEC) $(SPEC)" \
		&& $(BIN)/understudy diff "$$before/$(SPEC)" $(SPEC)

regenerate: $(READY) ## rewrite generated/ from spec/, and the control plane's document and client
	$(BIN)/understudy regenerate $(SPEC) --out $(SDK)
	$(BIN)/python -m understudy.admin.published > $(ADMIN).new && mv $(ADMIN).new $(ADMIN)
	$(BIN)/python -m understudy_tools.admin_client

fuzz: $(READY) ## fuzz the mock against its document for TIME seconds
	$(BIN)/python contract_tests/fuzz/fuzz.py --seconds $(TIME)

bench: $(READY) ## requests per second beside bare Flask, in one run
	$(BIN)/python benchmarks/throughput.py
	$(BIN)/python benchmarks/webhooks.py
	-$(BIN)/python benchmarks/sdk.py

corpus: $(READY) ## measure what is made of the documents beside the repository, into docs/documents.md
	$(BIN)/python benchmarks/corpus.py --fuzz --sdk --write

clean: ## forget what was set up
	rm -rf $(VENV) .cache .mypy_cache .pytest_cache .ruff_cache .hypothesis
