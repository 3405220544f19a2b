"""How a 項 is referred to: by its article and its number, or by that alone where the article is clear."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from planner.manuscript.elements import Inline, Inlines, Reference, Text

SUPPLEMENT = "附則"
_JOINTS = frozenset(("から", "、", "及び", "又は", "並びに", "若しくは"))


class Clause(Struct, frozen=True):
    """A 項 with a name: what it belongs to, 第5条 or 附則, and what it is there, 第2項."""

    article: str
    own: str


def filled(names: Mapping[str, str], clauses: Mapping[str, Clause], here: str, inlines: Inlines) -> Inlines:
    """Return inlines with the text of their references; `here` is the article that they stand in."""
    return tuple(_filled(names, clauses, here, inlines))


def _filled(names: Mapping[str, str], clauses: Mapping[str, Clause], here: str, inlines: Inlines) -> Iterator[Inline]:
    told = here  # the article that need not be said again
    for item in inlines:
        if isinstance(item, Reference) and item.target in clauses:
            clause = clauses[item.target]
            yield replace(item, text=clause.own if clause.article == told else clause.article + clause.own)
            told = clause.article
        else:
            yield replace(item, text=names.get(item.target, "")) if isinstance(item, Reference) else item
            told = told if isinstance(item, Text) and item.text in _JOINTS else here
