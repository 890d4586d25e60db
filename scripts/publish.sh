#!/usr/bin/env bash
# Lays out dist/release/ as a registry wants it, one folder per provider type, and dist/network-mirror/ for static hosting.
. "$(dirname "$0")/common.sh"

platforms="linux_amd64 linux_arm64 darwin_amd64 darwin_arm64"
# shellcheck disable=SC2086 # a list
"$root/scripts/package.sh" $platforms
python3 "$root/scripts/publish.py" "$dist" "$source_host" "$version" "$root/terraform-registry-manifest.json"
say "Release files are in dist/release/ (sign each SHA256SUMS with gpg --detach-sign), a network mirror in dist/network-mirror/"
