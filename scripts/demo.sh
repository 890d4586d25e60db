#!/usr/bin/env bash
# Init, plan, apply, empty plan and destroy of a real example on an emulator, with all output shown.
. "$(dirname "$0")/common.sh"
. "$(dirname "$0")/emulator.sh"

example=${1:-tpa_cluster/minimal}
region=eu-west-1
use_terraform
start_emulator

work=$build/demo
rm -rf "$work"
cp -R "$root/examples/$example" "$work"
isolate_terraform "$build/demo.tfrc" "$mirror"
cd "$work"

objects() { python3 "$root/scripts/objects.py" "$AWS_ENDPOINT_URL" "$region" | sort; }

run() {
    local start=$SECONDS
    printf '\n$ terraform %s\n' "$*"
    "$DATAPLANE_TERRAFORM" "$@"
    say "terraform $1 took $((SECONDS - start)) s"
}

objects >"$build/demo-before.txt"
run init -input=false
run plan -input=false
run apply -input=false -auto-approve
say "The emulator now holds $(objects | comm -13 "$build/demo-before.txt" - | wc -l | tr -d ' ') new objects"
run plan -input=false -detailed-exitcode
run destroy -input=false -auto-approve

left=$(objects | comm -13 "$build/demo-before.txt" - | { grep -v '^Buckets ' || true; })
if [ -n "$left" ]; then
    printf '%s\n' "$left" >&2
    die "destroy left the objects above"
fi
printf '\n'
say "0 objects left except the bucket"
