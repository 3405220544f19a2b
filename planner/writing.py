"""Official writing (公用文): rules of a template set, and where a text departs from them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum
from functools import cache
from typing import Any

from msgspec import Struct

from planner.errors import Problem, raise_errors
from planner.templateset.model import TemplateSet
from planner.templateset.overlay import Entry


class Level(Enum):
    """How strongly a rule is meant; the value is what the data say."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Rule(Struct, frozen=True):
    """One rule: what is not written so in documents of the kinds in `kinds`, what is written instead, and why.

    A `uniform` rule has rival spellings, of which the rarer are wrong; a `first` one lets a word pass that the text
    explains; a `sentence` one looks at whole sentences of finished text. `write` is what documents have in place of the
    words without anybody doing it; empty if a person has to choose.
    """

    id: str
    patterns: tuple[re.Pattern[str], ...]
    instead: str
    kinds: frozenset[str]
    level: Level
    why: str
    source: str
    uniform: bool = False
    first: bool = False
    sentence: bool = False
    write: str = ""

    @property
    def remedy(self) -> str:
        """What to do, with reason and source."""
        return f"{self.instead}（{self.why}。{self.source}）"


class Found(Struct, frozen=True):
    """A departure from a rule: the words, and where they begin in the text."""

    rule: Rule
    words: str
    start: int


def load_rules(template_set: TemplateSet) -> tuple[Rule, ...]:
    """Read the rules of a set that are not switched off; raises `PlannerError` with what is wrong in them."""
    rules, problems = readable_rules(template_set.overlay("writing"))
    raise_errors(problems)
    return rules


def house_rules(template_set: TemplateSet) -> tuple[Rule, ...]:
    """Read those of them that documents are written by, as `load_rules` does."""
    rules, problems = readable_rules(entry for entry in template_set.overlay("writing") if entry.data.get("write"))
    raise_errors(problems)
    return rules


def readable_rules(entries: Iterable[Entry]) -> tuple[tuple[Rule, ...], tuple[Problem, ...]]:
    """Return the rules of those entries that are not switched off, and why some of them cannot be read."""
    problems: list[Problem] = []
    rules: list[Rule] = []
    for entry in entries:
        data = entry.data
        if data.get("off"):
            continue
        try:
            rules.append(_rule(entry.id, data))
        except re.error as error:
            remedy = "正規表現の括弧や記号を直してください"
            problems.append(
                Problem("writing/pattern", entry.at("patterns"), f"patterns を読めません（{error}）", remedy)
            )
    return tuple(rules), tuple(problems)


def _rule(name: str, data: Mapping[str, Any]) -> Rule:
    return Rule(
        id=name,
        patterns=tuple(map(_compiled, data["patterns"])),
        instead=data["instead"],
        kinds=frozenset(data["for"]),
        level=Level(data["level"]),
        why=data["why"],
        source=data["source"],
        uniform=bool(data.get("uniform")),
        first=bool(data.get("first")),
        sentence=bool(data.get("sentence")),
        write=data.get("write", ""),
    )


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.MULTILINE)


_PLAIN_FLAGS = _compiled("").flags


class WordRules:
    """The rules about words that hold for documents of one kind.

    A text that has none of the words is looked at once, not rule by rule: most texts are such.
    """

    def __init__(self, rules: Iterable[Rule], kind: str) -> None:
        self._rules = [rule for rule in rules if kind in rule.kinds and not rule.sentence]
        self._any = _any_of([pattern for rule in self._rules for pattern in rule.patterns])

    def departures(self, text: str, whole: str = "") -> Iterator[Found]:
        """Yield where a text departs from the rules; quotations are left out.

        `whole` is the text of the whole document, which tells whether a word is explained and which spelling is rarer.
        """
        plain = without_quotations(text)
        if any(pattern.search(plain) for pattern in self._any):
            for rule in self._rules:
                for pattern in _wrong(rule, whole or text):
                    for found in pattern.finditer(plain):
                        yield Found(rule, found[0], found.start())


def _any_of(patterns: Sequence[re.Pattern[str]]) -> tuple[re.Pattern[str], ...]:
    """Return patterns of which one is found wherever one of `patterns` is: all those in one that can stand together.

    The number of a group, and a flag set at the beginning, hold for a whole pattern.
    """
    alone = [item for item in patterns if item.groups or item.flags != _PLAIN_FLAGS]
    together = [f"(?:{item.pattern})" for item in patterns if item not in alone]
    return (*([_compiled("|".join(together))] if together else []), *alone)


def long_winded(rules: Iterable[Rule], text: str, kind: str) -> Iterator[Found]:
    """Yield the sentences of a text that break rules about whole sentences.

    Only what ends with 。 is a sentence: a cell with a list of names is none. What is quoted in it does not count, nor
    does what it lists after a ：.
    """
    blanked = without_quotations(text)
    for rule in rules:
        if kind in rule.kinds and rule.sentence:
            for sentence in _SENTENCE.finditer(blanked):
                said = sentence[0].replace(" ", "").partition("：")[0]
                if any(pattern.search(said) for pattern in rule.patterns):
                    yield Found(rule, text[sentence.start() : sentence.end()].strip(), sentence.start())


_SENTENCE = re.compile(r"[^。\n\t]+。")
_QUOTATION = re.compile(r"「(?:[^「」\n]|「[^「」\n]*」)*」|https?://[!-~]+|『[^『』\n]*』(?=（)")


def without_quotations(text: str) -> str:
    """Return `text` with quoted words and addresses blanked, so that all else keeps its place."""
    return _QUOTATION.sub(lambda found: "「" + " " * (len(found[0]) - 1), text)


def _wrong(rule: Rule, whole: str) -> Sequence[re.Pattern[str]]:
    """Return the patterns of a rule that are wrong in a document with this text."""
    if rule.uniform:
        counts = Counter({pattern: len(pattern.findall(whole)) for pattern in rule.patterns})
        return [pattern for pattern, count in counts.most_common()[1:] if count]
    if rule.first:
        return [pattern for pattern in rule.patterns if not _explained(pattern, whole)]
    return rule.patterns


def _explained(pattern: re.Pattern[str], whole: str) -> bool:
    """Whether a word stands before or in brackets somewhere, or heads a row of a list of terms."""
    return any(
        re.search(form.format(pattern.pattern), whole, re.MULTILINE)
        for form in (r"(?:{})（", r"（(?:{})[）、]", r"^(?:{})\t")
    )
