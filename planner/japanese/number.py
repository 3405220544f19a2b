"""Numbers and money as people print and write them in Japanese; money inside the planner is an integer in 千円."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

_LARGE = {"兆": Decimal(10**12), "億": Decimal(10**8), "万": Decimal(10**4)}
_SMALL = {"千": Decimal(1000), "百": Decimal(100), "十": Decimal(10)}
_DIGITS = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|\.\d+"
_AMOUNT = re.compile(rf"(?P<sign>[-+]?)(?P<body>(?:(?:{_DIGITS})[十百千]?[万億兆]?)+)(?P<rest>.*)")
_AMOUNT_ENDS_LARGE = re.compile(r"[万億兆]$")
_PART = re.compile(rf"(?P<digits>{_DIGITS})(?P<small>[十百千]?)(?P<large>[万億兆]?)")
_LONGEST, _TOO_LARGE = 40, Decimal(10**16)
_SIGNS = str.maketrans({"△": "-", "▲": "-", "−": "-", "‐": "-", "–": "-", "、": ",", "¥": ""})

# The whole rest of a text after its number must be one of these units
_UNIT = re.compile(
    "人|名|件|[か箇個カヶケヵ]所|台|枚|通|回|[かカヶケヵ]?[年月]|年間|日間?|時間|分|秒|歳|%|パーセント|ポイント|者|社|課|室|係|局"
    "|団体|人[日月]|世帯|校|園|館|施設|事業所|地区|集落|本|個|冊|部|種類|業務|手続|講座|系統|拠点|km2?|m2|ha|平方キロメートル"
)
_TWO_NUMBERS = re.compile(r"\d\s+\d")
_RANGE = re.compile(r"\d\D*?(?:[-〜~]|から)\D*\d")
_VAGUE = re.compile("(?:程度|前後|くらい|ぐらい|余り|以上|以下|未満|超|弱|強)$")
_NOTHING = ("なし", "無し", "無", "ない", "いない", "ゼロ", "-", "ー")
_FREQUENCY = re.compile(r"(?:/|毎)(年|月|週|日|回|人)度?$")
# Units that must not be taken for each other: 3年 is no 3か月; how else things are counted says nothing of how many
_MEASURES = (
    re.compile("年間?"),
    re.compile("[かカヶケヵ]?月"),
    re.compile("日間?"),
    re.compile("時間"),
    re.compile("分"),
    re.compile("秒"),
    re.compile("人日"),
    re.compile("人月"),
    re.compile("人|名"),
    re.compile("世帯"),
    re.compile("%|パーセント"),
)


def grouped(value: int | float, decimals: int | None = None) -> str:
    """Return a number in digits grouped by three: 12,345; a float keeps its own decimals unless `decimals` is given."""
    if decimals is not None:
        return f"{value:,.{decimals}f}"
    if isinstance(value, int):
        return f"{value:,}"
    digits = f"{Decimal(repr(value)):,f}"
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


def money(thousands: int) -> str:
    """Return an amount in 千円 as 1,234千円."""
    return f"{thousands:,}千円"


def yen(amount: int) -> str:
    """Return an amount in yen as 150万円, 1億5,000万円 or 1万2,345円."""
    rest, parts = abs(amount), []
    for name, size in _LARGE.items():
        count, rest = divmod(rest, int(size))
        if count:
            parts.append(f"{count:,}{name}")
    if rest or not parts:
        parts.append(f"{rest:,}")
    return f"{'-' if amount < 0 else ''}{''.join(parts)}円"


def parse_integer(text: str, unit: str = "") -> int:
    """Return the whole number written in `text`, a unit after it allowed but no other measure than `unit`.

    Raises `ValueError`.
    """
    value = _number(text, unit)
    if value != value.to_integral_value():
        raise _refusal(text, "は小数です。整数で書いてください")
    return int(value)


def parse_number(text: str, unit: str = "") -> int | float:
    """Return the number written in `text`, a unit after it allowed but no other measure than `unit`.

    Raises `ValueError`.
    """
    value = _number(text, unit)
    return int(value) if value == value.to_integral_value() else float(value)


def parse_money(text: str) -> int:
    """Return an amount of money in 千円; else raise `ValueError`.

    With 円 the text is taken as written (1,200万円, 12百万円, 1234千円); bare digits are 千円 (1234, 1万2千). Text that
    ends in 万 or 億 without 円 is refused: people leave 円 out there, and a wrong guess is wrong by a thousand.
    """
    plain = _plain(text)
    value, rest = _amount(text)
    unit = re.sub(r"\((?:税込|税込み|年額)\)$|税込み?$", "", _FREQUENCY.sub("", rest))
    if unit not in ("", "円"):
        raise _refusal(text, f"の「{rest}」が読めません。1,200万円 又は 12,000千円 のように書いてください")
    if unit == "円" or "¥" in plain:
        return _thousands(value, text)
    if _AMOUNT_ENDS_LARGE.search(plain[: len(plain) - len(rest)]):
        raise _refusal(text, f"は円か千円かが分かりません。{text.strip()}円 のように「円」まで書いてください")
    if value != value.to_integral_value():
        raise _refusal(text, "に千円未満があります。千円単位の整数で書いてください")
    return int(value)


def parse_yen(text: str) -> int | float:
    """Return an amount of money in yen (1,200千円, 120万円, bare 1234 too); else raise `ValueError`."""
    value, rest = _amount(text)
    unit = re.sub(r"\((?:税込|税込み|税抜|税抜き)\)$|税[込抜]み?き?$", "", rest)
    if unit not in ("", "円") or (not unit and _AMOUNT_ENDS_LARGE.search(_plain(text))):
        raise _refusal(text, "が読めません。円の数だけを書いてください")
    return int(value) if value == value.to_integral_value() else float(value)


def _thousands(amount: Decimal, text: str) -> int:
    value = amount / 1000
    if value != value.to_integral_value():
        raise _refusal(text, "に千円未満があります。千円未満を四捨五入し、千円単位で書いてください")
    return int(value)


def _number(text: str, unit: str) -> Decimal:
    value, rest = _amount(text)
    typed = _FREQUENCY.sub("", rest)
    if typed and not _UNIT.fullmatch(typed):
        raise _refusal(text, f"の「{rest}」が読めません。数だけを書いてください")
    if _is_other_measure(rest, _plain(unit)):
        raise _refusal(text, f"の単位が違います。「{unit}」に直した数を書いてください")
    return value


def _is_other_measure(typed: str, unit: str) -> bool:
    often, usual = _FREQUENCY.search(typed), _FREQUENCY.search(unit)
    if often and usual and often[1] != usual[1]:
        return True
    typed_as, unit_as = (_measure(_FREQUENCY.sub("", written)) for written in (typed, unit))
    return None not in (typed_as, unit_as) and typed_as != unit_as


def _measure(unit: str) -> int | None:
    return next((index for index, measure in enumerate(_MEASURES) if measure.fullmatch(unit)), None)


def _amount(text: str) -> tuple[Decimal, str]:
    if _TWO_NUMBERS.search(text):
        raise _refusal(text, "は、数が二つあるように読めます。数の間の空白を除いてください")
    plain = _plain(text).translate(_SIGNS)
    found = _AMOUNT.fullmatch(plain)
    if not found:
        raise ValueError(_not_a_number(text.strip(), plain))
    if _VAGUE.search(found["rest"]) or _RANGE.search(plain):
        raise ValueError(_not_one_number(text.strip(), plain))
    value = _sum(found["body"], text) if len(plain) <= _LONGEST else _TOO_LARGE
    if value >= _TOO_LARGE:
        raise ValueError("数が大きすぎます。桁を確かめてください")
    return (-value if found["sign"] == "-" else value), found["rest"]


def _not_one_number(text: str, plain: str) -> str:
    if _RANGE.search(plain):
        return f"「{text}」は幅のある数です。一つの数にして書いてください（幅は出典に書けます）"
    remedy = "「程度」「以上」などを付けずに書いてください（おおよそであることは出典に書けます）"
    return f"「{text}」は数だけではありません。{remedy}"


def _not_a_number(text: str, plain: str) -> str:
    if not text:
        return "数が書かれていません"
    if plain in _NOTHING:
        return f"「{text}」は数ではありません。ないときは 0、当てはまらないときは「該当なし」と書いてください"
    if plain.startswith(("約", "およそ", "概ね", "おおむね")):
        remedy = "「約」などを付けずに書いてください（おおよその数であることは出典に書けます）"
        return f"「{text}」は数だけではありません。{remedy}"
    return f"「{text}」を数として読めません。1,234 のように数字で書いてください"


def _sum(body: str, text: str) -> Decimal:
    total, section, last_large, last_small = Decimal(0), Decimal(0), Decimal(10**16), Decimal(10**4)
    for part in _PART.finditer(body):
        small, large = _SMALL.get(part["small"], Decimal(1)), _LARGE.get(part["large"])
        if small >= last_small or (large or 0) >= last_large:
            raise _refusal(text, "の桁の並びが読めません。1万2千 のように大きい桁から書いてください")
        section += Decimal(part["digits"].replace(",", "")) * small
        last_small = small
        if large:
            total, section, last_large, last_small = total + section * large, Decimal(0), large, Decimal(10**4)
    return total + section


def _plain(text: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


def _refusal(text: str, why: str) -> ValueError:
    return ValueError(f"「{text.strip()}」{why}")
