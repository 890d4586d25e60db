#!/usr/bin/env bash
# Proves that the start-up cache is used where users have it: installed from the zip by `terraform init`, in a read-only
# folder with a blank in its path. Fails below 95 of 100 classes.
. "$(dirname "$0")/common.sh"

type=${1:-tpa}
use_terraform
platform=linux_amd64
work="$build/check cache"
[ ! -e "$work" ] || chmod -R u+w "$work"
rm -rf "$work"
zips=$work/zips/$source_host/$type
mkdir -p "$zips" "$work/configuration"
cp "$dist/terraform-provider-${type}_${version}_$platform.zip" "$zips/"
isolate_terraform "$work/cli.tfrc" "$work/zips"
cat >"$work/configuration/main.tf" <<HCL
terraform {
  required_providers {
    $type = { source = "$source_host/$type", version = "$version" }
  }
}
HCL
cd "$work/configuration"
"$DATAPLANE_TERRAFORM" init -input=false >/dev/null
chmod -R a-w .terraform/providers

# the JVM splits its options at blanks, so that the log needs a path without one
log=$(mktemp)
trap 'rm -f "$log"; chmod -R u+w "$work"' EXIT
DATAPLANE_JVM_OPTIONS="-Xlog:class+load:file=$log:none:filecount=0" "$DATAPLANE_TERRAFORM" providers schema -json >/dev/null
all=$(grep -c ' source: ' "$log" || true)
cached=$(grep -c ' source: shared objects file' "$log" || true)
say "$type: $cached of $all classes came from the start-up cache"
((all > 0 && cached * 100 >= all * 95)) || die "the start-up cache of $type is not in use"
