"""Packs a folder so that two runs give equal bytes: sorted names, one time stamp, modes kept. Usage: zip.py FOLDER ZIP"""

import os
import sys
import zipfile
from pathlib import Path

TIME_STAMP = (2026, 1, 1, 0, 0, 0)


def main(folder, target):
    folder = Path(folder)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for file in sorted(path for path in folder.rglob("*") if path.is_file()):
            if file.is_symlink():
                sys.exit(f"{file} is a symbolic link; Terraform does not restore links from a zip")
            entry = zipfile.ZipInfo(file.relative_to(folder).as_posix(), TIME_STAMP)
            mode = 0o755 if os.access(file, os.X_OK) else 0o644
            entry.external_attr = (0o100000 | mode) << 16
            entry.create_system = 3  # Unix: else the modes are not read
            entry.compress_type = zipfile.ZIP_STORED if file.suffix == ".jar" else zipfile.ZIP_DEFLATED
            archive.writestr(entry, file.read_bytes())


main(*sys.argv[1:])
