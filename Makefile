# Every target does all of its set-up itself. Start with: make demo
SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help demo test terratest install package publish docs bench clean

sources := $(shell find pom.xml Makefile LICENSE scripts schema proto provider tests/testbed examples \
	-name target -prune -o -name .terraform -prune -o -type f -print)

help:
	@echo 'make demo      plan, apply and destroy an example cluster with Terraform on an AWS emulator'
	@echo 'make test      the whole gate: Maven checks and tests, packages, acceptance tests, Terratest'
	@echo 'make install   put the provider where Terraform on this machine finds it'
	@echo 'make package   build the packages into dist/'
	@echo 'make publish   dist/ as a release: zips of all platforms, checksums, manifests, network mirror; no upload'
	@echo 'make terratest only the Go tests of the examples'
	@echo 'make docs      write the pages in docs/ from the schema records and the examples'
	@echo 'make bench     compare with hashicorp/aws on an emulator, about an hour; writes docs/benchmarks.md'
	@echo 'make clean     remove build/, dist/ and all target/ folders'

demo: dist/.packaged
	@scripts/demo.sh

test:
	@scripts/test.sh

terratest: dist/.packaged
	@scripts/terratest.sh

install: dist/.packaged
	@scripts/install.sh

package: dist/.packaged
	@echo 'Packages are in dist/, and unpacked in dist/mirror/'

dist/.packaged: $(sources)
	@scripts/package.sh
	@touch $@

publish:
	@scripts/publish.sh

docs:
	@scripts/docs.sh

bench: dist/.packaged
	@scripts/bench.sh

clean:
	@echo 'Removing build/, dist/ and all target/ folders'
	@rm -rf build dist target */target tests/*/target
