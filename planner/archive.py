"""Files put into a zip so that the same content is the same bytes on every day and every system."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable

_NEVER = (1980, 1, 1, 0, 0, 0)  # the oldest time a zip can hold
_UNIX = 3  # else the bytes would tell Windows from Unix


def zipped(members: Iterable[tuple[str, bytes]], level: int) -> bytes:
    """Return a zip of the members, each a name and a content, in their order; `level` is that of the compression."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in members:
            info = zipfile.ZipInfo(name, _NEVER)
            info.create_system = _UNIX
            archive.writestr(info, content, zipfile.ZIP_DEFLATED, level)
    return buffer.getvalue()
