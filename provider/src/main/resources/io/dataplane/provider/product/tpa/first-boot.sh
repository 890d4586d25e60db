#!/bin/bash
# First boot of a node of the cluster @CLUSTER@. Each step is a function. One that fails is noted in
# /var/log/tpa-firstboot-failures.log, which keeps TPA from deploying, and the next one runs.

FAILURES=/var/log/tpa-firstboot-failures.log
BUCKET=@BUCKET@
CLUSTER=@CLUSTER@
REGION=@REGION@
S3=@S3@
METADATA=http://169.254.169.254
WANTED_LOCALE=@LOCALE@
SSH_PORT=@SSH_PORT@
ROOT_LOGIN=@ROOT_LOGIN@
AUTHORIZED_KEY=@AUTHORIZED_KEY@

# A subshell, because a failing command ends the step and not the script.
step() {
    echo "== $1 $(date -u +%FT%TZ)"
    (set -e -x; "$@")
    local status=$?
    if [ $status -ne 0 ]; then
        echo "$(date -u +%FT%TZ) $1 failed with status $status" >>"$FAILURES"
    fi
}

# Mirrors are slow to answer and package databases are locked for minutes after a boot.
retry() {
    local n
    for n in 1 2 3 4 5 6 7 8; do
        if "$@"; then return 0; fi
        sleep $((n * 5))
    done
    return 1
}

is_el() {
    case "$ID" in rhel | centos | ol | rocky | almalinux) return 0 ;; *) return 1 ;; esac
}

is_debian() {
    case "$ID" in debian | ubuntu) return 0 ;; *) return 1 ;; esac
}

install_packages() {
    if is_debian; then
        export DEBIAN_FRONTEND=noninteractive
        retry apt-get -q update
        retry apt-get -qy install "$@"
    elif is_el; then
        retry yum -qy install "$@"
    else
        retry zypper -qn install "$@"
    fi
}

# In a shell of its own, whose standard input is not the script.
pre_user_data() {
    umask 077
    cat >/run/tpa-pre-user-data <<'@PRE_END@'
@PRE@
@PRE_END@
    bash /run/tpa-pre-user-data </dev/null
}

# On EL 8 the character set is spelled utf8.
has_locale() {
    { localectl list-locales || locale -a; } | tr -d - | grep -Fqix "${WANTED_LOCALE//-/}"
}

set_locale() {
    local language=${WANTED_LOCALE%%_*}
    if is_debian; then
        [ -e /usr/share/i18n/SUPPORTED ] || install_packages locales
        grep -Fq "$WANTED_LOCALE " /usr/share/i18n/SUPPORTED
        grep -F "$WANTED_LOCALE " /usr/share/i18n/SUPPORTED >>/etc/locale.gen
        DEBIAN_FRONTEND=noninteractive dpkg-reconfigure locales
    elif is_el && [ "$OS_MAJOR" -ge 8 ]; then
        has_locale || install_packages "glibc-langpack-$language" "langpacks-$language"
        has_locale
    elif [ "$ID" = sles ]; then
        has_locale
    else
        is_el
    fi
}

install_tools() {
    if is_debian; then
        install_packages nvme-cli python3 python3-venv
    elif is_el && [ "$OS_MAJOR" -lt 8 ]; then
        install_packages nvme-cli python2-virtualenv
    else
        install_packages nvme-cli python3
    fi
}

# The name under which a volume was attached: EBS tells it in the vendor's part of the controller's description. Disks
# of the instance itself become xvdb, xvdc and so on; on Xen the kernel calls /dev/sdf xvdf.
name_devices() {
    cat >/usr/local/sbin/tpa-device-name <<'END_OF_SCRIPT'
#!/bin/bash
case "$1" in
xvd*) echo "sd${1#xvd}" ;;
*)
    if grep -q 'Amazon Elastic Block Store' "/sys/block/$1/device/model"; then
        name=$(nvme id-ctrl --raw-binary "/dev/$1" | tail -c +3073 | head -c 32 | tr -d '\0 ')
        [ -n "$name" ] && echo "${name#/dev/}"
    else
        own=0
        for disk in $(cd /sys/block && ls -dv nvme*n1); do
            grep -q 'Instance Storage' "/sys/block/$disk/device/model" || continue
            own=$((own + 1))
            [ "$disk" = "$1" ] && echo "xvd$(echo abcdefghijklmnopqrstuvwxyz | cut -c $((own + 1)))"
        done
    fi
    ;;
esac
END_OF_SCRIPT
    chmod 755 /usr/local/sbin/tpa-device-name
    cat >/etc/udev/rules.d/70-tpa-volumes.rules <<'END_OF_RULES'
SUBSYSTEM=="block", KERNEL=="nvme[0-9]*n1", ATTRS{model}=="Amazon *", PROGRAM="/usr/local/sbin/tpa-device-name %k", SYMLINK+="%c"
SUBSYSTEM=="block", KERNEL=="xvd*", PROGRAM="/usr/local/sbin/tpa-device-name %k", SYMLINK+="%c"
END_OF_RULES
    udevadm control --reload
    udevadm trigger --subsystem-match=block
    udevadm settle
}

# Reads objects of the bucket with the credentials of the instance's role, signed with Signature Version 4, in whatever
# Python cloud-init itself runs on.
fetch() {
    local python
    python=$(command -v /usr/libexec/platform-python || command -v python3 || command -v python2)
    "$python" - "$METADATA" "$S3" "$REGION" "$BUCKET" "$CLUSTER/hostkeys/" "$@" <<'END_OF_PYTHON'
import hashlib, hmac, json, os, sys, time
try:
    from urllib.parse import quote, urlsplit
    from urllib.request import ProxyHandler, Request, build_opener, urlopen
except ImportError:
    from urllib import quote
    from urllib2 import ProxyHandler, Request, build_opener, urlopen
    from urlparse import urlsplit

metadata, s3, region, bucket, prefix, folder = sys.argv[1:7]
direct = build_opener(ProxyHandler({})).open


def read(open_url, url, headers, method="GET"):
    request = Request(url, headers=headers)
    request.get_method = lambda: method
    return open_url(request, timeout=10).read()


def about_me(path):
    return read(direct, metadata + "/latest/meta-data/" + path, {"X-aws-ec2-metadata-token": token}).decode()


def hmac_of(key, text):
    return hmac.new(key, text.encode("utf-8"), hashlib.sha256)


def headers_for(path):
    now = time.strftime("%Y%m%dT%H%M%SZ", time.gmtime())
    headers = {
        "host": urlsplit(s3).netloc,
        "x-amz-content-sha256": hashlib.sha256(b"").hexdigest(),
        "x-amz-date": now,
        "x-amz-security-token": role["Token"],
    }
    names = ";".join(sorted(headers))
    lines = "".join(name + ":" + headers[name] + "\n" for name in sorted(headers))
    request = "\n".join(["GET", path, "", lines, names, headers["x-amz-content-sha256"]])
    scope = "/".join([now[:8], region, "s3", "aws4_request"])
    text = "\n".join(["AWS4-HMAC-SHA256", now, scope, hashlib.sha256(request.encode("utf-8")).hexdigest()])
    key = ("AWS4" + role["SecretAccessKey"]).encode("utf-8")
    for part in scope.split("/"):
        key = hmac_of(key, part).digest()
    headers["Authorization"] = "AWS4-HMAC-SHA256 Credential=%s/%s, SignedHeaders=%s, Signature=%s" % (
        role["AccessKeyId"], scope, names, hmac_of(key, text).hexdigest())
    return headers


token = read(direct, metadata + "/latest/api/token", {"X-aws-ec2-metadata-token-ttl-seconds": "300"}, "PUT").decode()
credentials = "iam/security-credentials/"
role = json.loads(about_me(credentials + about_me(credentials).split()[0]))
for name in sys.argv[7:]:
    path = "/" + quote(bucket + "/" + prefix + name)
    content = read(urlopen, s3 + path, headers_for(path))
    with open(os.path.join(folder, name), "wb") as out:
        out.write(content)
END_OF_PYTHON
}

# The role and what it may read become known in minutes.
host_keys() {
    local folder deadline=$((SECONDS + 300)) kind
    umask 077
    folder=$(mktemp -d)
    # shellcheck disable=SC2064
    trap "rm -rf '$folder'" EXIT
    until fetch "$folder" rsa.txt rsa.pub.txt ecdsa.txt ecdsa.pub.txt; do
        if [ $SECONDS -ge $deadline ]; then return 1; fi
        sleep 5
    done
    for kind in rsa ecdsa; do
        install -m 600 "$folder/$kind.txt" "/etc/ssh/ssh_host_${kind}_key"
        install -m 644 "$folder/$kind.pub.txt" "/etc/ssh/ssh_host_${kind}_key.pub"
    done
    find /etc/ssh -maxdepth 1 -name 'ssh_host_*_key*' ! -name 'ssh_host_rsa_key*' ! -name 'ssh_host_ecdsa_key*' -delete
    if command -v restorecon; then restorecon /etc/ssh/ssh_host_*; fi
    if is_el; then
        sed -i '/^AUTOCREATE_SERVER_KEYS=/d' /etc/sysconfig/sshd
        echo "AUTOCREATE_SERVER_KEYS=''" >>/etc/sysconfig/sshd
    fi
}

# Images forbid root to log in by an entry of the same key with a command, and sshd takes the first entry.
authorized_key() {
    local file=/root/.ssh/authorized_keys material others
    material=$(echo "$AUTHORIZED_KEY" | cut -d ' ' -f 2)
    mkdir -m 700 -p /root/.ssh
    others=$(grep -vF "$material" "$file" || true)
    (umask 077; printf '%s\n' "$others" "$AUTHORIZED_KEY" | sed '/^$/d' >"$file")
    chmod 600 "$file"
}

# Above what the image says: sshd takes the first value of an option, and all ports.
sshd() {
    local config=/etc/ssh/sshd_config
    if [ "$ROOT_LOGIN" = yes ]; then sed -i '1i PermitRootLogin yes' $config; fi
    if [ "$SSH_PORT" -ne 22 ]; then
        if command -v selinuxenabled && selinuxenabled; then
            command -v semanage || install_packages /usr/sbin/semanage
            semanage port -a -t ssh_port_t -p tcp "$SSH_PORT" || semanage port -m -t ssh_port_t -p tcp "$SSH_PORT"
        fi
        grep -qx "Port $SSH_PORT" $config || sed -i "1i Port $SSH_PORT" $config
        grep -qx 'Port 22' $config || sed -i '1i Port 22' $config
    fi
    if systemctl is-active --quiet ssh.socket; then
        systemctl daemon-reload
        systemctl restart ssh.socket
        systemctl try-restart ssh.service
    else
        systemctl restart sshd || systemctl restart ssh
    fi
}

extra_user_data() {
    umask 077
    cat >/run/tpa-extra-user-data <<'@EXTRA_END@'
@EXTRA@
@EXTRA_END@
    bash /run/tpa-extra-user-data </dev/null
}

exec >>/var/log/tpa-firstboot.log 2>&1
chmod 600 /var/log/tpa-firstboot.log
echo "first boot begins $(date -u +%FT%TZ)"
. /etc/os-release
OS_MAJOR=${VERSION_ID%%.*}
@STEPS@
echo "first boot ends $(date -u +%FT%TZ)"
touch /var/lib/tpa-firstboot.done
