"""Which values are too old to be told without their year, and the notes that tell it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from planner.answers.staleness import old_year
from planner.japanese.era import era_year
from planner.manuscript.content import with_note
from planner.manuscript.elements import Heading
from planner.manuscript.model import Block
from planner.missing import is_known
from planner.questionnaire.model import QuestionType
from planner.roots import head, root_of
from planner.situation.model import Fact, OriginKind, Situation

# A date, a year and a municipality stay what they are; all else is true of a day
_LASTING = frozenset((QuestionType.DATE, QuestionType.YEAR, QuestionType.MUNICIPALITY))
# After these a year reads well in brackets: 3人（2013年の値）; a name or a description has its year in a note
_FIGURES = frozenset(
    (
        QuestionType.INTEGER,
        QuestionType.NUMBER,
        QuestionType.MONEY,
        QuestionType.YESNO,
        QuestionType.CHOICE,
        QuestionType.CHOICES,
        QuestionType.DEPARTMENT,
    )
)


class Old(NamedTuple):
    """An old answer with its year; `part` names what was judged of it if it is the oldest behind a judgement.

    A judgement and a description are told to be old `once` in a document, a figure in each chapter.
    """

    year: int
    part: str
    label: str
    once: bool = False


class Ages:
    """Finds the old answers behind what a document touched; one for all documents of a situation."""

    def __init__(self, situation: Situation) -> None:
        self._situation = situation
        self._found: dict[str, tuple[Old, ...]] = {}
        self._answers: dict[str, Old | None] = {}

    def of_path(self, path: str) -> tuple[Old, ...]:
        """Return each answer over five years old that the value at `path` rests on.

        Public statistics never count as old here: their date stands with their source. Of a judgement only the oldest
        answer counts, told with the name of the judgement; the programme is of today, whatever led to it.
        """
        if path not in self._found:
            self._found[path] = tuple(self._old(path))
        return self._found[path]

    def untold(self, blocks: Iterable[Block], told: set[Old]) -> Iterator[tuple[Block, list[Old]]]:
        """Yield each block of a section with the old answers, by year, that it rests on as if they were of today.

        An answer whose year is in the block, or that a block before it has told with its year, is not among them.
        `told` are those told in the sections before, to which those of this section are added; a chapter tells figures
        anew.
        """
        for block in blocks:
            if isinstance(block.content, Heading) and block.content.level == 1:
                told -= {item for item in told if not item.once}
            old = self._behind(block)
            untold = {item for item in old - told if not _has_year(block, item.year)}
            told |= untold | {item for item in old if item.label in block.text and _has_year(block, item.year)}
            yield block, sorted(untold)

    def dated(self, blocks: Iterable[Block], told: set[Old]) -> Iterator[Block]:
        """Yield the blocks of a section, each with a note that tells the years of old answers not told before."""
        for block, untold in self.untold(blocks, told):
            yield _with_years(block, untold) if untold else block

    def _behind(self, block: Block) -> set[Old]:
        """Return the old answers behind a block, of each label the oldest year."""
        if isinstance(block.content, Heading):
            return set()
        old = sorted({item for path in block.trace.paths for item in self.of_path(path)}, reverse=True)
        return set({(item.part, item.label): item for item in old}.values())

    def _old(self, path: str) -> Iterator[Old]:
        fact = self._situation.fact_behind(path)
        if fact is None or not is_known(fact.value):
            return
        years = [old for item in self._situation.origins((path,)) if (old := self._answer(item))]
        if fact.origin.kind in (OriginKind.ANSWER, OriginKind.DERIVED):
            yield from years
        elif path != head(fact.path) and (part := root_of(path).part):
            yield from (item._replace(part=part, once=True) for item in sorted(years)[:1])

    def _answer(self, fact: Fact) -> Old | None:
        """Return an answer if it is old; one stands behind many paths."""
        if fact.path not in self._answers:
            year = _old_year(fact, self._situation)
            once = fact.question is None or fact.question.type not in _FIGURES
            self._answers[fact.path] = None if year is None else Old(year, "", fact.label, once=once)
        return self._answers[fact.path]


def year_of_figure(situation: Situation, path: str) -> int | None:
    """Return the year of the oldest answer behind a figure that is over five years old; None if all are newer."""
    fact = situation.fact_behind(path)
    if fact is None or not is_known(fact.value) or fact.origin.kind not in (OriginKind.ANSWER, OriginKind.DERIVED):
        return None
    figures = (item for item in situation.origins((path,)) if item.question and item.question.type in _FIGURES)
    years = (_old_year(item, situation) for item in figures)
    return min((year for year in years if year is not None), default=None)


def _old_year(fact: Fact, situation: Situation) -> int | None:
    if fact.origin.kind is not OriginKind.ANSWER or not is_known(fact.value):
        return None
    if fact.question is None or fact.question.type in _LASTING:
        return None
    return old_year(fact.origin.as_of, situation.on)


def _has_year(block: Block, year: int) -> bool:
    return str(year) in block.text or era_year(year) in block.text


def _with_years(block: Block, untold: Sequence[Old]) -> Block:
    years = (f"{'・'.join(_named(items))}は{year}年時点" for year, items in groupby(untold, lambda item: item.year))
    return with_note(block, "、".join(years) + "の情報による。")


def _named(items: Iterable[Old]) -> Iterator[str]:
    for part, judged in groupby(items, lambda item: item.part):
        labels = [item.label for item in judged]
        yield from (f"{part}（{'、'.join(labels)}）",) if part else labels
