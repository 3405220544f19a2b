"""Exact page numbers: LibreOffice, where it is installed, lays a file out and tells on which page each bookmark is."""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

from planner.word.bookmarks import END
from planner.word.sections import BOOKMARK

_PROGRAMS = ("soffice", "libreoffice")
_PLACES = (
    "C:/Program Files/LibreOffice/program/soffice.exe",
    "C:/Program Files (x86)/LibreOffice/program/soffice.exe",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)
_FILTER = 'pdf:writer_pdf_Export:{"ExportBookmarksToPDFDestination":{"type":"boolean","value":"true"}}'
_PATIENCE = 300  # seconds
_DESTINATION = re.compile(rb"/(5F[0-9A-Za-z]+)\s*\[\s*(\d+) 0 R\s*/XYZ")
_PAGES = re.compile(rb"/Type\s*/Pages\b.*?/Kids\s*\[([^\]]*)\]", re.DOTALL)


def find_libreoffice() -> Path | None:
    """Return the program that lays files out; None if none is installed."""
    found = next(filter(None, map(shutil.which, _PROGRAMS)), None)
    return Path(found) if found else next((path for path in map(Path, _PLACES) if path.is_file()), None)


def body_pages(data: bytes, program: Path) -> Mapping[str, int]:
    """Return the page of every bookmark, counted from the first page of the body; empty if the program failed."""
    physical = _bookmark_pages(_as_pdf(data, program))
    first = min((page for name, page in physical.items() if name.startswith(BOOKMARK)), default=0)
    return {name: page - first + 1 for name, page in physical.items()} if first and END in physical else {}


def _as_pdf(data: bytes, program: Path) -> bytes:
    """Return the file as LibreOffice prints it, in a profile of its own so that an open LibreOffice does not matter."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        source = Path(folder, "document.docx")
        source.write_bytes(data)
        profile = f"-env:UserInstallation={Path(folder, 'profile').as_uri()}"
        command = (str(program), profile, "--headless", "--convert-to", _FILTER, "--outdir", folder, str(source))
        try:
            subprocess.run(command, check=True, capture_output=True, timeout=_PATIENCE)
            return source.with_suffix(".pdf").read_bytes()
        except (subprocess.SubprocessError, OSError):
            return b""


def _bookmark_pages(pdf: bytes) -> dict[str, int]:
    """Return the page of every named destination; LibreOffice writes a flat tree of pages, uncompressed."""
    tree = _PAGES.search(pdf)
    order = {number: at for at, number in enumerate(re.findall(rb"(\d+) 0 R", tree[1] if tree else b""), 1)}
    found = _DESTINATION.findall(pdf)
    return {_name(name): order[page] for name, page in found if page in order}


def _name(written: bytes) -> str:
    """Return a bookmark's name: in a destination every character but letters and digits is its code in hexadecimal."""
    return re.sub("5F", "_", written.decode("ascii"))
