#!/usr/bin/env bash
# Writes lib/dataplane.aot, the start-up cache of the package: the classes, linked and laid out, that the provider used
# while the real Terraform applied the minimal example. Usage: train.sh LAUNCHER
. "$(dirname "$0")/common.sh"
. "$(dirname "$0")/emulator.sh"

launcher=$1
package=$(dirname "$launcher")
training=$build/training
recordings=$training/recordings

# Terraform kills a provider two seconds after Shutdown, and writing a recording takes longer. So the JVM gets a parent
# and a session of its own, and the process that Terraform kills is a shell that waits for it.
write_recorder() {
    local folder=$training/mirror/$source_host/tpa/$version/linux_amd64
    mkdir -p "$folder"
    cat >"$folder/terraform-provider-tpa_v$version" <<'SH'
#!/bin/sh
if [ -n "$RECORDINGS" ]; then
    export DATAPLANE_JVM_OPTIONS="-XX:AOTMode=record -XX:+UnlockDiagnosticVMOptions -XX:-AOTRecordTraining -XX:AOTConfiguration=$RECORDINGS/$$.aotconf -Ddataplane.exit=exit"
    (setsid "$LAUNCHER" & echo $! >"$RECORDINGS/$$.pid")
    read -r pid <"$RECORDINGS/$$.pid"
    while kill -0 "$pid" 2>/dev/null; do sleep 0.1; done
else
    exec "$LAUNCHER"
fi
SH
    chmod 755 "$folder/terraform-provider-tpa_v$version"
}

run() { quietly "training-$1" "$DATAPLANE_TERRAFORM" "$1" -no-color "${@:2}"; }

wait_for_recordings() {
    local file
    for file in "$recordings"/*.pid; do
        while kill -0 "$(cat "$file")" 2>/dev/null; do sleep 0.2; done
    done
}

use_terraform
start_emulator
rm -rf "$training"
mkdir -p "$recordings"
write_recorder
cp -R "$root/examples/tpa_cluster/minimal" "$training/work"
isolate_terraform "$training/training.tfrc" "$training/mirror"
export LAUNCHER=$launcher
cd "$training/work"

say "Recording the provider at work for the start-up cache"
run init -input=false
# One process that destroys a cluster and creates another sees more of the provider than any other.
sed 's/speedy/former/g' main.tf >former.tf && mv main.tf main.tf.later
run apply -input=false -auto-approve
rm former.tf && mv main.tf.later main.tf
run plan -input=false -out=exchange.plan
RECORDINGS=$recordings run apply -input=false exchange.plan
wait_for_recordings
run destroy -input=false -auto-approve

recording=$(ls -S "$recordings"/*.aotconf | head -n 1)
say "Writing the start-up cache"
export DATAPLANE_JVM_OPTIONS="-XX:AOTMode=create -XX:AOTConfiguration=$recording -XX:AOTCacheOutput=$package/lib/dataplane.aot"
quietly cache "$launcher"
[ -s "$package/lib/dataplane.aot" ] || die "no start-up cache was written; see build/logs/cache.log"
rm -f "$launcher"
