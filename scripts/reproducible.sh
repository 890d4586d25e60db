#!/usr/bin/env bash
# Builds the jars a second time, from a copy of the sources in another folder, and compares them with those in target/.
. "$(dirname "$0")/common.sh"

use_jdk
need_maven
copy=$build/reproducible
rm -rf "$copy"
mkdir -p "$copy/tests"
cd "$root"
tar -c --exclude=target pom.xml .mvn schema proto provider tests/testbed tests/acceptance | tar -x -C "$copy"

say "Building the jars again, in another folder"
(cd "$copy" && quietly reproducible mvn -B -ntp -Pquick -Dmaven.test.skip=true -Dmdep.skip=true -pl provider -am package)
differing=0
for jar in schema proto provider; do
    jar=$jar/target/dataplane-$jar-$version.jar
    [ -f "$jar" ] || die "$jar is not built yet: run mvn package first."
    cmp "$jar" "$copy/$jar" || differing=1
done
[ $differing = 0 ] || die "the second build made other jars: look for a time, a path or an unsorted set that went into one."
rm -rf "$copy"
say "The second build made the same jars, byte for byte"
