"""A table of further municipalities, given with `--municipalities`: newer figures than the shipped ones, or samples.

It has the columns of the shipped table, of which only those below must be there, and `source`: where its figures
come from. Documents print that source beside every figure of the row.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path

from planner.errors import Place, PlannerError, Problem, reason_of
from planner.municipality.columns import COLUMNS
from planner.municipality.model import TYPES, Kind, Municipality
from planner.municipality.table import IDENTITY, MunicipalityTable, load_municipalities, municipality

_REQUIRED = ("code", "name", "name_kana", "prefecture", "prefecture_code", "type", "similar_group", "source")
_WEIGHTS = (6, 5, 4, 3, 2)
_KINDS = frozenset(kind.value for kind in Kind)


def with_extra(path: Path | None) -> MunicipalityTable:
    """Return the shipped table that also finds the municipalities of `path` by their codes.

    They are compared with the shipped municipalities and never counted among them. Raises `PlannerError` with all
    problems of the file.
    """
    table = load_municipalities()
    return table.finding(_read(path)) if path else table


def _read(path: Path) -> tuple[Municipality, ...]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            header, rows = tuple(reader.fieldnames or ()), [(reader.line_num, row) for row in reader]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        what = f"団体の表を読めません（{reason_of(error) if isinstance(error, OSError) else 'UTF-8 の CSV ではない'}）"
        raise PlannerError([_problem(path, None, what, "UTF-8 で保存した CSV ファイルを指定してください")]) from None
    problems = [*_header_problems(path, header), *_row_problems(path, rows)]
    if problems:
        raise PlannerError(problems)
    return tuple(municipality(row) for _, row in rows)


def _header_problems(path: Path, header: tuple[str, ...]) -> Iterator[Problem]:
    for name in _REQUIRED:
        if name not in header:
            yield _problem(path, 1, f"列「{name}」がありません", "1行目に列の名前を書いてください")
    for name in header:
        if name not in (*IDENTITY, *COLUMNS):
            yield _problem(path, 1, f"知らない列「{name}」があります", "付属の表と同じ列の名前を使ってください")


def _row_problems(path: Path, rows: list[tuple[int, dict[str, str]]]) -> Iterator[Problem]:
    seen: set[str] = set()
    for line, row in rows:
        for what, remedy in _faults(row):
            yield _problem(path, line, what, remedy)
        if row.get("code", "") in seen:
            yield _problem(path, line, f"団体コード「{row['code']}」が2回あります", "1団体を1行にしてください")
        seen.add(row.get("code", ""))


def _faults(row: Mapping[str, str | None]) -> Iterator[tuple[str, str]]:
    for name in _REQUIRED:
        if name in row and not row[name]:
            yield f"「{name}」が空です", "値を書いてください"
    code, name = row.get("code") or "", row.get("name") or ""
    if not _has_check_digit(code) or not code.startswith(row.get("prefecture_code") or ""):
        yield f"団体コード「{code}」が正しくありません", "検査数字を含む6桁で、都道府県コードから始めてください"
    if name[-1:] not in _KINDS:
        yield f"団体名「{name}」の終わりが市、町、村、区ではありません", "団体名を確かめてください"
    if row.get("type") not in TYPES:
        yield f"団体の区分「{row.get('type')}」は使えません", f"次から選んでください: {'、'.join(TYPES)}"
    yield from _wrong_cells(row)


def _wrong_cells(row: Mapping[str, str | None]) -> Iterator[tuple[str, str]]:
    for column, cell in ((column, row.get(id_)) for id_, column in COLUMNS.items() if id_ != "notes"):
        if cell and column.choices and cell not in column.choices:
            yield f"「{column.id}」の「{cell}」は使えません", f"次から選んでください: {'、'.join(column.choices)}"
        elif cell and not column.choices and not _is_number(cell):
            yield f"「{column.id}」の「{cell}」が数ではありません", "桁区切りと単位のない半角の数を書いてください"


def _has_check_digit(code: str) -> bool:
    if len(code) != 6 or not (code.isascii() and code.isdecimal()):
        return False
    weighted = sum(int(digit) * weight for digit, weight in zip(code, _WEIGHTS, strict=False))
    return int(code[5]) == (11 - weighted % 11) % 10


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def _problem(path: Path, line: int | None, what: str, remedy: str) -> Problem:
    return Problem("municipality/table", Place(str(path), line), what, remedy)
