# Every command of the project. Each sets up what it needs by itself, the first time and after a change.

BOOTSTRAP = python3 tools/bootstrap.py
HOST ?= 127.0.0.1
PORT ?= 8000
ARGS ?=

.DEFAULT_GOAL := help
.PHONY: help run demo check test format bench bench-pwa screens clean

help: ## list the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' Makefile

run: ## start everything and print the address (PORT=8000 HOST=127.0.0.1)
	@$(BOOTSTRAP) run --host $(HOST) --port $(PORT) $(ARGS)

demo: ## play one visit from the plan to the printed scorecard, step by step, with times (PORT=8000)
	@$(BOOTSTRAP) demo --port $(PORT) $(ARGS)

check: ## format, lint, types, directions of imports, content, sizes, migrations, front end
	@$(BOOTSTRAP) check

test: ## every test, on a real PostgreSQL and a real S3 server (ARGS="tests/audits -k name")
	@$(BOOTSTRAP) test $(ARGS)

format: ## lay out the sources as `make check` wants them
	@$(BOOTSTRAP) format

bench: ## measure throughput, memory and the time of a PDF
	@$(BOOTSTRAP) bench $(ARGS)

bench-pwa: ## weigh the app, open it without a server, ask Lighthouse; all against the marks
	@$(BOOTSTRAP) bench-pwa $(ARGS)

screens: ## take pictures of every screen, in both languages, light and dark, into docs/screens
	@$(BOOTSTRAP) screens

clean: ## remove all that can be made again; the data in var/ stay
	rm -rf .venv var/fonts var/assets var/lighthouse pwa/node_modules pwa/dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
