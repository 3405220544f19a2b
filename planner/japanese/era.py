"""Dates and fiscal years between the Japanese eras and the Western calendar, for printing and for reading."""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from contextlib import suppress
from datetime import date
from functools import lru_cache

from msgspec import Struct


class Era(Struct, frozen=True):
    """One era: its name, the letter people abbreviate it with, and its first day."""

    name: str
    letter: str
    start: date


# Meiji counts from the rescript of 1868-10-23; the others from the day their law, order or rescript took effect
ERAS = (
    Era("令和", "R", date(2019, 5, 1)),
    Era("平成", "H", date(1989, 1, 8)),
    Era("昭和", "S", date(1926, 12, 25)),
    Era("大正", "T", date(1912, 7, 30)),
    Era("明治", "M", date(1868, 10, 23)),
)
FIRST_YEAR, LAST_YEAR = 1868, 2199

_ERA = r"(?P<era>令和|平成|昭和|大正|明治|[令平昭大明RHSTM])\.?(?P<era_year>元|\d{1,2})"
_YEAR = rf"(?:{_ERA}|(?P<western>\d{{4}}))"
_YEARS = re.compile(r"\d\D*?(?:[-〜~]|から)\D*\d")
_TOLD_TWICE = re.compile(r"([^()]+)\(([^()]+)\)(?:年度?)?")
_FULL_YEAR = re.compile(rf"(?:西暦)?{_YEAR}(?:年度?)?", re.IGNORECASE)
_FULL_DATE = re.compile(
    rf"(?:西暦)?{_YEAR}(?:年|[-/.])(?P<month>\d{{1,2}})(?:月|[-/.])(?P<day>\d{{1,2}})日?(?:\([日月火水木金土]\))?",
    re.IGNORECASE,
)
_MONTH = re.compile(rf"(?:西暦)?{_YEAR}(?:年|[-/.])\d{{1,2}}月?", re.IGNORECASE)
_COMPACT_DATE = re.compile(r"(?P<western>\d{4})(?P<month>\d{2})(?P<day>\d{2})")
_WESTERN_INSIDE = re.compile(r"(?<!\d)(?P<western>\d{4})(?:\d{4})?(?!\d)")
_WESTERN_TOLD = re.compile(
    r"(?<![\d-])(?P<western>\d{4})(?:年(?:(?P<month>\d{1,2})月)?|-(?P<hyphened>\d{1,2})(?:-(?P<day>\d{1,2}))?(?![\d-]))"
)
_ERA_INSIDE = re.compile(rf"(?<![A-Za-z]){_ERA}(?!\d)", re.IGNORECASE)
_DAY_OF_NO_YEAR = re.compile(r"0?([1-9]|1[0-2])/0?([1-9]|[12]\d|3[01])")
_HYPHENS = str.maketrans("‐‑‒–—―−ー", "--------")


def era_date(day: date) -> str:
    """Return a date as 令和8年11月23日. Raises `ValueError` before 明治."""
    return f"{_named_year(_era_of(day), day.year)}{day.month}月{day.day}日"


def era_year(year: int) -> str:
    """Return a calendar year as 令和8年; a year with two eras takes the later one (2019 is 令和元年)."""
    return _named_year(_era_of(date(year, 12, 31)), year)


def fiscal_year_label(year: int) -> str:
    """Return a fiscal year, given as the Western year of its April, as 令和8年度."""
    return f"{era_year(year)}度"


def fiscal_year(day: date) -> int:
    """Return the fiscal year, April to March, that a date lies in."""
    return day.year if day.month >= 4 else day.year - 1


def written_date(as_of: str) -> str:
    """Return a date or year as 令和2年10月1日, 令和2年10月, 令和2年 or 令和2年度, a day without a year as 8月27日.

    In other text each year of the Western calendar, with 年 or a month behind it, is told so.
    """
    if re.fullmatch(r"\d{4}", as_of):
        return era_year(int(as_of))
    with suppress(ValueError):
        return era_date(parse_date(as_of))
    if day := _DAY_OF_NO_YEAR.fullmatch(as_of):
        return f"{day[1]}月{day[2]}日"
    month = month_of(as_of)  # R7.8 as well, which is no year of the Western calendar
    return _month_in_era(month.year, month.month) if month else _WESTERN_TOLD.sub(_in_era, as_of)


def month_of(text: str) -> date | None:
    """Return the first of a month written as 2027-10, 2027年10月 or 令和9年10月; None if only the year is told."""
    for day in ("", "-1", ".1", "1日"):  # what makes a written month a date
        with suppress(ValueError):
            return parse_date(f"{text}{day}").replace(day=1)
    return None


def _in_era(found: re.Match[str]) -> str:
    year, month = int(found["western"]), int(found["month"] or found["hyphened"] or 12)
    if not (FIRST_YEAR < year <= LAST_YEAR and 1 <= month <= 12):
        return found[0]
    if found["day"]:
        with suppress(ValueError):
            return era_date(date(year, month, int(found["day"])))
        return found[0]
    has_month = found["month"] or found["hyphened"]
    return _month_in_era(year, month) if has_month else era_year(year)


def _month_in_era(year: int, month: int) -> str:
    """Return a month in the era of its last day."""
    return f"{_named_year(_era_of(date(year, month, monthrange(year, month)[1])), year)}{month}月"


def parse_date(text: str) -> date:
    """Return the date written as 2026-11-23, 2026/11/23, 令和8年11月23日 or R8.11.23; else raise `ValueError`."""
    found = _FULL_DATE.fullmatch(_plain(text)) or _COMPACT_DATE.fullmatch(_plain(text))
    for form, lacking, known in () if found else ((_MONTH, "日", "年月"), (_FULL_YEAR, "月と日", "年")):
        if form.fullmatch(_plain(text)):
            remedy = f"日まで書くか、日が分からなければ「分からない」とし、備考に{known}を書いてください"
            raise _refusal(text, f"に{lacking}がありません。{remedy}")
    if not found:
        raise _refusal(text, "を日付として読めません。2026-11-23 又は 令和8年11月23日 のように書いてください")
    try:
        day = date(_western(found), int(found["month"]), int(found["day"]))
    except ValueError as error:
        raise _refusal(text, "という日付は暦にありません。月と日を確かめてください") from error
    era = _written_era(found)
    if era and day < era.start:
        raise _refusal(text, f"は{era.name}の始まり（{_western_date(era.start)}）より前です。西暦で書いてください")
    _within(day.year, text)
    return day


def parse_year(text: str) -> int:
    """Return the Western year of a year such as 2026, 令和8年度, R8 or 令和8年度（2026）; else raise `ValueError`."""
    plain = _plain(text)
    if (told_twice := _TOLD_TWICE.fullmatch(plain)) and (year := _same_year(*told_twice.groups())):
        return year
    found = _FULL_YEAR.fullmatch(plain)
    if found:
        return _within(_western(found), text)
    if _FULL_DATE.fullmatch(plain) or _MONTH.fullmatch(plain):
        raise _refusal(text, "は日付です。その日の年度だけを 令和8 又は 2026 のように書いてください")
    if plain.isdecimal():
        raise _refusal(text, "がどの年か分かりません。令和8 又は 2026 のように、元号か西暦4桁で書いてください")
    if _YEARS.search(plain):
        raise _refusal(text, "に年度が二つあります。一つの年度にして書いてください")
    raise _refusal(text, "を年度として読めません。令和8年度 又は 2026 のように書いてください")


def _same_year(one: str, other: str) -> int | None:
    """Return the year that both name, as the planner prints years itself; None if they do not."""
    with suppress(ValueError):
        year = parse_year(one)
        return year if parse_year(other) == year else None
    return None


@lru_cache(maxsize=1024)  # the same few days stand behind hundreds of answers
def approximate(text: str) -> int | None:
    """Return the Western year in a loose note of time such as `2018頃`, `2025-02-21` or `令和7年度`; None if none."""
    plain = _plain(text)
    for found in (*_WESTERN_INSIDE.finditer(plain), *_ERA_INSIDE.finditer(plain)):
        if FIRST_YEAR <= _western(found) <= LAST_YEAR:
            return _western(found)
    return None


def _era_of(day: date) -> Era:
    for era in ERAS:
        if day >= era.start:
            return era
    raise ValueError(f"{_western_date(day)}は明治より前なので、元号では表せません")


def _named_year(era: Era, year: int) -> str:
    count = year - era.start.year + 1
    return f"{era.name}{'元' if count == 1 else count}年"


def _western_date(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _plain(text: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).translate(_HYPHENS)


def _written_era(found: re.Match[str]) -> Era | None:
    written = (found.groupdict().get("era") or "").upper()
    return next((era for era in ERAS if written and (era.name.startswith(written) or era.letter == written)), None)


def _western(found: re.Match[str]) -> int:
    era = _written_era(found)
    if era is None:
        return int(found["western"])
    count = 1 if found["era_year"] == "元" else int(found["era_year"])
    # Old plans count on past the end of an era (平成34年度): that names one year only, so it is read
    return era.start.year + count - 1


def _within(year: int, text: str) -> int:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise _refusal(text, f"は{FIRST_YEAR}年から{LAST_YEAR}年までの間にありません。年を確かめてください")
    return year


def _refusal(text: str, why: str) -> ValueError:
    return ValueError(f"「{text.strip()}」{why}")
