"""The works of the national standard: which of them the names in a ledger tell of, and who carries them out.

A row often holds several works, or a whole field by one word (税, 福祉); then it tells of all of them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from types import MappingProxyType
from typing import Any

from msgspec.structs import replace

from planner.missing import is_known
from planner.situation.model import Fact, Origin, OriginKind, Situation

# How people part the names in a row, and what brackets they take
_SIGNS = str.maketrans({",": "、", "/": "・", "&": "・", "+": "・", "\n": "、", " ": "、", "(": "（", ")": "）"})


def _alone(words: str) -> str:
    """Return the pattern of a word that names a whole field: beside it stands nothing but 総合, 情報 or システム."""
    end = "(?=[・、）]|（(?:全部|全て|すべて|一式|全税目)）|$)"
    return rf"(?:^|(?<=[・、（]))(?:総合)?(?:{words})(?:の?(?:総合|情報|業務|事務|システム))*{end}"


_EVERYTHING = _alone("基幹系?|住民情報系?|総合行政")
_TAXES = _alone("(?:[市町村区]|市町村|地方)?税|税務|課税|賦課")
_RESIDENT_TAX = "(?<!個人)(?<!法人)(?<!個人の)(?<!法人の)(?:住|市|町|村|区|[市町村]・?[都道府県])民税"
_WELFARE = _alone("(?:社会)?福祉")
_CHILDREN = _alone("(?:子ども|こども|児童)(?:福祉)?(?!・子育て)")
_REGISTER = "住民基本台帳(?!ネット)|住民記録|住記|住基(?!ネット)"

# By id: the work as the law names it, and the patterns of what a row may be called that tells of it
_WORKS: Mapping[str, tuple[str, Sequence[str]]] = MappingProxyType(
    {
        "juki": ("住民基本台帳", (_REGISTER,)),
        "election": ("選挙人名簿管理", ("選挙|期日前",)),
        "property_tax": ("固定資産税", (_TAXES, "固定資産(?!の?地図)|資産税", _alone("固定"))),
        "resident_tax": (
            "個人住民税",
            (_TAXES, f"{_RESIDENT_TAX}(?!（法人）)", "個人(?=[・のと住市町村区])", _alone("個人")),
        ),
        "corporate_tax": (
            "法人住民税",
            (_TAXES, f"{_RESIDENT_TAX}(?!（個人）)", "法人(?=[・のと住市町村区])", _alone("法人")),
        ),
        "light_vehicle": ("軽自動車税", (_TAXES, "軽自")),
        "health_insurance": ("国民健康保険", ("(?:国民健康保険|国保)(?!連|[^・、（]*(?:病院|診療))",)),
        "pension": ("国民年金", ("年金",)),
        "disability": ("障害者福祉", (_WELFARE, "障(?:害|がい|碍)")),
        "elderly_medical": ("後期高齢者医療", ("後期|高齢者医療",)),
        "care": ("介護保険", ("介護",)),
        "child_allowance": ("児童手当", (_CHILDREN, "児童手当|児手")),
        "health": ("健康管理", ("健康管理|(?<!学校)保健(?!所)|(?<!特定)健診|予防接種", _alone("健康"))),
        "school": ("就学", ("就学|学齢",)),
        "child_rearing_allowance": ("児童扶養手当", (_CHILDREN, "児童扶養|児扶")),
        "public_assistance": ("生活保護", (_WELFARE, "生活保護|生保")),
        "childcare": ("子ども・子育て支援", (_CHILDREN, "子育て|保育")),
        "seal": ("印鑑登録", (_REGISTER, "印鑑")),
        "family_register": ("戸籍", ("戸籍(?!の?附票)",)),
        "register_supplement": ("戸籍の附票", ("戸籍|附票",)),
    }
)
_REMAINING = "standardization.remaining"
_TOLD_IN = (("systems.ledger", "work"), ("standardization.schedule", "task"))
_OF_CAPITAL, _OF_PREFECTURE = "law.plan-ward-metropolitan-taxes", "law.plan-town-welfare-offices"
_TOLD: Mapping[str, Sequence[re.Pattern[str]]] = MappingProxyType(
    {name: tuple(map(re.compile, (_EVERYTHING, *patterns))) for name, patterns in _WORKS.values()}
)


def plainly(called: str) -> str:
    """Return a name of a row in letters of one width (ＨＰ, ｶﾅ), its parts parted in one way and in wide brackets."""
    return unicodedata.normalize("NFKC", called).strip().translate(_SIGNS)


@cache
def tells_of(work: str, called: str) -> bool:
    """Return whether a row called so tells of a work of the standard; a work that is new to us stands by its name."""
    name = plainly(called)
    return any(pattern.search(name) for pattern in _TOLD[work]) if work in _TOLD else work in name


def is_standard(called: str) -> bool:
    """Return whether something called so is, or holds, a work of the standard."""
    return bool(works_told(called))


def works_told(called: str) -> frozenset[str]:
    """Return the works of the standard that something called so tells of."""
    return frozenset(work for work in _TOLD if tells_of(work, called))


def named(ids: Iterable[str]) -> tuple[str, ...]:
    """Return the names of works by their ids."""
    return tuple(_WORKS[work_id][0] for work_id in ids)


def works_of_others(situation: Situation) -> Fact:
    """Return the works that the capital carries out for a ward, or the prefecture for a town, by the law that says so.

    None where that law is too uncertain to be stated.
    """
    is_ward = situation.value("town.type") == "特別区"
    law = _OF_CAPITAL if is_ward else _OF_PREFECTURE if situation.value("town.kind") in ("町", "村") else ""
    names = tuple(situation.value(law).values["operations"]) if law in situation else ()
    origin = Origin(OriginKind.DERIVED, inputs=("town.type", "town.kind", *filter(None, [law])))
    return Fact("town.works_of_others", names, "都道府県が行う標準化の対象の業務", origin)


def own_remaining(situation: Situation) -> tuple[Fact, ...]:
    """Return the works whose migration remains without those that others carry out by law, and the names of these.

    A town that carries one out itself all the same has a row for it in its ledger or among its months of migration.
    """
    answered, others = situation.facts.get(_REMAINING), situation["town.works_of_others"]
    cells = (row[column] for path, column in _TOLD_IN for row in _rows(situation, path))
    rows = tuple(str(cell) for cell in cells if is_known(cell))
    inputs = (others.path, *(f"{path}.{column}" for path, column in _TOLD_IN))
    ids = answered.value if answered and is_known(answered.value) else ()
    left = tuple(item for item in ids if _is_of_others(named([item])[0], others.value, rows))
    origin = Origin(OriginKind.DERIVED, inputs=(_REMAINING, *inputs))
    found = Fact("town.remaining_of_others", "、".join(named(left)), "移行が残ると答えた、都道府県が行う業務", origin)
    if not answered or not left:
        return (found,)
    kept = tuple(item for item in ids if item not in left)
    return found, replace(answered, value=kept, origin=replace(answered.origin, inputs=inputs))


def _is_of_others(work: str, others: Sequence[str], rows: Sequence[str]) -> bool:
    return work in others and not any(tells_of(work, called) for called in rows)


def _rows(situation: Situation, path: str) -> tuple[Mapping[str, Any], ...]:
    rows = situation.value(path) if path in situation else ()
    return rows if is_known(rows) else ()
