"""With whom a municipality works together, told in free words with how far the talks have come, or who is in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from planner.missing import Missing, Reason

# A full stop that no bracket holds.
_STOP = re.compile(r"(?:。|\n)(?![^（(]*[）)])")
# A name with a remark in brackets, and what may stand between two names.
_NAMED = re.compile(r"(?:、|及び|と)*\s*([^（()）]+?)\s*[（(]([^（()）]*)[）)]")
_BETWEEN = re.compile(r"^(?:、|及び|と)+")
_ABOUT = re.compile(r"([^、（()）]+?)とは、?(.+)")
# How a sentence ends that tells what was done and is no name.
_TELLS = re.compile(r"(?:[ただるいうくすけ]|[をにでとが][^をにでとが]*(?:中|予定|済み))$")
# What a later sentence is that names a body and nothing else.
_BODY = re.compile(r"[^はがをにで、]*(?:[都道府県市区町村圏]|連合|組合|協議会|機構)(?:の[^はがをにで、]+)?")
_NOT_YET = ("まだ", "未相談", "未定", "これから", "話しただけ")
# What tells that talks have begun, whatever is still open in them.
_BEGUN = ("相談中", "協議中", "話をしている", "話し始めた")
# A prefecture works with all its municipalities: its bare name tells of nothing to be shared.
_PREFECTURE = re.compile(r"[^、]{2,3}[都道府県]")

# What stands between the members of a body, and how one of them is written: by its kind, or by its bare name
_AND = re.compile(r"[、・]|及び")
_MEMBER = re.compile(r"[^はがをにで\s]{1,8}[都道府県市区町村](?:ほか|など)?")
_BARE_NAME = re.compile(r"(?!.*(?:[中済前後]$|相談|協議|検討|利用|参加|加入|予定|未定))[一-龥々ヶ]{2,5}")
# How some municipalities are called together (やんばる3村, 県内5市町)
_TOGETHER = re.compile(
    r"(?!構成)[^はがをにで、。\s]{0,8}[\d２-９二三四五六七八九十]+(?:市町村|町村|市町|市|区|町|村|団体)"
)
_TWO, _THREE = 2, 3

_Talks = tuple[str, str]


class _Partner(NamedTuple):
    name: str
    members: str = ""
    talks: str = ""


def partners(told: str) -> tuple[_Talks, ...]:
    """Return each partner's name with what is told of the talks with it, the latter empty where nothing is.

    A sentence that names nobody belongs to the partner told before it; at the beginning it stands under no name. Who
    the members of a body are (3町（東町、西町、南町）), or how they are called together, tells of no talks.
    """
    return tuple((partner.name, partner.talks) for partner in _told(told))


def members(told: str) -> tuple[tuple[str, str], ...]:
    """Return each body of which the members are told, with their names."""
    return tuple((partner.name, partner.members) for partner in _told(told) if partner.members)


def _told(told: str) -> list[_Partner]:
    found: list[_Partner] = []
    for sentence in filter(None, (part.strip() for part in _STOP.split(told))):
        named = tuple(_named(sentence, first=not found))
        if not named and found:
            last = found.pop()
            found.append(last._replace(talks=_joined(last.talks, sentence)))
        else:
            found.extend(_partner(name, remark) for name, remark in named or [("", sentence)])
    return found


def _partner(name: str, remark: str) -> _Partner:
    if _TOGETHER.fullmatch(remark):
        return _Partner(name)
    return _Partner(name, members=remark) if _tells_members(remark) else _Partner(name, talks=remark)


def partner(told: str) -> str | Missing:
    """Return the name of the first partner with which, by what is told of it, somebody may have spoken."""
    ready = (name for name, remark in partners(told) if name and _may_have_begun(name, remark))
    return next(ready, Missing(reason=Reason.UNKNOWN))


def names(told: str) -> str:
    """Return the names of all partners, or where nobody is named, what was told."""
    return "、".join(name for name, _ in partners(told) if name) or told.strip().rstrip("。")


def _may_have_begun(name: str, remark: str) -> bool:
    if any(word in remark for word in _BEGUN):
        return True
    return bool(remark or not _PREFECTURE.fullmatch(name)) and not any(word in remark for word in _NOT_YET)


def _named(sentence: str, *, first: bool) -> Iterator[_Talks]:
    """Yield whom a sentence names; a later one without a remark must be the name of a body."""
    if about := _ABOUT.fullmatch(sentence):
        yield about[1], about[2]
        return
    listed = list(_NAMED.finditer(sentence))
    last = _BETWEEN.sub("", sentence[listed[-1].end() if listed else 0 :].strip())
    if _TELLS.search(last) or any(_TELLS.search(match[1]) for match in listed):
        return
    for match in listed:
        yield match[1], match[2]
    if last and (listed or first or _BODY.fullmatch(last)):
        yield last, ""


def _tells_members(remark: str) -> bool:
    """Whether a remark lists municipalities and nothing else: two by their kind, or three by their bare names."""
    listed = [part.strip() for part in _AND.split(remark)]
    if len(listed) >= _TWO and all(map(_MEMBER.fullmatch, listed)):
        return True
    return len(listed) >= _THREE and all(map(_BARE_NAME.fullmatch, listed))


def _joined(remark: str, more: str) -> str:
    if not remark:
        return more
    return f"{remark}。{more}" if _TELLS.search(remark) else f"{remark}、{more}"
