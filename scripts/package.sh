#!/usr/bin/env bash
# Builds dist/: for each provider type an unpacked package in the layout of a filesystem mirror, and a zip of it.
# Usage: package.sh [OS_ARCH...]; without arguments, the platform of this machine.
. "$(dirname "$0")/common.sh"

# the provider types that have resources today; one process image serves them all
types="tpa dataplane"
# the platform whose package brings its own Java; elsewhere the launcher looks for one
platform_with_runtime=linux_amd64

this_platform() {
    local os arch
    os=$(uname -s | tr '[:upper:]' '[:lower:]')
    arch=$(uname -m)
    case $arch in x86_64) arch=amd64 ;; aarch64) arch=arm64 ;; esac
    echo "${os}_$arch"
}

build_jars() {
    say "Compiling (Maven; a first build downloads its libraries)"
    cd "$root"
    quietly maven-package mvn -B -ntp -pl provider -am -Dmaven.test.skip=true package
}

# The class path is part of what the start-up cache is bound to: same order always, ours first.
class_path() {
    local jar path=
    for jar in "$common"/lib/dataplane-*.jar $(find "$common/lib" -name '*.jar' ! -name 'dataplane-*' | LC_ALL=C sort); do
        path=$path:\$here/lib/${jar##*/}
    done
    echo "${path#:}"
}

collect_jars() {
    mkdir -p "$common/lib"
    cp "$root/provider/target/dataplane-provider-$version.jar" "$root"/provider/target/lib/*.jar "$common/lib/"
    say "Leaving out the AWS operations that nobody calls"
    quietly slim-sdk "$JAVA_HOME/bin/java" "$root/scripts/SlimSdk.java" "$common/lib"
    say "Linking ahead what a JVM would link at every start"
    quietly link-ahead "$JAVA_HOME/bin/java" "$root/scripts/LinkAhead.java" "$common/lib"
}

# write_launcher FOLDER TYPE
write_launcher() {
    sed -e "s|@TYPE@|$2|g" -e "s|@CLASS_PATH@|$(class_path)|" "$root/scripts/launcher.sh" >"$1/terraform-provider-$2_v$version"
    chmod 755 "$1/terraform-provider-$2_v$version"
}

link_runtime() {
    local modules
    say "Linking a Java runtime with the modules that the provider needs"
    # java.desktop and java.sql hang on optional corners of Jackson, Gson and IAM that are never reached
    modules=$(find "$common/lib" -name '*.jar' -exec "$JAVA_HOME/bin/jdeps" -s --ignore-missing-deps \
        --multi-release 25 --class-path "$common/lib/*" {} + 2>/dev/null |
        awk '$NF ~ /^(java|jdk)\./ && $NF !~ /^java\.(desktop|sql)$/ { print $NF }' | sort -u | paste -sd, -)
    quietly jlink "$JAVA_HOME/bin/jlink" --add-modules "$modules" --output "$common/runtime" \
        --strip-java-debug-attributes --no-man-pages --no-header-files --compress zip-6
    # for security providers that are not in the runtime, Java would search all jars at every start
    sed -i -E '/^security\.provider\.([0-9]+)=/{/=(SUN|SunRsaSign|SunEC|SunJSSE|SunJCE)$/!d}' "$common/runtime/conf/security/java.security"
}

# assemble FOLDER TYPE PLATFORM
assemble() {
    mkdir -p "$1"
    cp -RLl "$common/lib" "$1/" 2>/dev/null || cp -RL "$common/lib" "$1/"
    if [ "$3" = $platform_with_runtime ]; then
        cp -RLl "$common/runtime" "$1/" 2>/dev/null || cp -RL "$common/runtime" "$1/"
    else
        rm -f "$1/lib/dataplane.aot"
    fi
    cp "$root/LICENSE" "$1/LICENSE"
    write_launcher "$1" "$2"
}

use_jdk
need_maven
need_python
platforms=${*:-$(this_platform)}
common=$build/package
rm -rf "$common" "$mirror"
mkdir -p "$common" "$dist"

[ -n "${DATAPLANE_JARS_ARE_BUILT:-}" ] || build_jars
collect_jars
case " $platforms " in
*" $platform_with_runtime "*)
    [ "$(this_platform)" = $platform_with_runtime ] || die "the $platform_with_runtime package can only be built on such a machine."
    link_runtime
    write_launcher "$common" tpa
    "$root/scripts/train.sh" "$common/terraform-provider-tpa_v$version"
    ;;
esac

rm -f "$dist"/terraform-provider-*
for platform in $platforms; do
    for type in $types; do
        folder=$mirror/$source_host/$type/$version/$platform
        assemble "$folder" "$type" "$platform"
        zip=$dist/terraform-provider-${type}_${version}_$platform.zip
        say "Packing ${zip#"$root"/}"
        python3 "$root/scripts/zip.py" "$folder" "$zip"
    done
done
say "Packages are in dist/, and unpacked in dist/mirror/ ($(du -sm "$folder" | cut -f 1) MB each)"
