# Sourced after common.sh: the AWS of demo, training and tests is moto_server, a Python program.

moto_version=5.2.1

moto_is_right() {
    local python
    python=$(dirname "$1")/python3
    [ -x "$python" ] || python=python3
    "$python" -c 'import importlib.metadata as m, sys; sys.exit(m.version("moto") != sys.argv[1])' $moto_version 2>/dev/null
}

# Exports DATAPLANE_MOTO_SERVER: from the PATH when it is the right version, else installed once into the build folder.
use_emulator() {
    local found venv=$build/emulator
    need_python
    for found in "${DATAPLANE_MOTO_SERVER:-}" "$(command -v moto_server || true)" "$venv/bin/moto_server"; do
        if [ -n "$found" ] && [ -x "$found" ] && moto_is_right "$found"; then
            export DATAPLANE_MOTO_SERVER=$found
            return
        fi
    done
    say "Installing the emulator (moto_server $moto_version) into ${venv#"$root"/}"
    python3 -m venv "$venv" || die "Python cannot make a virtual environment: install its venv module (python3-venv)."
    quietly emulator-install "$venv/bin/pip" install --progress-bar off "moto[server]==$moto_version"
    export DATAPLANE_MOTO_SERVER=$venv/bin/moto_server
}

# Starts an emulator on a free port, points the AWS variables at it, and ends it when the script ends.
start_emulator() {
    local port name tries=0
    use_emulator
    port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
    mkdir -p "$build/logs"
    MOTO_IAM_LOAD_MANAGED_POLICIES=true MOTO_ENABLE_AMI_VALIDATION=true MOTO_ENABLE_KEYPAIR_VALIDATION=true \
        MOTO_EC2_ENABLE_INSTANCE_TYPE_VALIDATION=true MOTO_PORT=$port \
        MOTO_AMIS_PATH=$root/tests/testbed/src/main/resources/io/dataplane/testbed/amis.json \
        "$DATAPLANE_MOTO_SERVER" -H 127.0.0.1 -p "$port" >"$build/logs/emulator-$port.log" 2>&1 &
    emulator_pid=$!
    trap 'kill "$emulator_pid" 2>/dev/null; wait "$emulator_pid" 2>/dev/null || true' EXIT
    trap 'exit 130' INT TERM
    for name in "${!AWS_@}"; do unset "$name"; done
    export AWS_ENDPOINT_URL=http://127.0.0.1:$port AWS_ACCESS_KEY_ID=test AWS_SECRET_ACCESS_KEY=test
    export AWS_EC2_METADATA_DISABLED=true
    until python3 -c "import urllib.request as u; u.urlopen('$AWS_ENDPOINT_URL/moto-api/data.json')" 2>/dev/null; do
        kill -0 "$emulator_pid" 2>/dev/null && ((++tries < 300)) || die "the emulator did not start; see build/logs/emulator-$port.log"
        sleep 0.2
    done
    say "The emulator answers on $AWS_ENDPOINT_URL"
}
