"""Checks of what set-up installs: Python, packages, the OCR networks, OpenCV and Envoy."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib import metadata, util
from pathlib import Path

from invoicemesh_client.diagnosis.check import Check, Verdict
from invoicemesh_client.local.checkout import NoServicesError, find_checkout

_OLDEST_PYTHON = (3, 11)
_NETWORKS = ("PP-OCRv6_det_small.onnx", "PP-OCRv6_rec_small.onnx")
_SET_UP = "Run `make setup` in the project's folder."
_PROGRAM_SECONDS = 60


def check_installation() -> Iterator[Check]:
    """Gives a check for each part."""
    yield _python()
    yield _packages()
    yield _services()
    yield _networks()
    yield _opencv()
    yield _envoy()


def _python() -> Check:
    seen = sys.version.split()[0]
    if sys.version_info < _OLDEST_PYTHON:
        return Check("Python", Verdict.PROBLEM, seen, "Install Python 3.11 or newer and set up again.")
    return Check("Python", Verdict.OK, f"{seen} ({sys.executable})")


def _packages() -> Check:
    try:
        requirements = metadata.requires("invoicemesh") or []
    except metadata.PackageNotFoundError:
        return Check("Packages", Verdict.PROBLEM, "the project is not installed in this Python", _SET_UP)
    names = [re.split(r"[^A-Za-z0-9._-]", text, maxsplit=1)[0] for text in requirements if "extra ==" not in text]
    missing = [name for name in names if not _is_installed(name)]
    if missing:
        return Check("Packages", Verdict.PROBLEM, f"missing: {', '.join(missing)}", _SET_UP)
    return Check("Packages", Verdict.OK, f"all {len(names)} that the project asks for")


def _services() -> Check:
    try:
        return Check("Services", Verdict.OK, f"in {find_checkout().folder}")
    except NoServicesError:
        return Check("Services", Verdict.PROBLEM, "not found", "Use the `invoicemesh` of the project's own .venv/bin.")


def _networks() -> Check:
    spec = util.find_spec("rapidocr")
    folder = Path(spec.origin).parent / "models" if spec and spec.origin else None
    missing = [name for name in _NETWORKS if not (folder and (folder / name).is_file())]
    if missing:
        return Check("OCR networks", Verdict.PROBLEM, f"missing: {', '.join(missing)}", _SET_UP)
    return Check("OCR networks", Verdict.OK, str(folder))


def _opencv() -> Check:
    # In a process of its own: a build that wants a display's libraries fails only when it is loaded.
    probe = "import cv2; print(cv2.__version__)"
    found = subprocess.run(  # noqa: S603 - our own Python
        [sys.executable, "-c", probe], capture_output=True, text=True, check=False, timeout=_PROGRAM_SECONDS
    )
    if found.returncode:
        last_line = (found.stderr.strip().splitlines() or ["no message"])[-1]
        return Check(
            "OpenCV", Verdict.PROBLEM, last_line, "Run `make setup` again: it installs the headless build last."
        )
    return Check("OpenCV", Verdict.OK, found.stdout.strip())


def _envoy() -> Check:
    beside = Path(sys.executable).parent / "envoy"
    binary = str(beside) if beside.exists() else shutil.which("envoy")
    if binary is None:
        return Check("Envoy", Verdict.PROBLEM, "not found", _SET_UP)
    found = subprocess.run(  # noqa: S603 - found above
        [binary, "--version"], capture_output=True, text=True, check=False, timeout=_PROGRAM_SECONDS
    )
    version = re.search(r"/(\d+\.\d+\.\d+)/", found.stdout)
    if found.returncode or version is None:
        return Check(
            "Envoy",
            Verdict.PROBLEM,
            f"{binary} does not run here",
            "Envoy needs Linux with glibc 2.31 or newer, or macOS.",
        )
    return Check("Envoy", Verdict.OK, f"{version[1]} ({binary})")


def _is_installed(name: str) -> bool:
    try:
        metadata.version(name)
    except metadata.PackageNotFoundError:
        return False
    return True
