"""The functions that templates may call, and what each reads."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType

from msgspec import Struct


class Argument(Enum):
    """What the text given to a function is."""

    NOTHING = "nothing"
    PATH = "the path of a value"
    ROLE = "a role"
    LAW = "the id of a legal fact"
    TEXT = "Jinja text"


class Function(Struct, frozen=True):
    """What a function is given. `reads_it` unless the value at that path stays unread; `reads` it reads each time."""

    argument: Argument
    reads_it: bool = False
    reads: tuple[str, ...] = ()


_SHOWN = Function(Argument.PATH, reads_it=True)
_DEPARTMENTS = "organisation.departments"
_IT = "organisation.it_department"
_PLAN = "upper.owner"
_NAMED = (f"{_DEPARTMENTS}.role", f"{_DEPARTMENTS}.name")
# where who runs a work stands (`planner/situation/runners.py`)
_RUN = (
    "work.inventory.task",
    "work.inventory.department",
    "systems.ledger.work",
    "systems.ledger.department",
    "inclusion.lessons",
    "inclusion.lesson_people",
)

FUNCTIONS: Mapping[str, Function] = MappingProxyType(
    {
        "figure": _SHOWN,
        "label": Function(Argument.PATH),
        "source": _SHOWN,
        "sourced": _SHOWN,
        "taken_from": _SHOWN,
        "quoted": _SHOWN,
        "aged": _SHOWN,
        "foreseen": _SHOWN,
        "asof": _SHOWN,
        "dated": Function(Argument.PATH, reads_it=True, reads=("build.fiscal_year",)),
        "finder": _SHOWN,
        "to_find": _SHOWN,
        "say": Function(Argument.TEXT),
        "department": Function(Argument.ROLE, reads=(*_NAMED, *_RUN, _IT, _PLAN)),
        "branches": Function(Argument.NOTHING, reads=("basics.branches.word",)),
        "branches_in_rules": Function(Argument.NOTHING, reads=("basics.branches.word",)),
        "unnamed_roles": Function(Argument.NOTHING, reads=(_DEPARTMENTS, _IT, _PLAN)),
        "required": Function(Argument.LAW),
    }
)
JINJA_NAMES = frozenset(("super", "caller", "loop", "self"))  # what Jinja itself gives a template
