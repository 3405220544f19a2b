"""Blocks, documents and situations, written by the test that needs them."""

from collections.abc import Callable
from datetime import date
from types import MappingProxyType

import pytest

from planner.errors import Place
from planner.manuscript.elements import Heading, Paragraph, Text
from planner.manuscript.model import Block, Cover, DocumentSection, Manuscript, Scheme, Trace
from planner.questionnaire.model import Column, Disclosure, Question, QuestionType
from planner.situation.model import Fact, Origin, OriginKind, Situation

ON = date(2026, 11, 23)


@pytest.fixture
def document() -> Callable[..., Manuscript]:
    """Return what makes a public plan out of texts with traces, one section each."""

    def make(*blocks: tuple[str, Trace], disclosure: Disclosure = Disclosure.PUBLIC) -> Manuscript:
        sections = tuple(
            DocumentSection(f"s{index}", (_block(f"plan.s{index}.1", text, trace),))
            for index, (text, trace) in enumerate(blocks, start=1)
        )
        cover = Cover("湯沢市計画", "湯沢市", "", "案", "", ON)
        return Manuscript("plan", "湯沢市計画", "01", disclosure, Scheme.CHAPTERS, True, cover, sections)

    return make


def _block(identity: str, text: str, trace: Trace) -> Block:
    inlines = (Text(text.removeprefix("# ")),)
    content = Heading(1, inlines) if text.startswith("# ") else Paragraph(inlines)
    return Block(identity, content, text.removeprefix("# "), trace)


@pytest.fixture
def situation() -> Callable[..., Situation]:
    """Return what makes a situation out of facts."""
    return lambda *facts: Situation(ON, MappingProxyType({fact.path: fact for fact in facts}))


@pytest.fixture
def answer() -> Callable[..., Fact]:
    """Return what makes the fact of an answer."""

    def make(
        path: str,
        value: object = 3,
        kind: QuestionType = QuestionType.INTEGER,
        disclosure: Disclosure = Disclosure.PUBLIC,
        as_of: str = "2026-10-01",
        columns: tuple[Column, ...] = (),
    ) -> Fact:
        question = Question(path, "問い", "理由", "", kind, "it", disclosure, Place(), columns=columns)
        origin = Origin(OriginKind.ANSWER, "回答", as_of)
        return Fact(path, value, f"{path}の名", origin, disclosure=disclosure, question=question)

    return make
