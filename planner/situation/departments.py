"""Which 課 of this municipality has a role."""

from __future__ import annotations

from msgspec import Struct

from planner.answers.respondents import ASKED, DEPARTMENTS, offices_of
from planner.answers.staleness import old_year
from planner.missing import is_known
from planner.questionnaire.roles import EVERYONE, ROLES, WITHIN, role_label
from planner.situation.model import Situation
from planner.situation.runners import runner


class Department(Struct, frozen=True):
    """The 課 with a role: its own name, or the role's general name (情報担当課) where nobody has named it lately."""

    name: str
    known: bool
    reads: tuple[str, ...]


def department_of(situation: Situation, role: str) -> Department:
    """Return the 課 that has `role`; raises `KeyError` for a role there is not.

    It is the one named for the role, else the one that runs its work as other answers tell, else that of the role it
    lies within.
    A name over five years old is not taken for today's: town halls rename their 課, and work would be given to one
    that no longer exists.
    """
    if role == EVERYONE:
        return Department(role_label(role), True, ())
    path = ASKED.get(role, DEPARTMENTS)
    reads = (path,) if path in situation and _is_fresh(situation, path) else ()
    name = (situation.value(path) if role in ASKED else _named(situation, role)) if reads else None
    if is_known(name) and name:
        return Department(str(name), True, reads)
    if role in WITHIN:
        office, found_in = runner(situation, role)
        if office:
            return Department(office, True, (*reads, *found_in))
        return department_of(situation, WITHIN[role])
    return Department(role_label(role), False, reads)


def unnamed_roles(situation: Situation) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the labels of the roles whose 課 is not known, in the order of the roles, and what was read to know it."""
    found = {role: department_of(situation, role) for role in ROLES}
    labels = tuple(ROLES[role] for role, department in found.items() if not department.known and role not in WITHIN)
    return labels, tuple(dict.fromkeys(path for department in found.values() for path in department.reads))


def _named(situation: Situation, role: str) -> object:
    return offices_of(situation.value(DEPARTMENTS), role)


def _is_fresh(situation: Situation, path: str) -> bool:
    as_of = situation[path].origin.as_of
    return old_year(as_of, situation.on) is None
