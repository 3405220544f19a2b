"""With whom a municipality works together, told in free words with how far the talks have come."""

from __future__ import annotations

import re
from collections.abc import Iterator

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

# Who belongs to a body, told in brackets behind its name; that tells of no talks.
_MEMBERS = re.compile(r"(?:[^、・]{1,6}[都道府県市区町村](?:、|・|及び|と|$)){2,}")
_BRACKET = re.compile(r"[（(][^（()）]*[）)]")

_Talks = tuple[str, str]


def partners(told: str) -> tuple[_Talks, ...]:
    """Return each partner's name with what is told of the talks with it, the latter empty where nothing is.

    A name keeps the members that are told in brackets behind it.
    A sentence that names nobody belongs to the partner told before it; at the beginning it stands under no name.
    """
    found: list[_Talks] = []
    for sentence in filter(None, (part.strip() for part in _STOP.split(told))):
        named = tuple(_named(sentence, first=not found))
        if not named and found:
            name, remark = found.pop()
            named = ((name, _joined(remark, sentence)),)
        found.extend(named or [("", sentence)])
    return tuple(found)


def partner(told: str) -> str | Missing:
    """Return the name of the first partner with which, by what is told of it, somebody may have spoken."""
    ready = (_BRACKET.sub("", name) for name, remark in partners(told) if name and _may_have_begun(name, remark))
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
        yield (f"{match[1]}（{match[2]}）", "") if _MEMBERS.fullmatch(match[2]) else (match[1], match[2])
    if last and (listed or first or _BODY.fullmatch(last)):
        yield last, ""


def _joined(remark: str, more: str) -> str:
    if not remark:
        return more
    return f"{remark}。{more}" if _TELLS.search(remark) else f"{remark}、{more}"
