"""Levels and issues follow from evidence alone."""

from datetime import date
from types import MappingProxyType

import pytest
from msgspec.structs import replace

from planner.assessment.judge import assess, with_assessment
from planner.assessment.load import AssessmentModel
from planner.assessment.model import Criterion, Domain, IssueRule, Side
from planner.missing import Missing, Reason
from planner.questionnaire.condition import Condition
from planner.questionnaire.model import Disclosure
from planner.situation.model import Fact, Origin, OriginKind, Situation

NONE = Missing("x", Reason.NOT_APPLICABLE)
UNKNOWN = Missing("x", Reason.UNKNOWN)


def situation(**values: object) -> Situation:
    facts = [
        Fact(f"q.{name}", value, name, Origin(OriginKind.ANSWER), disclosure=Disclosure.RESTRICTED)
        for name, value in values.items()
    ]
    return Situation(date(2026, 11, 23), MappingProxyType({fact.path: fact for fact in facts}))


def domain(*levels: int) -> Domain:
    """A domain with one criterion `q.c<n>` for each level given."""
    criteria = [
        Criterion(f"c{number}", level, Condition(f"q.c{number}"), "満たす。", "満たさない。")
        for number, level in enumerate(levels)
    ]
    return Domain("d", "領域", Side.INSIDE, ("一", "二", "三"), tuple(criteria))


# levels of the criteria, what is known of each -> level, coverage
LEVELS = [
    ((1, 2, 3), (True, True, True), 3, "対象3件中3件に回答"),
    ((1, 2, 3), (True, False, True), 1, "対象3件中3件に回答"),
    ((1, 2, 3), (False, True, True), 0, "対象3件中3件に回答"),
    ((1, 1, 2), (True, UNKNOWN, True), None, "対象3件中2件に回答"),
    ((1, 1, 2), (False, UNKNOWN, True), 0, "対象3件中2件に回答"),
    ((1, 2, 2), (True, NONE, True), 3, "対象2件中2件に回答"),
    ((1, 2, 3), (True, UNKNOWN, UNKNOWN), None, "対象3件中1件に回答"),
    ((1, 2), (NONE, NONE), None, "対象0件中0件に回答"),
]


@pytest.mark.parametrize(("levels", "known", "level", "coverage"), LEVELS)
def test_a_level_is_reached_only_by_evidence_for_it_and_all_below(
    levels: tuple[int, ...], known: tuple[object, ...], level: int | None, coverage: str
) -> None:
    values = {f"c{number}": value for number, value in enumerate(known)}
    (result,) = assess(AssessmentModel((domain(*levels),), ()), situation(**values)).domains
    assert (result.level, result.coverage) == (level, coverage)


# what is known of criteria of the levels 1, 1 and 2 -> how the level is told
TOLD = [
    ((True, UNKNOWN, True), "判定できない（段階0か1以上）"),
    ((False, UNKNOWN, True), "段階0"),
    ((True, True, UNKNOWN), "段階1以上"),
    ((True, True, False), "段階1"),
    ((True, True, True), "段階3"),
    ((True, UNKNOWN, UNKNOWN), "判定なし"),
]


@pytest.mark.parametrize(("known", "label"), TOLD)
def test_what_is_not_known_never_tells_that_a_level_is_not_reached(known: tuple[object, ...], label: str) -> None:
    values = {f"c{number}": value for number, value in enumerate(known)}
    (result,) = assess(AssessmentModel((domain(1, 1, 2),), ()), situation(**values)).domains
    assert result.level_label == label


def test_each_outcome_of_a_criterion_has_its_words() -> None:
    model = AssessmentModel((domain(1, 1, 1),), ())
    (result,) = assess(model, situation(c0=True, c1=False, c2=UNKNOWN)).domains
    assert [item.text for item in result.judgements] == ["満たす。", "満たさない。", "満たすかを確かめていない。"]


def test_what_holds_the_next_level_back_is_named() -> None:
    model = AssessmentModel((domain(1, 2, 3),), ())
    (result,) = assess(model, situation(c0=True, c1=False, c2=False)).domains
    assert [judged.id for judged in result.missing] == ["c1"]
    assert result.next_title == "二"


def rule(name: str, when: str, severity: int = 1) -> IssueRule:
    return IssueRule(name, "d", Condition(when), name, "根拠", "結果", severity)


def test_issues_are_numbered_by_severity_and_undecided_rules_are_told() -> None:
    rules = (rule("light", "q.a"), rule("heavy", "q.a", 3), rule("absent", "not q.a"), rule("open", "q.b > 1"))
    result = assess(AssessmentModel((), rules), situation(a=True, b=UNKNOWN))
    assert [(issue.number, issue.id) for issue in result.issues] == [("課題1", "heavy"), ("課題2", "light")]
    assert [(item.id, item.reads) for item in result.undecided] == [("open", ("q.b",))]


def test_a_trouble_that_is_told_makes_an_issue_of_what_it_is_about() -> None:
    told = Fact("basics.local_issues", ({"topic": "窓口の待ち時間"},), "", Origin(OriginKind.ANSWER))
    here = situation().with_facts([told])
    counter, roads = (IssueRule(word, "d", None, word, "根拠", "結果", 2, about=(word,)) for word in ("窓口", "道"))
    result = assess(AssessmentModel((), (counter, roads)), here)
    assert [(issue.id, issue.signs[0].reads) for issue in result.issues] == [("窓口", ("basics.local_issues",))]
    assert result.undecided == ()


def test_rules_of_one_theme_are_one_issue_with_the_evidence_of_all() -> None:
    light, heavy, absent, alone = (
        replace(rule(name, when, severity), evidence=f"{name}。", theme="t")
        for name, when, severity in (
            ("light", "q.a", 1),
            ("heavy", "q.a", 3),
            ("absent", "not q.a", 3),
            ("x", "q.a", 2),
        )
    )
    rules = (light, heavy, absent, replace(alone, theme=""))
    themed, single = assess(AssessmentModel((), rules, {"t": "主題"}), situation(a=True)).issues
    assert (themed.id, themed.title, themed.severity) == ("heavy", "主題", 3)
    assert themed.evidence == "heavy。light。"
    assert themed.is_addressed(["light"])
    assert not themed.is_addressed(["absent", "x"])
    assert (single.number, single.title) == ("課題2", "x")


def test_an_issue_behind_which_no_answer_stands_is_not_confirmed() -> None:
    def rule(when: str) -> AssessmentModel:
        return AssessmentModel((), (IssueRule("a", "d", Condition(when), "題", "根拠。", "結果。", 1),))

    known = situation(a=UNKNOWN, b=5)
    (unconfirmed,) = assess(rule("q.a is unknown"), known).issues
    (confirmed,) = assess(rule("q.a is unknown and q.b > 3"), known).issues
    assert (unconfirmed.unconfirmed, confirmed.unconfirmed) == (True, False)


def test_of_issues_of_equal_weight_those_that_are_confirmed_come_first() -> None:
    rules = (rule("open", "q.a is unknown", 2), rule("light", "q.b > 3", 1), rule("known", "q.b > 3", 2))
    found = assess(AssessmentModel((), rules), situation(a=UNKNOWN, b=5)).issues
    assert [issue.id for issue in found] == ["known", "open", "light"]


def test_a_theme_of_which_one_rule_holds_keeps_the_title_of_that_rule() -> None:
    rules = (replace(rule("a", "q.a"), theme="t"), replace(rule("b", "not q.a"), theme="t"))
    (issue,) = assess(AssessmentModel((), rules, {"t": "主題"}), situation(a=True)).issues
    assert issue.title == "a"


def test_an_issue_is_as_narrow_as_the_narrowest_rule_that_is_not_released() -> None:
    released = replace(rule("b", "q.a", 3), theme="t", release="内容を示さない")
    known = situation(a=True)
    model = AssessmentModel((), (replace(rule("a", "q.a"), theme="t"), released), {"t": "主題"})
    known = with_assessment(known, assess(model, known))
    assert known.disclosure("issues.b") is Disclosure.RESTRICTED


def test_a_rule_about_what_does_not_apply_is_not_undecided() -> None:
    assert assess(AssessmentModel((), (rule("x", "q.a > 1"),)), situation(a=NONE)).undecided == ()


def test_an_issue_from_a_restricted_answer_is_restricted_unless_released() -> None:
    released = IssueRule("b", "d", Condition("q.a"), "b", "根拠", "結果", 1, release="内容を示さない")
    known = situation(a=True)
    known = with_assessment(known, assess(AssessmentModel((), (rule("a", "q.a"), released)), known))
    assert known.disclosure("issues.a") is Disclosure.RESTRICTED
    assert known.disclosure("issues.b") is Disclosure.PUBLIC


def test_the_list_of_issues_is_as_narrow_as_what_ruled_others_out_unless_that_is_released() -> None:
    shut = IssueRule("shut", "d", Condition("q.gone"), "題", "根拠", "結果", 1)
    known = situation(gone=False)
    narrow = with_assessment(known, assess(AssessmentModel((), (shut,)), known))
    released = with_assessment(known, assess(AssessmentModel((), (replace(shut, release="理由"),)), known))

    assert narrow.disclosure("issues") is Disclosure.RESTRICTED
    assert released.disclosure("issues") is Disclosure.PUBLIC


@pytest.mark.parametrize(("release", "expected"), [("", Disclosure.RESTRICTED), ("理由", Disclosure.PUBLIC)])
def test_an_undecided_rule_is_as_narrow_as_its_answers_unless_it_is_released(
    release: str, expected: Disclosure
) -> None:
    rule = IssueRule("open", "d", Condition("q.c"), "題", "根拠", "結果", 1, release)
    known = situation(c=UNKNOWN)
    judged = with_assessment(known, assess(AssessmentModel((), (rule,)), known))

    assert judged.disclosure("undecided.open") is expected
    assert judged.disclosure("issues") is expected


def test_which_domains_there_are_tells_nothing_of_the_answers() -> None:
    known = situation(c0=True)
    judged = with_assessment(known, assess(AssessmentModel((domain(1),), ()), known))

    assert judged.disclosure("maturity") is Disclosure.PUBLIC
    assert judged.disclosure("maturity.d") is Disclosure.RESTRICTED


# what is told of hazards -> the issues in their order, and whether the first is there because of lives
LIVES = [
    (("平成27年の豪雨。川があふれ、1人が死亡",), ["water", "heavy"], True),
    (("平成7年の地震。3人が亡くなった",), ["heavy", "water"], False),
    ((), ["heavy", "water"], False),
    (UNKNOWN, ["heavy", "water"], False),
]


@pytest.mark.parametrize(("told", "order", "deadly"), LIVES)
def test_a_hazard_that_took_lives_makes_its_issue_the_first(told: object, order: list[str], deadly: bool) -> None:
    here = situation(yes=True).with_facts([Fact("derived.deadly_hazards", told, "", Origin(OriginKind.RULE))])
    rules = (rule("heavy", "q.yes", 3), replace(rule("water", "q.yes", 2), lives=("豪雨",)))
    found = assess(AssessmentModel((), rules), here).issues
    assert ([item.id for item in found], found[0].deadly, found[0].severity) == (order, deadly, 3)
