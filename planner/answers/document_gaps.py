"""Which answers each document still lacks."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from planner.answers.completeness import open_questions
from planner.answers.model import Answers
from planner.questionnaire.model import Question, Questionnaire

_MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class DocumentGaps:
    """The open questions that a document reads: those that a final build needs, and the others."""

    title: str
    required: tuple[Question, ...]
    others: tuple[Question, ...]

    @property
    def is_complete(self) -> bool:
        """Whether every question that the document reads has a value."""
        return not self.required and not self.others

    def __str__(self) -> str:
        named = f"（{'、'.join(question.label for question in self.required)}）" if self.required else ""
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
    """Yield a line for each document with open questions, and one for how many have none."""
    yield from (str(item) for item in gaps if not item.is_complete)
    complete = [item.title for item in gaps if item.is_complete]
    if complete:
        listed = "、".join(complete[:_MOST_NAMED]) + ("など" if len(complete) > _MOST_NAMED else "")
        yield f"全ての設問に値がある文書: {len(complete)}件（{listed}）"
