#!/usr/bin/env bash
# Writes the pages in docs/ and the list of all attributes, both from the model records and the examples.
. "$(dirname "$0")/common.sh"

use_jdk
need_maven
cd "$root"
say "Writing docs/ and the list of all attributes"
quietly docs mvn -B -ntp -Pquick -pl provider -am process-classes -Ddocs.phase=process-classes
git -C "$root" status --short -- docs provider/src/test/resources 2>/dev/null || true
