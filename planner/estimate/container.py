"""Opens an Excel file that somebody sent: refuses what is none, what is too large, and what could do harm."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from pathlib import Path
from typing import NamedTuple

from openpyxl import Workbook, load_workbook
from openpyxl.utils import range_boundaries

from planner.errors import Place, PlannerError, Problem, reason_of

_LARGEST_FILE = 20_000_000
_LARGEST_CONTENT = 8_000_000  # bytes of XML: more than any estimate needs, and read in a few seconds
_MOST_MERGED = 100_000  # cells
_MERGED = re.compile(rb"""mergeCell\b[^>]*\bref=["']([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})["']""")
_OLE, _ZIP = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK\x03\x04"
_SAVE_AGAIN = "Excel で開き、「名前を付けて保存」で「Excel ブック (*.xlsx)」を選んで保存し直してください"
_ASK_AGAIN = "planner estimate form で作った様式に書き写すよう、事業者に頼んでください"


class Book(NamedTuple):
    """A workbook twice: with the values that Excel worked out, and with its formulas."""

    values: Workbook
    formulas: Workbook


def open_book(path: Path) -> Book:
    """Return the workbook in the file at `path`; raises `PlannerError` if it cannot be read safely."""
    content = _bytes(path)
    try:
        _refuse_harm(path, content)
        values = load_workbook(io.BytesIO(content), data_only=True, keep_links=False)
        return Book(values, load_workbook(io.BytesIO(content), keep_links=False))
    except PlannerError:
        raise
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError):
        raise _refusal(path, "ファイルが壊れているか、途中で切れています", _SAVE_AGAIN) from None
    except Exception as error:  # whatever else openpyxl meets in a file that is no sound workbook
        what = f"Excel のファイルとして読めません（{type(error).__name__}）"
        raise _refusal(path, what, _SAVE_AGAIN) from None


def _bytes(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise _refusal(path, "ファイルではなくフォルダーです", "見積書のファイルを指定してください")
        if not path.is_file():
            raise _refusal(path, "ファイルがありません", "場所と名前を確かめてください")
        if path.stat().st_size > _LARGEST_FILE:
            raise _too_large(path)
        content = path.read_bytes()
    except (OSError, ValueError) as error:
        raise _refusal(path, f"読めません（{reason_of(error)}）", "場所と名前を確かめてください") from None
    if content.startswith(_OLE):
        what = "古い形式（.xls）か、パスワードの付いたファイルです"
        raise _refusal(path, what, f"パスワードを外し、{_SAVE_AGAIN}")
    if not content.startswith(_ZIP):
        raise _refusal(path, "Excel のファイル（.xlsx）ではありません（CSV や PDF は読めません）", _ASK_AGAIN)
    return content


def _refuse_harm(path: Path, content: bytes) -> None:
    """Raise `PlannerError` for an archive that is no workbook, unpacks to too much, or declares entities."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members = archive.infolist()
        if "xl/workbook.xml" not in {member.filename for member in members}:
            raise _refusal(path, "Excel のファイル（.xlsx）ではありません", _SAVE_AGAIN)
        parts = [member for member in members if member.filename.endswith((".xml", ".rels"))]
        if sum(member.file_size for member in parts) > _LARGEST_CONTENT:
            raise _too_large(path)
        for part in map(archive.read, parts):
            if sum(_size(found) for found in _MERGED.findall(part)) > _MOST_MERGED:
                raise _too_large(path)
            if b"<!DOCTYPE" in part:
                raise _refusal(path, "見積書にあるはずのない宣言が入っています", "開かずに、事業者に確かめてください")


def _size(area: bytes) -> int:
    left, top, right, bottom = range_boundaries(area.decode("ascii"))
    return int((right - left + 1) * (bottom - top + 1))


def _too_large(path: Path) -> PlannerError:
    return _refusal(path, "見積書としては大きすぎます", f"内訳の行だけを残すか、{_ASK_AGAIN}")


def _refusal(path: Path, what: str, remedy: str) -> PlannerError:
    return PlannerError([Problem("estimate/file", Place(str(path)), what, remedy)])
