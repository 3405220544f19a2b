"""The names that templates read: the situation, and what was judged and decided on it, each known by its path."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from msgspec import Struct

from planner.assessment.model import Assessment
from planner.manuscript.display import with_labels
from planner.namespace import Log, Namespace, Record, Records
from planner.programme.model import Programme
from planner.questionnaire.model import Disclosure, Question
from planner.roots import JUDGED, head
from planner.situation.departments import department_of
from planner.situation.model import Fact, Situation
from planner.situation.region import regional

GATHERED = ("evidence", "glossary")


class Context(Struct, frozen=True, eq=False):
    """All that documents are written from; `situation` also knows the assessment, the programme and `build.draft`.

    One is only equal to itself.
    """

    situation: Situation
    assessment: Assessment
    programme: Programme

    @property
    def draft(self) -> bool:
        """Whether the documents are marked 案; so they are unless the situation says otherwise."""
        return "build.draft" not in self.situation or self.situation.value("build.draft") is not False


class Unknown(Struct, frozen=True):
    """A question nobody has answered yet. `respondent` is the role that knows, `department` its 課 here.

    A public document lists those that are `public` only.
    """

    id: str
    label: str
    ask: str
    why: str
    respondent: str
    department: str
    section: str
    required: bool
    public: bool


class Listed(Records):
    """Records whose id is the path of a fact: reading one of them is reading that fact."""

    __slots__ = ()

    def _item(self, value: Any) -> Any:
        return Record(value, value.id, self._log, True)


def names(context: Context, log: Log, disclosure: Disclosure) -> dict[str, Any]:
    """Return the top-level names of a document of class `disclosure`, every read going to `log`.

    `unknowns` are the open questions whose class such a document may show, `regional` what the template set knows of
    the region. `evidence` and `glossary` are empty until the rest of the document has been written.
    """
    found = _names(context).with_log(log).top_level()
    log.clear()
    lists: Mapping[str, tuple[Any, ...]] = {
        "maturity": context.assessment.domains,
        "issues": context.assessment.issues,
        "undecided": context.assessment.undecided,
        "controls": context.assessment.controls,
    }
    unknowns = Listed(_unknowns(context, disclosure), "unknowns", log, True)
    judged = {name: Records(items, name, log, False) for name, items in lists.items()}
    area = Listed(regional(context.situation), "regional", log, True)
    return found | judged | {"unknowns": unknowns, "regional": area} | dict.fromkeys(GATHERED, ())


@lru_cache(maxsize=1)  # the documents of a municipality are written one after the other
def _names(context: Context) -> Namespace:
    """Return the values by path that are the same in every document."""
    facts = context.situation.facts
    values: dict[str, Any] = {
        path: with_labels(fact, facts.get(fact.origin.rows_of))
        for path, fact in facts.items()
        if head(path) not in JUDGED
    }
    values |= {f"maturity_of.{level.id}": level for level in context.assessment.domains}
    return Namespace(values | {"programme": context.programme}, [])


@lru_cache(maxsize=len(Disclosure))
def _unknowns(context: Context, disclosure: Disclosure) -> tuple[Unknown, ...]:
    situation = context.situation
    return tuple(
        _unknown(situation, fact.question, fact)
        for fact in situation.unknown()
        if fact.question is not None and fact.disclosure <= disclosure
    )


def _unknown(situation: Situation, question: Question, fact: Fact) -> Unknown:
    return Unknown(
        id=question.id,
        label=fact.label,
        ask=question.ask,
        why=question.why,
        respondent=question.respondent,
        department=department_of(situation, question.respondent).name,
        section=question.section_id,
        required=question.required,
        public=fact.disclosure is Disclosure.PUBLIC,
    )
