"""The names that templates and conditions can read, and the ids that measures name, for who looks for one by a word."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from planner.questionnaire.model import Choice, Question, QuestionType
from planner.roots import head
from planner.situation.model import Fact, OriginKind, Situation
from planner.templateset.entries import ENTRIES
from planner.templateset.model import TemplateSet
from planner.templateset.overlay import Entry
from planner.workshop.contents import holders

_QUOTED = frozenset(("law", "region"))  # whose ids have hyphens, which a dot cannot lead to
_KINDS = tuple(OriginKind)
_VALUES = {QuestionType.YESNO: "  [true はい、false いいえ]", QuestionType.LONGTEXT: "  （文で答える）"}
_HEADINGS = {OriginKind.RULE: "前提の値"}  # before anything is judged a template set's rules are what it assumes


def name_lines(situation: Situation, word: str) -> Iterator[str]:
    """Yield each name with the word in it, in its label or in one of its columns and choices, by what it comes from.

    Answers are told with the ids that conditions compare: of choices, and of the columns of a table.
    """
    facts = sorted(situation.facts.values(), key=_kind)
    for kind, group in groupby(facts, _kind):
        lines = [line for fact in group if word in (line := _line(fact))]
        if lines:
            yield _HEADINGS.get(_KINDS[kind], _KINDS[kind].value)
            yield from (f"  {line}" for line in lines)


def entry_lines(template_set: TemplateSet, word: str) -> Iterator[str]:
    """Yield the id and the title of each issue, measure and case elsewhere with the word in them, by kind."""
    for name in ("issues", "measures", "cases"):
        lines = [line for entry in template_set.overlay(name) if word in (line := _told(entry))]
        if lines:
            yield ENTRIES[name].label
            yield from (f"  {line}" for line in lines)


def held_lines(situation: Situation, template_set: TemplateSet, word: str, most: int | None) -> Iterator[str]:
    """Yield by kind what holds the word without having it in its name, at most so many of each; None for all."""
    for kind, group in groupby(holders(situation, template_set, word), lambda holder: holder.kind):
        found = list(group)
        yield f"中に「{word}」のある{kind}（{len(found)}件）"
        for holder in found[:most]:
            yield f"  {holder.name}"
            yield f"    {holder.where}: {holder.words}"
        if found[most or len(found) :]:
            yield f"  （ほか{len(found) - (most or 0)}件。--details で全て表示します）"


def _told(entry: Entry) -> str:
    title = entry.data.get("title") or f"{entry.data['municipality']}：{entry.data['what']}"
    return f"{entry.id}  {title}"


def _kind(fact: Fact) -> int:
    """Return the place of what a fact comes from; one that no question asks for stays public though answered."""
    kind = OriginKind.ANSWER if fact.question else fact.origin.kind
    return _KINDS.index(OriginKind.PUBLIC if kind is OriginKind.ANSWER and not fact.question else kind)


def _line(fact: Fact) -> str:
    unit = f"（{fact.unit}）" if fact.unit else ""
    return f"{_written(fact.path)}  {fact.label}{unit}{_parts(fact.question) if fact.question else ''}"


def _written(path: str) -> str:
    """Return a path as templates write it."""
    first, _, name = path.partition(".")
    return f'{first}["{name}"]' if head(path) in _QUOTED else path


def _parts(question: Question) -> str:
    if question.type is QuestionType.TABLE:
        columns = (f"{question.id}.{item.id}  {item.label}{_choices(item.choices)}" for item in question.columns)
        return "".join(f"\n    {column}" for column in columns)
    return _choices(question.choices) or _VALUES.get(question.type, "")


def _choices(choices: tuple[Choice, ...]) -> str:
    return f"  [{'、'.join(f'{choice.id} {choice.label}' for choice in choices)}]" if choices else ""
