"""Fails when an installed wheel needs a native library that a bare Debian does not have and no wheel brings.

Such a wheel works on the developer's machine, where some other package brought the library, and fails on a fresh one.
"""

import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path

from elftools.common.exceptions import ELFError
from elftools.elf.dynamic import DynamicSection
from elftools.elf.elffile import ELFFile

# Of Debian's packages libc6, libgcc-s1, libstdc++6 and zlib1g, which every installation has (apt needs them).
BASE = {
    *("libc.so.6", "libm.so.6", "libdl.so.2", "libpthread.so.0", "librt.so.1", "libutil.so.1", "libresolv.so.2"),
    *("libanl.so.1", "ld-linux-x86-64.so.2", "ld-linux-aarch64.so.1"),
    *("libgcc_s.so.1", "libstdc++.so.6", "libz.so.1"),
}

# Computes on a graphics card, which has its own driver; loaded only when a program asks OpenVINO for one.
NEVER_LOADED = {"libopenvino_intel_gpu_plugin.so"}


def needed(path: Path) -> Iterator[str]:
    """Give the names of the libraries that a shared object asks for."""
    with path.open("rb") as file:
        try:
            dynamic = ELFFile(file).get_section_by_name(".dynamic")
        except ELFError:
            return
        if isinstance(dynamic, DynamicSection):
            yield from (str(tag.needed) for tag in dynamic.iter_tags() if tag.entry.d_tag == "DT_NEEDED")  # type: ignore[attr-defined]


def main() -> int:
    """Check all shared objects of this environment; give the exit status."""
    site = Path(sysconfig.get_path("purelib"))
    objects = [path for path in site.rglob("*.so*") if path.is_file()]
    bundled = {path.name for path in objects}
    missing = {
        (library, path.relative_to(site).parts[0])
        for path in objects
        if path.name not in NEVER_LOADED
        for library in needed(path)
        if library not in BASE and library not in bundled
    }
    for library, package in sorted(missing):
        print(f"{package} needs {library}, which a bare Debian lacks", file=sys.stderr)
    print(f"{len(objects)} shared objects looked at, {len(missing)} needs unmet")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
