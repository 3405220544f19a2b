"""Documents are compared with names and numbers masked, so that only what they say counts."""

from collections.abc import Callable
from datetime import date
from types import MappingProxyType

import pytest

from planner.audit.likeness import Crowd, grams_of, masked, similarity
from planner.audit.masking import Mask, own_names, place_names
from planner.manuscript.model import Manuscript, Trace
from planner.missing import Missing
from planner.questionnaire.model import Column, Disclosure, QuestionType
from planner.situation.model import Fact, Origin, OriginKind, Situation

Document = Callable[..., Manuscript]
MASK = Mask(["湯沢市", "秋田県", "総務課", "総務課情報係", "本市", "三関"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("湯沢市の職員は1,234人である。", "○の職員は#人である。"),
        ("総務課情報係の三関 は、本市で3.5%。", "○の○は、○で#%。"),
        ("令和9年度と平成元年", "#年度と#年"),
        ("三人で二十年、一つずつ", "#人で#年、一つずつ"),
        ("第3条第2項と第12号。第4回", "第3条第2項と第12号。第#回"),
    ],
)
def test_names_numbers_and_years_are_masked_and_numbers_of_articles_stay(text: str, expected: str) -> None:
    assert MASK(text) == expected


def test_the_names_to_mask_are_those_answered_in_few_words(answer: Callable[..., Fact]) -> None:
    columns = (
        Column("work", "業務", QuestionType.TEXT, Disclosure.PUBLIC),
        Column("cost", "経費", QuestionType.MONEY, Disclosure.PUBLIC),
        Column("unit", "単位", QuestionType.TEXT, Disclosure.PUBLIC),
    )
    facts = (
        answer("a.office", "総務課", QuestionType.DEPARTMENT),
        answer("a.plan", "みらい計画", QuestionType.TEXT),
        answer("a.story", "雪が多い。" * 8, QuestionType.TEXT),
        answer("a.open", Missing("a.open"), QuestionType.TEXT),
        answer("a.ledger", ({"work": "住民記録", "cost": 5, "unit": "人日"},), QuestionType.TABLE, columns=columns),
        Fact("town.name", "湯沢市", "団体", Origin(OriginKind.PUBLIC)),
        Fact("town.code", "052078", "番号", Origin(OriginKind.PUBLIC)),
    )
    known = Situation(date(2026, 11, 23), MappingProxyType({fact.path: fact for fact in facts}))

    assert own_names(known) == {"総務課", "みらい計画", "住民記録"}
    assert place_names(known) == {"湯沢市"}


def test_documents_that_differ_only_in_names_and_numbers_are_the_same(document: Document) -> None:
    one = masked(document(("湯沢市の職員は30人である。", Trace())), MASK, "湯沢市")
    other = masked(document(("本市の職員は5人である。", Trace())), MASK, "別の市")
    third = masked(document(("住民の半分は雪の日に窓口へ来られない。", Trace())), MASK, "別の市")

    assert similarity(one.grams, other.grams) == 1.0
    assert similarity(one.grams, third.grams) == 0.0
    assert similarity((), ()) == 0.0


def test_a_crowd_tells_what_nobody_else_says_and_what_everybody_says(document: Document) -> None:
    texts = ("共通の文章", "似た文章です"), ("共通の文章", "似た文章です"), ("共通の文章",)
    others = [masked(document(*((text, Trace()) for text in said)), MASK, "町") for said in texts]
    found = Crowd(others).commonness(["共通の文章", "似た文章です", "自分の文章"])

    assert (found.total, found.own, found.everywhere) == (4, 1, 1)
    assert (found.own_share, found.everywhere_share) == (0.25, 0.25)


def test_headings_do_not_count(document: Document) -> None:
    assert masked(document(("# 目的", Trace())), MASK, "町").grams == frozenset()


def test_short_text_is_one_run() -> None:
    assert list(grams_of("短い")) == ["短い"]
    assert list(grams_of("")) == []
    assert list(grams_of("六文字の文字")) == ["六文字の文", "文字の文字"]
