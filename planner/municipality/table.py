"""The table of all municipalities, read from the CSV file beside this module: look-up by code, name and kana."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from msgspec import Struct

from planner.japanese.kana import katakana
from planner.japanese.number import grouped
from planner.municipality.model import Municipality

_FILE = Path(__file__).parent / "data" / "municipalities.csv"
IDENTITY = frozenset(
    ("code", "code5", "prefecture_code", "prefecture", "name", "name_kana", "type", "similar_group", "source")
)
# Spellings that people mix up in names of places; both sides of a comparison are folded
_VARIANTS = str.maketrans("ヶヵ檮龍澤濱﨑髙嶋邊國廣櫻惠瀧竈", "ケカ梼竜沢浜崎高島辺国広桜恵滝釜")
_NAME_ENDING = re.compile(r"[市町村区]$")
_KANA_ENDING = re.compile(r"(?:シ|マチ|チョウ|ムラ|ソン|ク)$")
_PREFECTURE_ENDING = re.compile(r"(?<!北海)[都道府県]$")


class MunicipalityTable(Struct, frozen=True, eq=False):
    """All municipalities in the order of their codes."""

    municipalities: tuple[Municipality, ...]
    _by_code: Mapping[str, Municipality]

    def __iter__(self) -> Iterator[Municipality]:
        return iter(self.municipalities)

    def __len__(self) -> int:
        return len(self.municipalities)

    def by_code(self, code: str) -> Municipality | None:
        """Return the municipality with a code of six digits, or of five (no check digit); None if none has it."""
        return self._by_code.get(unicodedata.normalize("NFKC", code).strip())

    def finding(self, others: Iterable[Municipality]) -> MunicipalityTable:
        """Return a table that also finds `others`, and lists and compares the same municipalities as before."""
        return MunicipalityTable(self.municipalities, MappingProxyType({**self._by_code, **_codes(others)}))

    def search(self, text: str) -> tuple[Municipality, ...]:
        """Return who matches a code, a part of the name, the kana, or prefecture and name; the best match first."""
        terms = tuple(_folded(term) for term in unicodedata.normalize("NFKC", text).split())
        if not terms:
            return ()
        if len(terms) == 1 and terms[0].isdecimal():
            return self._with_digits(terms[0])
        known = {municipality.code: municipality for municipality in self._by_code.values()}
        ranked = [(rank, code, m) for code, m in known.items() if (rank := _rank(m, terms)) is not None]
        return tuple(municipality for _, _, municipality in sorted(ranked, key=lambda entry: entry[:2]))

    def in_prefecture(self, code: str) -> tuple[Municipality, ...]:
        """Return the municipalities of a prefecture, given its code of two digits."""
        return tuple(m for m in self.municipalities if m.prefecture_code == code)

    def prefectures(self) -> Mapping[str, str]:
        """Return the names of the prefectures by their code of two digits."""
        return {m.prefecture_code: m.prefecture for m in self.municipalities}

    def in_similar_group(self, name: str) -> tuple[Municipality, ...]:
        """Return the municipalities of one 類似団体 group, such as 一般市Ⅰ－１."""
        return tuple(m for m in self.municipalities if m.similar_group == name)

    def _with_digits(self, digits: str) -> tuple[Municipality, ...]:
        # A spreadsheet drops the leading zero of 052078, so five digits may also be a code of six
        exact = [self._by_code.get(digits), self._by_code.get("0" + digits) if len(digits) == 5 else None]
        found = tuple(dict.fromkeys(m.code for m in exact if m))
        if found:
            return tuple(self._by_code[code] for code in found)
        return tuple(m for m in self.municipalities if m.code.startswith(digits))


@cache
def load_municipalities() -> MunicipalityTable:
    """Return the table that belongs to this installation."""
    with _FILE.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        columns = {name: at for at, name in enumerate(next(rows))}
        municipalities = tuple(municipality(_Row(columns, cells)) for cells in rows)
    return MunicipalityTable(municipalities, _codes(municipalities))


def distinguish(municipality: Municipality) -> str:
    """Return a name with what tells it from its namesakes: 湯沢市（秋田県、052078、2020年の人口4.2万人）."""
    population = municipality.statistics.get("pop_census_2020")
    people = f"、2020年の人口{_rounded(population)}人" if isinstance(population, int) else ""
    return f"{municipality.name}（{municipality.prefecture}、{municipality.code}{people}）"


def _rounded(population: int) -> str:
    if population < 10_000:
        return grouped(population)
    return f"{grouped(population / 10_000, 0 if population >= 1_000_000 else 1)}万"


def _codes(municipalities: Iterable[Municipality]) -> Mapping[str, Municipality]:
    return MappingProxyType({code: m for m in municipalities for code in (m.code, m.code[:5])})


def municipality(row: Mapping[str, str]) -> Municipality:
    """Return the municipality of one row, its cells as text by column."""
    return Municipality(
        code=row["code"],
        name=row["name"],
        kana=row["name_kana"],
        prefecture=row["prefecture"],
        prefecture_code=row["prefecture_code"],
        type="市" if row["type"] == "一般市" else row["type"],
        similar_group=row["similar_group"],
        statistics=_Statistics(row),
        source=row.get("source", ""),
    )


class _Row(Mapping[str, str]):
    """A row of the table; all share one mapping of columns to their places, since most cells are never read."""

    __slots__ = ("_cells", "_columns")

    def __init__(self, columns: Mapping[str, int], cells: list[str]) -> None:
        self._columns = columns
        self._cells = cells

    def __getitem__(self, name: str) -> str:
        return self._cells[self._columns[name]]

    def __iter__(self) -> Iterator[str]:
        return iter(self._columns)

    def __len__(self) -> int:
        return len(self._columns)


class _Statistics(Mapping[str, int | float | str]):
    """The statistics in a row; a cell becomes a number when it is read, since most are never read."""

    __slots__ = ("_row",)

    def __init__(self, row: Mapping[str, str]) -> None:
        self._row = row

    def __getitem__(self, name: str) -> int | float | str:
        if name in IDENTITY or not self._row[name]:
            raise KeyError(name)
        return _value(self._row[name])

    def __iter__(self) -> Iterator[str]:
        return (name for name, cell in self._row.items() if name not in IDENTITY and cell)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def _value(cell: str) -> int | float | str:
    for number in (int, float):
        try:
            return number(cell)
        except ValueError:
            continue
    return cell


@cache
def _folded(text: str) -> str:
    return katakana(unicodedata.normalize("NFKC", text)).translate(_VARIANTS)


def _rank(municipality: Municipality, terms: tuple[str, ...]) -> int | None:
    """Return how well all terms match, 0 best; None if one does not match at all."""
    ranks = [_term_rank(municipality, term) for term in terms]
    # Of several terms the one that matches best is the name; the others narrow it down
    return None if None in ranks else min(rank for rank in ranks if rank is not None)


def _term_rank(municipality: Municipality, term: str) -> int | None:
    name, kana, prefecture = (_folded(part) for part in (municipality.name, municipality.kana, municipality.prefecture))
    full = prefecture + name
    short = _PREFECTURE_ENDING.sub("", prefecture)
    tests = (
        term in (name, kana, full, municipality.code, municipality.code[:5]),
        term in (_NAME_ENDING.sub("", name), _KANA_ENDING.sub("", kana), _NAME_ENDING.sub("", full), short + name),
        name.startswith(term) or kana.startswith(term) or (full.startswith(term) and len(term) > len(prefecture)),
        term in name or term in kana,
        term in (prefecture, short) or (short + name).startswith(term),
    )
    return next((rank for rank, matches in enumerate(tests) if matches), None)
