"""From the zips of dist/ to release files and a network mirror. Usage: publish.py DIST SOURCE_HOST VERSION MANIFEST"""

import base64
import hashlib
import json
import shutil
import sys
import zipfile
from pathlib import Path


def sha256(data):
    return hashlib.sha256(data).hexdigest()


def package_hash(zip_file):
    """Terraform's h1: the hash of the lines `hash  name`, in the order of the names."""
    with zipfile.ZipFile(zip_file) as archive:
        lines = [f"{sha256(archive.read(name))}  {name}\n" for name in sorted(archive.namelist())]
    return "h1:" + base64.b64encode(hashlib.sha256("".join(lines).encode()).digest()).decode()


def release(folder, provider, version, zips, manifest):
    folder.mkdir(parents=True)
    files = [shutil.copy2(file, folder) for file in zips]
    files.append(shutil.copy(manifest, folder / f"{provider}_{version}_manifest.json"))
    sums = "".join(f"{sha256(Path(file).read_bytes())}  {Path(file).name}\n" for file in files)
    (folder / f"{provider}_{version}_SHA256SUMS").write_text(sums)


def network_mirror(folder, provider, version, zips):
    folder.mkdir(parents=True)
    archives = {}
    for file in zips:
        shutil.copy2(file, folder)
        platform = file.stem.removeprefix(f"{provider}_{version}_")
        hashes = [package_hash(file), "zh:" + sha256(file.read_bytes())]
        archives[platform] = {"url": file.name, "hashes": hashes}
    (folder / "index.json").write_text(json.dumps({"versions": {version: {}}}, indent=2) + "\n")
    (folder / f"{version}.json").write_text(json.dumps({"archives": archives}, indent=2) + "\n")


def main(dist, source_host, version, manifest):
    dist = Path(dist)
    for folder in ("release", "network-mirror"):
        shutil.rmtree(dist / folder, ignore_errors=True)
    for provider in sorted({file.name.split("_")[0] for file in dist.glob("terraform-provider-*.zip")}):
        zips = sorted(dist.glob(f"{provider}_{version}_*.zip"))
        release(dist / "release" / provider, provider, version, zips, manifest)
        place = dist / "network-mirror" / source_host / provider.removeprefix("terraform-provider-")
        network_mirror(place, provider, version, zips)


main(*sys.argv[1:])
