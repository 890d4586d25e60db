#!/usr/bin/env bash
# Copies the packages of this platform to where Terraform looks for providers without any configuration.
. "$(dirname "$0")/common.sh"

target=${HOME:?HOME is not set}/.terraform.d/plugins
mkdir -p "$target"
for package in "$mirror/$source_host"/*/"$version"/*; do
    place=$target/${package#"$mirror"/}
    rm -rf "$place"
    mkdir -p "$(dirname "$place")"
    cp -R "$package" "$place"
    say "Installed $place"
done
cat <<TEXT

Use it in a configuration:

  terraform {
    required_providers {
      tpa = {
        source  = "$source_host/tpa"
        version = "$version"
      }
    }
  }

Terraform looks into $target by itself, unless your CLI configuration file
(~/.terraformrc) has a provider_installation block. If it has one, add to it:

  provider_installation {
    filesystem_mirror {
      path    = "$target"
      include = ["$source_host/*"]
    }
    direct {
      exclude = ["$source_host/*"]
    }
  }
TEXT
