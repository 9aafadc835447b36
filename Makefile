# `make` alone lists the commands. Everything is set up by itself in .venv; nothing outside the folder is touched.

# The first of these that is new enough; name another with: make PYTHON=python3.13
PYTHON ?= $(shell for each in python3.11 python3 python3.12 python3.13 python3.14 python; do \
	command -v $$each >/dev/null 2>&1 && $$each -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
		&& { echo $$each; break; }; done)
VENV := .venv
BIN := $(VENV)/bin
SPEC := spec/campaignflow/openapi.yaml
SDK := generated/campaignflow
# What the README's first minutes need (server and SDK) comes first, and alone for `make mock`; the rest is for tests.
SERVES := $(VENV)/.serves
ADMIN := mock/understudy/admin/openapi.json
READY := $(VENV)/.ready
INSTALL := $(BIN)/python -m pip install --quiet --constraint constraints.txt
TIME ?= 60
UNIT := $(addprefix tests/,architecture/test_architecture.py broadcast cache check compat faults http inference openapi \
	operations records security state values webhooks workflows)
PORT ?= 4010
REDOCLY := @redocly/cli@2.77.0
COVERAGE := coverage==7.17.5

export PIP_DISABLE_PIP_VERSION_CHECK := 1
.DEFAULT_GOAL := help
.PHONY: help mock unit test check fast-check breaks regenerate fuzz bench bench-peers mutants scale soak corpus house pictures clean

help: ## list the commands
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1|\2/' | column -t -s '|'

$(SERVES): pyproject.toml constraints.txt $(SDK)/pyproject.toml
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed; name it with: make PYTHON=/path/to/python3"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade 'pip>=25.1'
	$(INSTALL) --editable '.[files]' --editable $(SDK)
	@touch $(SERVES)

$(READY): $(SERVES)
	$(INSTALL) --group dev --editable '.[tools]'
	@touch $(READY)

mock: $(SERVES) ## serve CampaignFlow with its page
	$(BIN)/understudy serve $(SPEC) --port $(PORT)

unit: $(READY) ## the unit tests alone: no servers, no third-party plugins, within a minute
	PYTEST_DISABLE_PLUGIN_AUTOLOAD=1 $(BIN)/python -m pytest --quiet -m "not slow and not process" $(UNIT)

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

# Compared is the last tag, or where there is none what stood before the last change of the document. It is many files,
# so the folder is put somewhere as a whole.
breaks: $(READY) ## what the document breaks since the last git tag
	@base=$$(git describe --tags --abbrev=0 2>/dev/null \
		|| git rev-parse --verify --quiet "$$(git rev-list -1 HEAD -- $(dir $(SPEC)))^") \
		|| { echo "understudy diff: skipped, there is no earlier version of $(SPEC)"; exit 0; }; \
	before=$$(mktemp -d) && trap 'rm -rf "$$before"' EXIT \
		&& git archive --output="$$before/spec.tar" "$$base" $(dir $(SPEC)) \
		&& tar -xf "$$before/spec.tar" -C "$$before" \
		&& echo "understudy diff $$base:$(SPEC) $(SPEC)" \
		&& { git show "$$base:$(SDK)/sdk.lock" > "$$before/sdk.lock" 2>/dev/null || rm -f "$$before/sdk.lock"; } \
		&& $(BIN)/understudy diff "$$before/$(SPEC)" $(SPEC) \
			$$(test ! -f "$$before/sdk.lock" || echo --locks "$$before/sdk.lock" $(SDK)/sdk.lock)

regenerate: $(READY) ## rewrite generated/ from spec/, and the control plane's document and client
	$(BIN)/understudy regenerate $(SPEC) --out $(SDK)
	$(BIN)/python -m understudy.admin.published > $(ADMIN).new && mv $(ADMIN).new $(ADMIN)
	$(BIN)/python -m understudy_tools.admin_client

fuzz: $(READY) ## fuzz the mock against its document for TIME seconds
	$(BIN)/python contract_tests/fuzz/fuzz.py --seconds $(TIME)

ratios: $(READY) ## no ratio to bare Flask may be a fifth below that of the last tag
	$(BIN)/python benchmarks/ratios.py --against-last-tag

bench: $(READY) ## requests per second beside bare Flask, in one run
	$(BIN)/python benchmarks/start.py
	$(BIN)/python benchmarks/throughput.py
	$(BIN)/python benchmarks/webhooks.py
	-$(BIN)/python benchmarks/sdk.py
	-$(BIN)/python benchmarks/sdk_peers.py

mutants: $(READY) ## change the source in 500 places and count what the unit tests see, into docs/mutants.md and the README
	$(INSTALL) $(COVERAGE)
	$(BIN)/python benchmarks/mutants.py --write

bench-peers: $(READY) ## requests per second beside other mock servers, which it installs, into docs/performance.md
	$(BIN)/python benchmarks/peers.py --write

scale: $(READY) ## what requests, snapshots and tests cost with up to a million records, into docs/performance.md
	$(BIN)/python benchmarks/scale.py --write

soak: $(READY) ## a server under mixed load for TIME seconds, killed for half of them, into docs/reliability.md
	$(BIN)/python benchmarks/soak.py --seconds $(TIME) --write

corpus: $(READY) ## measure what is made of the documents beside the repository, into docs/documents.md
	$(BIN)/python benchmarks/corpus.py --fuzz --sdk --write

pictures: $(READY) ## take the pictures of docs/page.md anew, in Chromium
	PYTHONPATH=tests/support:contract_tests/support:contract_tests/real_servers $(BIN)/python contract_tests/page/pictures.py

house: ## the structure of the code in figures
	@$(PYTHON) benchmarks/house.py

clean: ## forget what was set up
	rm -rf $(VENV) .cache .mypy_cache .pytest_cache .ruff_cache .hypothesis
