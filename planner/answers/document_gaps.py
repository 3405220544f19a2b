"""Which answers each document still lacks."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from msgspec import Struct

from planner.answers.completeness import open_questions
from planner.answers.model import Answers
from planner.questionnaire.model import Question, Questionnaire

_MOST_NAMED = 3
_FEW = 5  # open questions of a document that is nearly done; three or more of those are told in one line


class DocumentGaps(Struct, frozen=True):
    """The open questions that a document reads: those that a final build needs, and the others."""

    title: str
    required: tuple[Question, ...]
    others: tuple[Question, ...]

    @property
    def is_complete(self) -> bool:
        """Whether every question that the document reads has a value."""
        return not self.required and not self.others

    @property
    def is_nearly_complete(self) -> bool:
        """Whether a final build lacks nothing of it, and little else would change its text."""
        return not self.required and 0 < len(self.others) <= _FEW

    def __str__(self) -> str:
        named = f"（{_listed([question.label for question in self.required])}）" if self.required else ""
        needed = f"確定版に必要 {len(self.required)}問{named}"
        return f"{self.title}: {needed}、答えると中身が変わる {len(self.others)}問"


def gaps_by_document(
    questionnaire: Questionnaire, answers: Answers, documents: Mapping[str, Collection[str]]
) -> tuple[DocumentGaps, ...]:
    """Return what is open for each document; `documents` gives the ids that it reads by its title."""
    found = {title: open_questions(questionnaire, answers, ids) for title, ids in documents.items()}
    return tuple(
        DocumentGaps(
            title,
            tuple(question for question in missing if question.required),
            tuple(question for question in missing if not question.required),
        )
        for title, missing in found.items()
    )


def told_documents(gaps: Collection[DocumentGaps]) -> Iterator[str]:
    """Yield a line for each document with open questions, and one for how many have few or none."""
    nearly = [item for item in gaps if item.is_nearly_complete]
    told_at_once = nearly if len(nearly) >= _MOST_NAMED else []
    yield from (str(item) for item in gaps if not item.is_complete and item not in told_at_once)
    if told_at_once:
        most = max(len(item.others) for item in told_at_once)
        titles = _listed([item.title for item in told_at_once])
        yield f"確定版に必要な設問に答え終え、ほかに値のない設問が{most}問までの文書: {len(told_at_once)}件（{titles}）"
    complete = [item.title for item in gaps if item.is_complete]
    if complete:
        yield f"全ての設問に値がある文書: {len(complete)}件（{_listed(complete)}）"


def _listed(names: Collection[str]) -> str:
    """Return the first names, and that there are more if so."""
    return "、".join(list(names)[:_MOST_NAMED]) + ("など" if len(names) > _MOST_NAMED else "")
