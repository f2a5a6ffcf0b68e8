# Two commands set everything up: `make run` and `make test`. `make help` lists all.
SWIFT ?= swift
PREFIX ?= /usr/local
ARGS ?=

RELEASE := .build/release/greenroom
SOURCES := Package.swift $(shell find Sources -type f)
# Small code is the faster code here: once a second, or for one key, it comes from memory, not from the caches.
STATIC := -c release --static-swift-stdlib -Xswiftc -Osize
# Resolving relocations at link time and folding identical functions saves 1 ms per start and two megabytes; SwiftPM
# already strips unused sections.
ifeq ($(shell uname -s),Linux)
STATIC += -Xlinker -no-pie -Xlinker --icf=safe
endif

.DEFAULT_GOAL := help
.PHONY: help run test lint format docs screens check-banks bench install clean

help: ## List the targets
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-12s %s\n", $$1, $$2}'

run: $(RELEASE) ## Build what is missing and open greenroom; ARGS="behavioral --count 2" passes a command on
	@$(RELEASE) $(ARGS)

test: ## Build and run all tests
	@.ci/install test
	$(SWIFT) build --build-tests
	$(SWIFT) test --skip-build

lint: ## Check style, and that docs/keys.md and docs/screens are fresh
	@.ci/install test
	$(SWIFT) format lint --strict --recursive Sources Tests Package.swift
	$(SWIFT) build --product documents
	.build/debug/documents --check

check-banks: ## Check the banks, and run every solution, starter, mutant and example in them
	@.ci/install test
	$(SWIFT) build --product greenroom
	.build/debug/greenroom bank check --run --banks Banks

format: ## Bring all sources into style
	$(SWIFT) format --in-place --recursive Sources Tests Package.swift

screens: docs

docs: ## Write docs/keys.md and the pictures in docs/screens anew (also: make screens)
	@.ci/install test
	$(SWIFT) build --product documents
	.build/debug/documents

bench: ## Measure start, keys and draw on banks and archives from empty to very large (takes minutes the first time)
	@.ci/install build
	$(SWIFT) build $(STATIC) --product bench
	.build/release/bench measure 1000 1000 10000 10000 100000 1000000 .build/bench-data

install: $(RELEASE) ## Install the stripped binary, banks and completions below PREFIX (/usr/local)
	@set -e; umask 022; root="$(DESTDIR)$(PREFIX)"; share="$$root/share"; \
	mkdir -p "$$root/bin" "$$share/greenroom" "$$share/bash-completion/completions" "$$share/zsh/site-functions" \
	  "$$share/fish/vendor_completions.d"; \
	install -s -m 755 "$(RELEASE)" "$$root/bin/greenroom"; \
	rm -rf "$$share/greenroom/banks"; \
	cp -R Banks "$$share/greenroom/banks"; \
	find "$$share/greenroom" -type d -exec chmod 755 {} +; \
	find "$$share/greenroom" -type f -exec chmod 644 {} +; \
	"$(RELEASE)" completions bash > "$$share/bash-completion/completions/greenroom"; \
	"$(RELEASE)" completions zsh > "$$share/zsh/site-functions/_greenroom"; \
	"$(RELEASE)" completions fish > "$$share/fish/vendor_completions.d/greenroom.fish"; \
	echo "installed in $$root"

clean: ## Remove all that was built
	rm -rf .build

$(RELEASE): $(SOURCES)
	@.ci/install build
	$(SWIFT) build $(STATIC) --product greenroom
	@touch $(RELEASE)
