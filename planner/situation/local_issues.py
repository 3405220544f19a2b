"""How each issue of a region is treated, by what one district could try out and count, and what they say."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from planner.missing import Missing, Reason, is_known
from planner.subjects import is_about

Row = Mapping[str, Any]

# What a topic names when it is about the town hall's own money, contracts and staff: no district can try that out.
_OF_THE_OFFICE = (
    "物件費",
    "人件費",
    "経費",
    "税収",
    "財政",
    "交付税",
    "起債",
    "基金",
    "契約",
    "利用料",
    "時間外",
    "赤字",
    "繰出",
    "繰り出し",
    "ふるさと納税 減",
)
# What a topic names when it is about who works there.
_OF_THE_STAFF = ("職員", "採用", "退職", "情報の担当", "情報担当")
# How a topic says that a place is closed, or is to go on
_ENDS = ("閉所", "閉園", "閉校", "休園", "休校", "廃園", "廃校", "存続", "統廃合", "統合")
# What a topic names when it is about building: no half year with borrowed tools tells anything of it.
_OF_BUILDINGS = (
    "耐震",
    "跡地",
    "建替え",
    "建て替え",
    "改修",
    "雨漏り",
    *(f"{building} 古い" for building in ("センター", "校舎", "庁舎", "公民館", "体育館", "住宅", "建物", "施設")),
    "老朽 -船 -航路 -フェリー -ジェットフォイル -車両 -バス -システム",
)
# What a topic names when it is about whether a place for children goes on: no procedure answers that.
_OF_NURSERIES = tuple(f"{place} {end}" for place in ("保育", "こども園", "幼稚園") for end in _ENDS)
_OF_SCHOOLS = tuple(f"{place} {end}" for place in ("学校", "小中", "中学", "高校") for end in _ENDS)
# What a topic names when it is about ships and their fares, which those decide who run the line
_OF_SHIPS = ("船 老朽", "船 更新", "船 運賃", "航路 運賃", "航路 維持", "フェリー 老朽", "ジェットフォイル")
# What a topic names when it is about the lines and antennas that the town owns
_OF_LINES = (
    "光ファイバーの維持",
    "光ファイバの維持",
    "光ファイバーの譲渡",
    "光回線の維持",
    "光回線の譲渡",
    "ケーブルテレビの維持",
)
# What a topic names when it is about how many people there are, and where the young go
_OF_PEOPLE = ("人口", "若者 -居場所", "若い -居場所 -医師 -消防", "少子", "出生", "転出", "未婚")
# What a hazard is named by, and how an issue of the region tells that it takes lives or that all have to flee from it
_OF_HAZARDS = re.compile(
    r"洪水|氾濫|豪雨|大雨|水害|浸水|冠水|津波|高潮|土砂|がけ崩れ|地震|震度|噴火|雪|台風|暴風|竜巻|山火事|林野火災|原子力|原発"
)
_TAKES_LIVES = re.compile(
    r"人(?:余り|以上)?が(?:死亡|亡くな|犠牲)|死者(?!は?(?:な|0|０|ゼロ|いな|出な))|犠牲者"
    r"|全(?:[町村市区島]|住民|島民|域)(?:民)?の?避難|の?外へ(?:の)?(?:広域)?避難"
)
# A clause that tells how deep the water stands at the town hall
_CLAUSE = re.compile(r"[。、\n]")
_OFFICE = re.compile(r"役場|庁舎|市役所|区役所")
_DEEP = re.compile(r"\d(?:m|ｍ|メートル|cm|センチ)")
_WATER = re.compile(r"つか|浸|水没|深さ")
# What a fact says of what has not happened: a district cannot count it before and after.
_NOT_HAPPENED = ("想定", "見込", "推計", "試算", "迎える")
_HALF = 50
_PRAISE = "praise"
_SHARE = re.compile(r"(\d+(?:\.\d+)?)[%％]")
# A count of what is done in the ordinary way: nobody wants fewer of them.
_USE = re.compile(r"(申込み?|申請|登録|来庁|利用|加入|宿泊|入込み?)(者|客|の件数|数)?[はがも](令和\d+年度?に)?\d")
# What a topic says of what dwindles: its fact counts what is left, not whom or how often it troubles.
_DWINDLES = re.compile(r"減(って|少|る)")
# A number in figures or in kanji; 一人 is left out, since 一人暮らし counts nobody
_NUMBER = r"(?:\d[\d,.万千百]*|(?<!第)[二三四五六七八九十百千][一二三四五六七八九十百千万〇]*)"
_COUNT = re.compile(rf"{_NUMBER}(人(?!暮らし)|世帯|件|軒|校|筆|袋|回(?!線))(?!の時間|の費用|当たり)|(人|世帯)は\d")


class Treatment(Struct, frozen=True):
    """How an issue of the region is treated that no measure meets.

    `kind` is `trial` for what one district tries out, `count` for what is counted before that, `office` for what an
    office treats: the one with `role`, by `means`. `reason` is why no district tries it out as it is, empty if one can.
    Whatever is no issue of the region has none of them.
    """

    kind: str = ""
    reason: str = ""
    role: str = ""
    means: str = ""

    @property
    def may_be_tried(self) -> bool:
        """Whether one district may try it out, at once or when it is counted."""
        return self.kind in ("trial", "count")


UNTREATED = Treatment()
TRIED = Treatment("trial")
COUNTED_FIRST = Treatment("count", "困った人の数か起きた回数の回答がない")
_COUNTED_OTHERWISE = Treatment("count", "回答の数は、困った人の数でも起きた回数でもない")
# The first whose words a topic names, else whether somebody has counted whom or how often it troubles
_BY_OFFICES = (
    (_OF_THE_OFFICE, Treatment("office", "一つの地区で試して変わるものではない", "finance", "予算の方針")),
    (_OF_THE_STAFF, Treatment("office", "職員のことで地区では試せない", "personnel", "採用と配置")),
    (_OF_NURSERIES, Treatment("office", "続けるか閉じるかの判断で地区では試せない", "children", "存続の検討と説明")),
    (_OF_SCHOOLS, Treatment("office", "続けるか閉じるかの判断で地区では試せない", "education", "存続の検討と説明")),
    (_OF_SHIPS, Treatment("office", "航路を運航する者の決めることで地区では試せない", "transport", "航路の協議")),
    (
        _OF_LINES,
        Treatment("office", "設備の持ち主として決めることで地区では試せない", "it", "設備の費用と譲り渡しの協議"),
    ),
    (_OF_BUILDINGS, Treatment("office", "道具を借りて試せない", "works", "施設の整備")),
    (_OF_PEOPLE, Treatment("office", "一つの地区で試して変わるものではない", "planning", "総合計画の施策")),
)
_OF_LIVES = Treatment("office", "人の命に関わり、試して確かめるものではない", "disaster", "地域防災計画の見直し")


def treatment(topic: str, fact: Any) -> Treatment:
    """Return how an issue is treated; `fact` may be missing."""
    for words, of_office in _BY_OFFICES:
        if is_about(words, topic):
            return of_office
    if deadly((topic,), (fact,)):
        return _OF_LIVES
    said = str(fact) if is_known(fact) else ""
    troubled = not _USE.search(said) and not any(word in said for word in _NOT_HAPPENED)
    if troubled and _COUNT.search(said) and not _DWINDLES.search(topic):
        return TRIED
    return _COUNTED_OTHERWISE if re.search(r"\d", said) else COUNTED_FIRST


def troubles(findings: tuple[Row, ...], kinds: tuple[Any, ...]) -> tuple[Row, ...]:
    """Return the findings that nobody told as praise."""
    return tuple(row for row, kind in zip(findings, kinds, strict=True) if not (is_known(kind) and kind == _PRAISE))


def most(findings: tuple[Row, ...], kinds: tuple[Any, ...], values: tuple[Any, ...]) -> tuple[Row, ...]:
    """Return the troubles that more than half of those asked told, as far as their value is a share in percent."""
    told = {id(row) for row in troubles(findings, kinds)}
    shares = ((row, _SHARE.match(str(value))) for row, value in zip(findings, values, strict=True) if id(row) in told)
    return tuple(row for row, share in shares if share and float(share[1]) > _HALF)


def deadly(topics: tuple[Any, ...], facts: tuple[Any, ...]) -> tuple[str, ...]:
    """Return topic and fact of each issue that tells of a hazard which took lives or from which all have to flee."""
    said = (told((topic,), (fact,)) for topic, fact in zip(topics, facts, strict=True))
    return tuple(text for text in said if _OF_HAZARDS.search(text) and _TAKES_LIVES.search(text))


def office_flooding(facts: tuple[Any, ...] | Missing, landscape: str | Missing) -> str | Missing:
    """Return the clause that tells how deep the water stands at the town hall; missing where none does."""
    texts = (*(facts if is_known(facts) else ()), landscape)
    clauses = (clause for text in texts if is_known(text) for clause in _CLAUSE.split(str(text)))
    wanted = (_OFFICE, _DEEP, _WATER)
    found = (clause.strip() for clause in clauses if all(word.search(clause) for word in wanted))
    return next(found, Missing(reason=Reason.UNKNOWN))


def told(topics: tuple[Any, ...], facts: tuple[Any, ...]) -> str:
    """Return all that the topics and facts say, in which a word can be looked for."""
    return "。".join(str(cell) for cell in (*topics, *facts) if is_known(cell))
