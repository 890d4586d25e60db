# Sourced by the other scripts: where things are, and how to find the tools that a step needs.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
build=$root/build
dist=$root/dist
mirror=$dist/mirror
source_host=registry.example.com/dataplane
version=$(sed -n 's:.*<version>\(.*\)</version>.*:\1:p' "$root/pom.xml" | head -n 1)

say() { printf '==> %s\n' "$*"; }

die() {
    printf 'Error: %s\n' "$*" >&2
    exit 1
}

# quietly NAME COMMAND...: output into build/logs/NAME.log, a sign of life every ten seconds, the end of the log on failure.
quietly() {
    local log=$build/logs/$1.log start=$SECONDS next=10 pid
    shift
    mkdir -p "$build/logs"
    "$@" >"$log" 2>&1 &
    pid=$!
    while kill -0 "$pid" 2>/dev/null; do
        sleep 0.2
        if ((SECONDS - start >= next)); then
            printf '    %d s: %s\n' $((SECONDS - start)) "$({ grep . "$log" || true; } | tail -n 1 | cut -c 1-100)"
            next=$((SECONDS - start + 10))
        fi
    done
    wait "$pid" || {
        tail -n 40 "$log" >&2
        die "this step failed; all of its output is in $log"
    }
}

is_jdk_25() { [ -x "$1/bin/javac" ] && grep -qs '^JAVA_VERSION="25[".]' "$1/release"; }

# Exports JAVA_HOME: as it is when it names a JDK 25, else the first one in the usual places.
use_jdk() {
    local home
    for home in "${JAVA_HOME:-/nonexistent}" /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* \
        "${HOME:-/nonexistent}"/.sdkman/candidates/java/* "${HOME:-/nonexistent}"/.jdks/* \
        /opt/homebrew/opt/openjdk@25 /Library/Java/JavaVirtualMachines/*/Contents/Home; do
        if is_jdk_25 "$home"; then
            export JAVA_HOME=$home
            return
        fi
    done
    die "no JDK 25 found: install one (for example Temurin 25) or export JAVA_HOME to it."
}

need_maven() { command -v mvn >/dev/null || die "no mvn on the PATH: install Apache Maven 3.8.7 or later."; }

need_python() { command -v python3 >/dev/null || die "no python3 on the PATH: install Python 3.9 or later."; }

# Exports DATAPLANE_TERRAFORM: the Terraform (or OpenTofu) program that demo, training and tests run.
use_terraform() {
    local program
    for program in "${DATAPLANE_TERRAFORM:-}" terraform tofu; do
        if [ -n "$program" ] && program=$(type -P "$program"); then
            export DATAPLANE_TERRAFORM=$program
            return
        fi
    done
    die "no Terraform found: install Terraform 1.1 or later (or OpenTofu) and put terraform (or tofu) on the PATH."
}

# Exports DATAPLANE_AWS_MIRROR: a filesystem mirror with hashicorp/aws 5.100.0, for the tests that combine it with ours.
use_aws_mirror() {
    local folder
    for folder in "${DATAPLANE_AWS_MIRROR:-/nonexistent}" /opt/tf-plugins; do
        if [ -d "$folder/registry.terraform.io/hashicorp/aws/5.100.0" ]; then
            export DATAPLANE_AWS_MIRROR=$folder
            return
        fi
    done
    unset DATAPLANE_AWS_MIRROR
    say "Skipping tests that need hashicorp/aws 5.100.0: export DATAPLANE_AWS_MIRROR to a filesystem mirror that holds it"
}

# isolate_terraform FILE MIRROR: nothing of the user's Terraform settings counts, our providers come from the mirror,
# and no registry is asked.
isolate_terraform() {
    local name
    for name in "${!TF_@}"; do unset "$name"; done
    mkdir -p "$(dirname "$1")"
    cat >"$1" <<HCL
disable_checkpoint = true
provider_installation {
  filesystem_mirror {
    path    = "$2"
    include = ["$source_host/*"]
  }
  filesystem_mirror {
    path    = "${DATAPLANE_AWS_MIRROR:-/nonexistent}"
    include = ["hashicorp/aws"]
  }
}
HCL
    export TF_CLI_CONFIG_FILE=$1 TF_IN_AUTOMATION=1
}
