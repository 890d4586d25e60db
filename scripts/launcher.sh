#!/bin/sh
# Terraform starts this file. It starts the provider on the Java runtime of the package or, where the package has none,
# on a Java 25 of the machine. The JVM replaces the shell: Terraform watches the process that it started.

stop() {
    echo "terraform-provider-@TYPE@: $1" >&2
    exit 1
}

is_java_25() {
    [ -x "$1/bin/java" ] && [ -r "$1/release" ] || return 1
    while read -r line; do
        case $line in 'JAVA_VERSION="25'[.\"]*) return 0 ;; esac
    done <"$1/release"
    return 1
}

java_of_machine() {
    on_path=$(command -v java) && on_path=$(readlink -f "$on_path" 2>/dev/null || echo "$on_path")
    for java_home in "$JAVA_HOME" "${on_path%/bin/java}" /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* \
        "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* /opt/homebrew/opt/openjdk@25/libexec/openjdk.jdk/Contents/Home \
        /Library/Java/JavaVirtualMachines/*/Contents/Home; do
        is_java_25 "$java_home" && return
    done
    stop "this package runs on Java 25, and none was found. Install a Java 25 runtime, or set JAVA_HOME to one."
}

# JVM warnings go to stderr whatever happens: the first line on stdout has to be the handshake (file descriptor 3).
unset JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS _JAVA_OPTIONS CLASSPATH
trap '' INT HUP
exec 3>&1 1>&2

self=$0
while [ -L "$self" ]; do
    link=$(readlink "$self")
    case $link in
    /*) self=$link ;;
    *) self=${self%/*}/$link ;;
    esac
done
here=$(CDPATH='' cd -- "${self%/*}" && pwd -P) || stop "cannot enter the folder of $self."

java_home=$here/runtime
[ -x "$java_home/bin/java" ] || java_of_machine
# At the address it was written for, the start-up cache is used as it is; else 40 ms go into moving it. Its adapters for
# calls are left out: JDK 25 confuses some of them and warns at every start.
cache=$here/lib/dataplane.aot
[ -f "$cache" ] || cache=

export DATAPLANE_HANDSHAKE_FD=3
# Protobuf reads memory by sun.misc.Unsafe, and the JVM would warn of it at every start. Records are read by reflection a
# few times each: method handles for that would cost more to make than they save.
# shellcheck disable=SC2086 # the variable holds several options
exec "$java_home/bin/java" ${cache:+"-XX:AOTCache=$cache" -XX:+UnlockDiagnosticVMOptions -XX:ArchiveRelocationMode=0 -XX:-AOTAdapterCaching} \
    -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData -Xms40m -XX:NewSize=24m -XX:TLABSize=256k -Xmx2g \
    -Xlog:disable -Xlog:all=warning:stderr -XX:+DisplayVMOutputToStderr \
    --sun-misc-unsafe-memory-access=allow -Djdk.reflect.useNativeAccessorOnly=true -Ddataplane.type=@TYPE@ \
    $DATAPLANE_JVM_OPTIONS -cp "@CLASS_PATH@" io.dataplane.provider.Main "$@"
