"""What a system is called in full, by the short name that a row of the ledger or of the list of works has for it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from planner.situation.standard_works import plainly, works_told

_REMARK = re.compile(r"（[^（）]*）")


def _alone(words: str) -> str:
    """Return the pattern of a word that is all the name that a system has (財務), or has beside others (財務・契約)."""
    return rf"(?:^|(?<=[・、]))(?:{words})(?:の?(?:管理|システム))*(?=[・、]|$)"


# The full name, and the patterns of the short ones; the works of the standard have theirs in `standard_works`
_SHORT: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        full: re.compile(short)
        for full, short in (
            ("収納・滞納の管理", _alone("収納|滞納|徴収|収滞")),
            ("財務会計", _alone("財務|財会|会計")),
            ("人事給与", _alone("人給|人事|給与")),
            ("文書管理", _alone("文書|文管")),
            ("電子決裁", _alone("決裁")),
            ("グループウェア", f"グループウエア|{_alone('GW')}"),
            ("庁内ネットワーク", f"庁内の?(?:LAN|NW|網)|{_alone('LAN|NW|ネットワーク')}"),
            ("ホームページ", r"(?<![A-Za-z])(?:HP|CMS)(?![A-Za-z])|ウェブサイト|Webサイト|公式サイト"),
            ("統合型の地図", f"統合型?の?GIS|{_alone('GIS|地図')}"),
            ("地図", "GIS"),
            ("防災行政無線", f"同報|防災無線|{_alone('無線|防無')}"),
            ("告知放送", _alone("告知")),
            ("ケーブルテレビ", _alone("ケーブルTV|CATV")),
            ("コンビニ交付", _alone("コンビニ")),
            ("住民基本台帳ネットワーク", "住基ネット"),
            ("図書館", _alone("図書")),
            ("校務の支援", _alone("校務|校務支援")),
            ("上下水道料金", _alone("水道|上水|上水道|上下水|上下水道")),
            ("ふるさと納税", "ふる納|ふるさと寄附"),
            ("病院の電子カルテ", "電カル"),
        )
    }
)


@cache
def in_full(called: str) -> str:
    """Return a name in plain letters with the full names, in brackets, of all that it tells of: 財務（財務会計）."""
    plain = plainly(called)
    bare = _REMARK.sub("", plain)
    found = [*sorted(works_told(called)), *(full for full, short in _SHORT.items() if short.search(bare))]
    missing = [name for name in found if name not in plain]
    return f"{plain}（{'・'.join(missing)}）" if missing else plain
