from collections.abc import Callable

import pytest
from msgspec.structs import replace

from planner.audit.honesty import old_without_year, untraced_figures
from planner.errors import Severity
from planner.manuscript.ageing import Ages
from planner.manuscript.model import Manuscript, Trace
from planner.missing import Missing
from planner.questionnaire.model import Column, Disclosure, QuestionType
from planner.situation.model import Fact, Origin, OriginKind, Situation

Make = Callable[..., Fact]
Document = Callable[..., Manuscript]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("専任は3人（2013年の値）である。", True),
        ("平成25年の専任は3人である。", True),
        ("専任は3人である。", False),
        ("専任は3人（2014年の値）である。", False),
    ],
)
def test_an_old_value_must_say_its_year(
    document: Document, situation: Callable[..., Situation], answer: Make, text: str, said: bool
) -> None:
    made = document((text, Trace(("a.staff",))))
    problems = list(old_without_year(made, Ages(situation(answer("a.staff", as_of="2013")))))

    assert [problem.code for problem in problems] == ([] if said else ["audit/stale"])
    assert said or "古い値の年が本文に無い" in problems[0].what


def test_a_heading_tells_nothing_that_needs_a_year(
    document: Document, situation: Callable[..., Situation], answer: Make
) -> None:
    made = document(("# 少ない人数", Trace(("a.staff",))))

    assert not list(old_without_year(made, Ages(situation(answer("a.staff", as_of="2013")))))


@pytest.mark.parametrize(
    ("path", "kind", "as_of", "old"),
    [
        ("a.b", QuestionType.INTEGER, "2013", True),
        ("a.b", QuestionType.INTEGER, "2024", False),
        ("a.b", QuestionType.YESNO, "2013", True),
        ("a.b", QuestionType.TEXT, "2013", True),
        ("a.b", QuestionType.LONGTEXT, "2013", True),
        ("a.b", QuestionType.DATE, "2013", False),
        ("a.b", QuestionType.YEAR, "2013", False),
        ("a.b", QuestionType.DEPARTMENT, "2013", True),
        ("a.b", QuestionType.TABLE, "2013", True),
        ("a.b.cost", QuestionType.TABLE, "2013", True),
        ("a.b.work", QuestionType.TABLE, "2013", True),
    ],
)
def test_all_answers_age_but_dates_and_years(
    document: Document,
    situation: Callable[..., Situation],
    answer: Make,
    path: str,
    kind: QuestionType,
    as_of: str,
    old: bool,
) -> None:
    columns = (
        Column("work", "業務", QuestionType.TEXT, Disclosure.PUBLIC),
        Column("cost", "経費", QuestionType.MONEY, Disclosure.PUBLIC),
    )
    known = situation(answer("a.b", 1, kind, as_of=as_of, columns=columns if kind is QuestionType.TABLE else ()))
    made = document(("値", Trace((path,))))

    assert bool(list(old_without_year(made, Ages(known)))) is old


def test_what_is_worked_out_and_judged_from_old_answers_is_old_and_the_programme_is_not(
    document: Document, situation: Callable[..., Situation], answer: Make
) -> None:
    known = situation(
        answer("a.b", as_of="2013"),
        answer("a.c", as_of="2015"),
        Fact("derived.x", 3, "x", Origin(OriginKind.DERIVED, inputs=("a.b",))),
        Fact("issues", None, "issues", Origin(OriginKind.RULE, inputs=("issues.x",))),
        Fact("issues.x", "課題1", "課題1", Origin(OriginKind.RULE, inputs=("a.b", "a.c"))),
        Fact("maturity.x", Missing("maturity.x"), "体制", Origin(OriginKind.RULE, inputs=("a.b",))),
        Fact("programme.measures.x", "施策1", "台帳", Origin(OriginKind.RULE, inputs=("a.b",))),
        Fact("stats.x", 3, "x", Origin(OriginKind.PUBLIC, as_of="2010")),
    )
    paths = ("derived.x", "issues", "issues.x", "maturity.x", "programme.measures.x", "stats.x")
    problems = list(old_without_year(document(*((path, Trace((path,))) for path in paths)), Ages(known)))

    assert [problem.place.label for problem in problems] == ["湯沢市計画 s1", "湯沢市計画 s3"]
    assert "「課題の判定の一部」は2013年のもの" in problems[1].what


@pytest.mark.parametrize(
    ("literal", "figures"),
    [
        ("年に2回、30分以内に", ["「2回」", "「30分以内に」"]),
        ("費用は1,200.5千円", ["「1,200.5千円」"]),
        ("第3条第2項、第11章及び第12号の2", []),
        ("地方自治法（昭和22年法律第67号）第244条の6第1項", []),
        ("1. 項目\n   2) 項目", []),
        ("次の3つと5項目、住民1人当たり", []),
        ("5人に2人、2年目、3回目に、100として", []),
        ("| 1 | 甲 |\n| 12 | 乙 |", []),
        ("| 甲 | 30 |", ["「30」"]),
        ("表4、様式2、区分3、3A、JIS2004、IPv6", []),
        ("毎年4月に", []),
        ("65歳以上の", []),
        ("同じ文", []),
    ],
)
def test_figures_of_the_template_itself_are_pointed_out(document: Document, literal: str, figures: list[str]) -> None:
    problems = list(untraced_figures(document(("文", Trace(literal=literal)))))

    assert all(problem.severity is Severity.WARNING for problem in problems)
    assert bool(problems) is bool(figures)
    assert all(figure in problems[0].what for figure in figures)


@pytest.mark.parametrize("path", ["programme.measures.x", "issues.x", "maturity.plan", "regional.snow"])
def test_figures_of_a_catalogue_are_its_own_rule_and_those_of_a_list_of_all_are_not(
    document: Document, path: str
) -> None:
    made = document(
        ("文", Trace((path,), literal="年に2回")), ("文", Trace(("programme.measures",), literal="年に2回"))
    )

    assert [problem.place.label for problem in untraced_figures(made)] == ["湯沢市計画 s2"]


def test_years_of_the_statistics_told_are_no_figures(document: Document) -> None:
    made = document(("文", Trace(("stats.pop_2050",))), ("文", Trace(literal="2050年には")))
    assert not list(untraced_figures(made))
    assert list(untraced_figures(document(("文", Trace(literal="2050年には")))))


def test_a_document_that_lays_down_rules_states_no_facts_by_them(document: Document) -> None:
    made = document(("文", Trace(literal="30日以内に")))
    assert list(untraced_figures(made))
    assert not list(untraced_figures(replace(made, kind="guideline")))
