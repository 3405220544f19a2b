"""Finds what a template set still rests on though it has expired on the day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path

from jinja2 import TemplateSyntaxError

from planner.errors import Place, Problem, Severity
from planner.manuscript.overrides import Overrides
from planner.manuscript.written import written
from planner.situation.law import LegalFact, law_facts
from planner.templateset.entries import kinds_with
from planner.templateset.kind import Keys
from planner.templateset.model import TemplateSet
from planner.templateset.overlay import Entry, entries_read
from planner.templateset.schema import JINJA, LAW
from planner.yamlfile import read_text

_REWRITE, _REPLACE = "後の定めを読むか、in_force で書き分けてください", "後の定めの id に替えるか、外してください"
_RENEW = "原文を確かめて values の valid_to か to_fy を新しい期限に直すか、この項目を消してください"


def expired_facts(template_set: TemplateSet, on: date) -> Iterator[Problem]:
    """Yield a warning where a legal fact that has expired by `on` is stated, or named as a deadline or funding.

    A template that asks whether the fact is in force knows what it says. A fact that the set itself gives and that has
    expired is told too, unless the set gives it for nothing but to end it.
    """
    gone = _expired(template_set.overlay("laws"), on)
    for section in Overrides(template_set).own():
        for name, line in _stated(read_text(section.file), gone):
            yield _problem(gone[name], Place(str(section.file), line, f"{section.document} {section.section}"))
    for name in kinds_with(JINJA, LAW):
        for entry in entries_read(template_set.folder / name).sound:
            yield from _of_entry(entry, gone)
    yield from _kept_though_gone(template_set, gone, on)


def _expired(laws: Iterable[Entry], on: date) -> Mapping[str, LegalFact]:
    return {fact.path: fact.value for fact in law_facts(laws, on) if fact.value.expired}


def _kept_though_gone(template_set: TemplateSet, gone: Mapping[str, LegalFact], on: date) -> Iterator[Problem]:
    """Yield the expired facts that the set brings in, or changes without giving them more time."""
    above = template_set.overlays.laid(template_set.chain[1:], "laws").sound
    in_time = {fact.path for fact in law_facts(above, on)} - set(_expired(above, on))
    for entry in template_set.overlay("laws"):
        path = f"law.{entry.id}"
        if path in gone and path not in in_time and entry.is_own(template_set.folder):
            own = Path(entry.at("values").file).parent == template_set.folder
            yield _problem(gone[path], entry.at(*_ends(entry)) if own else entry.at(), _RENEW)


def _ends(entry: Entry) -> Keys:
    """Return the keys of what ends a fact."""
    return next(("values", key) for key in ("valid_to", "to_fy") if key in entry.data["values"])


def _of_entry(entry: Entry, gone: Mapping[str, LegalFact]) -> Iterator[Problem]:
    for keys, text in entry.texts(JINJA):
        for name, _ in _stated(text, gone):
            yield _problem(gone[name], entry.at(*keys))
    for keys, name in entry.texts(LAW):
        if f"law.{name}" in gone:
            yield _problem(gone[f"law.{name}"], entry.at(*keys), _REPLACE)


def _stated(source: str, gone: Mapping[str, LegalFact]) -> Iterator[tuple[str, int]]:
    """Yield the expired facts that a text states, each with its first line."""
    with suppress(TemplateSyntaxError):
        found = [(item.path or item.argument, item.line) for item in written(source).readings]
        for name in gone:
            lines = [line for path, line in found if path == name or path.startswith(f"{name}.")]
            if lines and not any(path in (f"{name}.in_force", f"{name}.expired") for path, _ in found):
                yield name, min(lines)


def _problem(fact: LegalFact, place: Place, remedy: str = _REWRITE) -> Problem:
    what = f"法令の事実「{fact.id}」は、この日には終わっています"
    return Problem("template/expired", place, what, remedy, Severity.WARNING)
