# The first two commands in a fresh checkout are `make run` and `make test`; every target does its own set-up.
SHELL := /bin/bash
JOBS ?= $(shell nproc 2>/dev/null || echo 2)
EXAMPLE ?= resources/examples/orders.cascade
# MPI=1 shares out many runs over machines (mpirun); without it nothing of MPI is needed.
CONFIGURE = -Wno-dev --log-level=WARNING -DCASCADE_MPI=$(if $(MPI),ON,OFF)
SOURCES = $(shell git ls-files '*.cpp' '*.h')

.PHONY: help run build test test-long bench format lint clean deps

help:
	@echo 'make run        build a release and open the designer on an example (headless: do its job into build/run)'
	@echo 'make test       build and run the tests'
	@echo 'make test-long  the same tests under the sanitizers, with 500 random designs; starter code is built with its real'
	@echo '               libraries'
	@echo 'make bench      measure the simulator beside SimPy, SimFaaS and ns-3, which it installs into build/bench'
	@echo 'make build      build a release: build/release/cascade; MPI=1 adds mpirun cascade simulate'
	@echo 'make format     lay out the sources with clang-format'
	@echo 'make lint       look at the sources with clang-format and clang-tidy'
	@echo 'make deps       install what the build needs'
	@echo 'make clean      remove build/'

run: build
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then build/release/cascade $(EXAMPLE); \
	else scripts/run_headless.sh build/release/cascade $(EXAMPLE) build/run; fi

build: deps
	@cmake --preset release $(CONFIGURE)
	@cmake --build --preset release --parallel $(JOBS)

test: deps
	@cmake --preset dev $(CONFIGURE)
	@cmake --build --preset dev --parallel $(JOBS)
	@bash tests/validators/install.sh build/validators
	@JOBS=$(JOBS) scripts/run_tests.sh dev

test-long: deps
	@cmake --preset asan $(CONFIGURE)
	@cmake --build --preset asan --parallel $(JOBS)
	@bash tests/validators/install.sh build/validators
	@CASCADE_LONG=1 JOBS=$(JOBS) scripts/run_tests.sh asan

bench: deps
	@cmake --preset release -Wno-dev --log-level=WARNING
	@cmake --build --preset release --parallel $(JOBS) --target benchmarks
	@bash tests/benchmarks/peers/install.sh build/bench
	@python3 tests/benchmarks/run.py build/release/tests/benchmarks/benchmarks build/bench

format: deps
	@scripts/install_dependencies.sh clang-format
	@clang-format -i $(SOURCES)

lint: deps
	@scripts/install_dependencies.sh clang-format clang-tidy
	@clang-format --dry-run --Werror $(SOURCES)
	@cmake --preset dev $(CONFIGURE)
	@cmake --build --preset dev --parallel $(JOBS)
	@run-clang-tidy -quiet -p build/dev -j $(JOBS) '$(CURDIR)/(model|simulator|exporters|app|tests)/.*\.cpp$$'

deps:
	@scripts/install_dependencies.sh
	@$(if $(MPI),scripts/install_dependencies.sh libopenmpi-dev openmpi-bin,:)

clean:
	rm -rf build
