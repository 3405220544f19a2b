"""Where questions, entries and templates hold a word that their names do not have."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from msgspec import Struct

from planner.manuscript.compose import template_path
from planner.questionnaire.model import Question
from planner.situation.model import Situation
from planner.templateset.entries import ENTRIES
from planner.templateset.model import TemplateSet
from planner.templateset.overlay import Entry
from planner.workshop.differences import called
from planner.yamlfile import read_text

_QUESTIONS, _BLOCKS = "設問の文と手引", "文書の節とブロック"
_KNOWN_BY = {"laws": "statement_ja", "cases": "what"}  # what tells their names to people, beside a title
_UNPRINTED = frozenset(("note",))  # how a legal fact was looked up
_CALLED = "の呼称"
_BEGINS, _ENDS = re.compile(r"\{%-? block (\w+)"), re.compile(r"\{%-? endblock")
_SOMETIMES = re.compile(r"\{%-? if [^%]*%\}[^{}\n]*\{%-? endif -?%\}")
_AROUND = 24  # letters shown on either side of the word


class Holder(Struct, frozen=True):
    """What holds the word: its kind and name, the key or place in it, and the words around."""

    kind: str
    name: str
    where: str
    words: str


def holders(situation: Situation, template_set: TemplateSet, word: str) -> Iterator[Holder]:
    """Yield each question, entry and block of a template with the word in it, but not in its name; once each.

    `{{ town.residents }}` and the like are read as what they are called in general (住民).
    """
    search = _Search(word, situation)
    asked = [fact.question for fact in situation.facts.values() if fact.question]
    yield from filter(None, map(search.question, asked))
    for name, kind in ENTRIES.items():
        yield from filter(None, (search.entry(kind.label, entry) for entry in template_set.overlay(name)))
    for spec in template_set.documents:
        for section in spec.sections:
            for folder in template_set.chain:
                file = folder / template_path(spec.id, section.id)
                if file.is_file():
                    yield from search.blocks(file, f"{spec.id}/{section.id}")


class _Search:
    """The search for one word in texts as people would say them."""

    def __init__(self, word: str, situation: Situation) -> None:
        self._word = word
        self._called = {
            f"{{{{ {path} }}}}": fact.label.removesuffix(_CALLED)
            for path, fact in situation.facts.items()
            if path.startswith("town.") and fact.label.endswith(_CALLED)
        }

    def question(self, question: Question) -> Holder | None:
        examples = (("例", text) for text in question.examples)
        texts = (("質問", question.ask), ("理由", question.why), ("手引", question.help), *examples)
        return self._first(_QUESTIONS, f"{question.id}  {question.label or question.ask}", texts)

    def entry(self, kind: str, entry: Entry) -> Holder | None:
        texts = ((key, text) for key, value in entry.data.items() if key not in _UNPRINTED for text in leaves(value))
        known_by = str(entry.data.get(_KNOWN_BY.get(entry.kind.schema.name, ""), ""))
        return None if self._word in known_by else self._first(kind, called(entry), texts)

    def _first(self, kind: str, name: str, texts: Iterable[tuple[str, str]]) -> Holder | None:
        """Return the first text with the word; None without one, or if the name has it, so that it is found anyway."""
        if self._word in name:
            return None
        found = ((where, around) for where, text in texts if (around := self._around(text)))
        return next((Holder(kind, self._said(name), *item) for item in found), None)

    def _said(self, text: str) -> str:
        for written_as, name in self._called.items():
            text = text.replace(written_as, name)
        return text

    def blocks(self, file: Path, section: str) -> Iterator[Holder]:
        """Yield the blocks of a template with the word in them, and what stands outside of all."""
        found: dict[str, Holder] = {}
        within: list[str] = []
        for number, line in enumerate(read_text(file).split("\n"), start=1):
            within += _BEGINS.findall(line)
            around, name = self._around(line), within[-1] if within else ""
            if around:
                place = f"{file.parents[2].name} の {number}行目"
                found.setdefault(name, Holder(_BLOCKS, f"{section} {name}".strip(), place, around))
            del within[len(within) - len(_ENDS.findall(line)) :]
        yield from found.values()

    def _around(self, text: str) -> str:
        """Return the word with what stands around it, on one line; empty where a text does not say it.

        What a condition puts between may be there or not: 住民{% if … %}と職員{% endif %}の声 says 住民の声.
        """
        said = self._said(text)
        says = next((way for way in (said, _SOMETIMES.sub("", said)) if self._word in way), None)
        if says is None:
            return ""
        before, _, after = " ".join(says.split()).partition(self._word)
        start = f"…{before[-_AROUND:]}" if len(before) > _AROUND else before
        end = f"{after[:_AROUND]}…" if len(after) > _AROUND else after
        return f"{start}{self._word}{end}"


def leaves(value: Any) -> Iterator[str]:
    """Yield the texts in a value of plain data."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from leaves(item)
