#!/usr/bin/env bash
# Applies and destroys every example with Terratest, on one emulator.
. "$(dirname "$0")/common.sh"
. "$(dirname "$0")/emulator.sh"

command -v go >/dev/null || die "no go on the PATH: install Go 1.24 or later."
use_terraform
use_aws_mirror
start_emulator
isolate_terraform "$build/terratest.tfrc" "$mirror"
cd "$root/tests/terratest"
quietly go-modules go mod download
go vet ./...
go test -v -count=1 -timeout 30m ./... 2>&1 | { grep --line-buffered -E '^(=== RUN|--- |\s+--- |ok|FAIL|PASS|panic)|Error' || true; }
