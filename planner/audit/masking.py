"""Text with everything masked that changes by itself from one municipality to the next: names, numbers, years."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from planner.missing import is_known
from planner.questionnaire.model import Column, Question, QuestionType
from planner.situation.model import Fact, Situation

_NAMED = frozenset((QuestionType.TEXT, QuestionType.DEPARTMENT))
_UNIT = "unit"  # a column of units: 人日 is a word of every municipality
_LONGEST = 24  # what is longer is a sentence, and says something
# Blanks, and what nobody sees: soft hyphens, joiners, marks of direction, variation selectors
_BLANK = re.compile(
    r"[\s\u00ad\u034f\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff" r"\U000e0100-\U000e01ef]+"
)
_CELL_END = re.compile(r"[\n\t]")
_MARKS = str.maketrans("，．", "、。")  # two ways to write the same, as the rules of a municipality have it
# A number keeps its place in the text, but the number of an article or chapter is part of the form
_NUMBER = re.compile(
    r"(?<![第\d])(?:\d[\d,.]*|元(?=年))|[一二三四五六七八九十百千]+(?=(?:年|か月|箇月|回|件|割|名|人|課|団体)(?!目))"
    r"|(?<=第)\d+(?=[^条章項号編節\d])"
)
_ERA = re.compile(r"(?:明治|大正|昭和|平成|令和)(?=#年)")
NAME, NUMBER = "○", "#"


class Mask:
    """Masks names, longest first, then numbers and years; blanks, and how wide a letter is, are left out."""

    def __init__(self, names: Iterable[str]) -> None:
        self._by_start: dict[str, list[str]] = {}
        for name in sorted({item for item in map(_plain, names) if len(item) > 1}, key=len, reverse=True):
            self._by_start.setdefault(name[:2], []).append(name)

    def __call__(self, text: str) -> str:
        """Return `text` masked."""
        return _ERA.sub("", _NUMBER.sub(NUMBER, "".join(self._without_names(_plain(text)))))

    def found(self, text: str) -> list[str]:
        """Return the names in `text`, in their order, none of them over the end of a line or cell."""
        lines = map(_plain, _CELL_END.split(text))
        return [piece for line in lines for piece, is_name in self._pieces(line) if is_name]

    def _without_names(self, text: str) -> Iterator[str]:
        for piece, is_name in self._pieces(text):
            yield NAME if is_name else piece

    def _pieces(self, text: str) -> Iterator[tuple[str, bool]]:
        at = 0
        while at < len(text):
            names = self._by_start.get(text[at : at + 2], ())
            name = next((item for item in names if text.startswith(item, at)), None)
            yield (name, True) if name else (text[at], False)
            at += len(name) if name else 1


def _plain(text: str) -> str:
    return _BLANK.sub("", unicodedata.normalize("NFKC", text.translate(_MARKS)))


def own_names(situation: Situation) -> frozenset[str]:
    """Return the proper nouns among the answers: departments, plans, systems, districts, posts."""
    return frozenset(name.strip() for fact in situation.facts.values() for name in _names(fact) if _is_name(name))


def place_names(situation: Situation) -> frozenset[str]:
    """Return how the municipality is called: its name, its prefecture, 本市, 市民, 市長 and so on."""
    facts = (fact for path, fact in situation.facts.items() if path.startswith("town."))
    return frozenset(fact.value for fact in facts if isinstance(fact.value, str) and not fact.value.isdigit())


def _names(fact: Fact) -> Iterator[str]:
    question = fact.question
    if question is None or not is_known(fact.value):
        return
    if question.type is QuestionType.TABLE:
        columns = [column.id for column in question.columns if _is_named(column)]
        for row in fact.value:
            yield from (row[column] for column in columns if isinstance(row.get(column), str))
    elif _is_named(question) and isinstance(fact.value, str):
        yield fact.value


def _is_named(item: Question | Column) -> bool:
    return item.type in _NAMED and item.id != _UNIT


def _is_name(text: str) -> bool:
    return 1 < len(text.strip()) <= _LONGEST and not text.strip().isascii()
