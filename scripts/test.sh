#!/usr/bin/env bash
# The whole gate: Maven's checks and tests, the packages, acceptance tests with the real Terraform, Terratest.
. "$(dirname "$0")/common.sh"
. "$(dirname "$0")/emulator.sh"

use_jdk
need_maven
use_terraform
use_emulator
use_aws_mirror
cd "$root"
maven=(mvn -B -ntp)
[ "${CI:-}" != true ] || maven+=(-Dspotless.goal=check)

say "1 of 4: compile, check and test each module"
"${maven[@]}" verify -pl '!tests/acceptance'
scripts/reproducible.sh

say "2 of 4: build the packages"
DATAPLANE_JARS_ARE_BUILT=yes scripts/package.sh
touch dist/.packaged

say "3 of 4: acceptance tests, the packaged provider under $("$DATAPLANE_TERRAFORM" version | head -n 1)"
# the tests of the test-bed itself ran in step 1
"${maven[@]}" verify -pl tests/testbed,tests/acceptance -Dtest=NoUnitTest -Dsurefire.failIfNoSpecifiedTests=false \
    "-Dit.test=${DATAPLANE_ACCEPTANCE:-*AcceptanceTest}" -Dfailsafe.failIfNoSpecifiedTests=false

say "4 of 4: Terratest, one test per example"
if command -v go >/dev/null; then
    scripts/terratest.sh
else
    say "Skipped: there is no go on the PATH"
fi
say "All tests passed in $((SECONDS / 60)) min $((SECONDS % 60)) s"
