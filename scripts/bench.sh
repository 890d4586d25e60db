#!/usr/bin/env bash
# Measures the same cluster made by this provider and by hashicorp/aws, in turn, and writes docs/benchmarks.md.
# Usage: bench.sh [SIZE=ROUNDS...]; by default 5=5 50=5 200=1 (nodes=rounds). An hour on two cores.
. "$(dirname "$0")/common.sh"
. "$(dirname "$0")/emulator.sh"

use_terraform
use_aws_mirror
[ -n "${DATAPLANE_AWS_MIRROR:-}" ] || die "hashicorp/aws 5.100.0 is what is compared with."
start_emulator
isolate_terraform "$build/bench/bench.tfrc" "$mirror"
say "Measuring; the results so far are in build/bench/results.json"
python3 "$root/scripts/bench.py" "$root" "$AWS_ENDPOINT_URL" "$build/logs/emulator-${AWS_ENDPOINT_URL##*:}.log" "$@"
