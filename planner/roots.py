"""The first names of the paths that conditions and templates read, and what stands under each.

Every other first name is a section of the questionnaire: what it holds are answers.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from functools import cache
from types import MappingProxyType

from msgspec import Struct


class Reach(Enum):
    """For whom text that stands there because of a value is the same."""

    OWN = "this municipality alone"
    REGION = "all its neighbours"
    DUTY = "everybody, as the law wants it"
    ALL = "everybody"


class Root(Struct, frozen=True):
    """What is known of all that stands under one first name.

    `given`: it is there without an answer. `public`: it is published of every municipality, so that no answer shows
    through. `judged`: the assessment or the programme decided it. `pending`: it waits for answers. `entry` is the
    number of names that lead to one entry of a catalogue, itself the rule or source that is printed; 0 if none does.
    `entries` are the files of a template set whose conditions and texts decide it. `whole` and `part` are what people
    call all of it and one thing of it.
    """

    reach: Reach = Reach.OWN
    given: bool = False
    public: bool = False
    judged: bool = False
    pending: bool = False
    entry: int = 0
    entries: tuple[str, ...] = ()
    whole: str = ""
    part: str = ""


_JUDGING = ("maturity", "issues", "themes", "controls", "measures")

ROOTS: Mapping[str, Root] = MappingProxyType(
    {
        "town": Root(Reach.ALL, given=True, public=True),
        "stats": Root(given=True, public=True),
        "law": Root(Reach.ALL, given=True),
        "build": Root(Reach.ALL, given=True),
        "assumption": Root(Reach.ALL, given=True),
        "derived": Root(given=True),
        "region": Root(Reach.REGION, given=True, entry=2, entries=("region",)),
        "regional": Root(Reach.REGION, given=True, entry=2, entries=("region",)),
        "maturity": Root(judged=True, entry=2, entries=_JUDGING, part="成熟度の判定の一部"),
        "maturity_of": Root(judged=True, entry=2, entries=_JUDGING, part="成熟度の判定の一部"),
        "issues": Root(judged=True, entry=2, entries=_JUDGING, whole="課題の一覧", part="課題の判定の一部"),
        "signs": Root(judged=True, entry=2, entries=_JUDGING),
        "undecided": Root(judged=True, pending=True, entry=2, entries=_JUDGING, whole="決められない課題の一覧"),
        "controls": Root(judged=True, entries=("controls",)),
        "programme": Root(judged=True, entry=3, whole="施策の一覧と工程"),
        "purchases": Root(whole="更新の案件の日程と進め方"),
        "unknowns": Root(pending=True),
        "evidence": Root(),
        "glossary": Root(Reach.ALL),
        "required": Root(Reach.DUTY),
    }
)
JUDGED = frozenset(name for name, root in ROOTS.items() if root.judged)
_SECTION = Root()


def head(path: str) -> str:
    """Return the first name of a dotted path."""
    return path.partition(".")[0]


@cache
def root_of(path: str) -> Root:
    """Return what is known of everything under the first name of `path`."""
    return ROOTS.get(head(path), _SECTION)
