"""A broken limit tells the questions whose answers would mend it, those for which most text waits first."""

from collections.abc import Callable

import pytest

from planner.audit.document import audit_document
from planner.audit.indicators import INDICATORS
from planner.audit.likeness import masked
from planner.audit.limit_report import broken_limits, limit_table
from planner.audit.limits import Limit
from planner.audit.masking import Mask
from planner.audit.part import Part
from planner.audit.sources import Sources
from planner.audit.waiting import waiting
from planner.audit.whole import audit_whole
from planner.errors import Severity
from planner.manuscript.model import Manuscript, Stretch, Trace
from planner.missing import Missing, Reason
from planner.questionnaire.model import Column, Disclosure, QuestionType
from planner.situation.model import Fact, Origin, OriginKind, Situation

NOBODY = Mask(())
COLUMNS = (Column("work", "業務", QuestionType.TEXT, Disclosure.PUBLIC),)


@pytest.fixture
def part(
    document: Callable[..., Manuscript], situation: Callable[..., Situation], answer: Callable[..., Fact]
) -> Callable[..., Part]:
    """Return what makes a document whose sections each rest on some paths, of a town with open questions."""
    rows = ({"work": "住民記録"}, {"work": Missing("a.ledger.work")}, {}, {"work": "税"})
    known = situation(
        answer("a.staff", Missing("a.staff")),
        answer("a.story", Missing("a.story"), QuestionType.LONGTEXT),
        answer("a.none", Missing("a.none", Reason.NOT_APPLICABLE)),
        answer("a.told", "総務課", QuestionType.DEPARTMENT),
        answer("a.ledger", rows, QuestionType.TABLE, columns=COLUMNS),
        Fact("derived.days", Missing("a.staff"), "日数", Origin(OriginKind.DERIVED, inputs=("a.staff",))),
        Fact("issues.few", True, "課題", Origin(OriginKind.RULE, inputs=("a.story",))),
    )

    def make(*sections: tuple[str, ...], said: tuple[str, ...] = ()) -> Part:
        said = said or ("にぎわいを推進する。",) * len(sections)
        texts = [(text, _resting(paths)) for text, paths in zip(said, sections, strict=True)]
        made = document(*texts)
        return Part(made, masked(made, NOBODY, ""), (), Sources(known), NOBODY, NOBODY)

    return make


def _resting(paths: tuple[str, ...]) -> Trace:
    return Trace(paths=paths, chars=10 * len(paths), stretches=tuple(Stretch((path,), 10) for path in paths))


def open_in(part: Part, indicator: str = "similarity") -> list[tuple[str, str, int]]:
    return [(item.id, item.column, item.chars) for item in waiting(part, INDICATORS[indicator].mends)]


def test_the_question_for_which_most_text_waits_is_first(part: Callable[..., Part]) -> None:
    made = part(("a.story",), ("a.staff", "derived.days"))
    assert open_in(made) == [("a.staff", "", 20), ("a.story", "", 10)]


def test_what_is_answered_or_does_not_apply_is_not_asked(part: Callable[..., Part]) -> None:
    assert open_in(part(("a.none", "a.told"))) == []


def test_empty_cells_of_a_column_count_by_their_share(part: Callable[..., Part]) -> None:
    assert open_in(part(("a.ledger.work",))) == [("a.ledger", "業務", 5)]
    assert open_in(part(("a.ledger",))) == []


def test_what_was_judged_from_an_answer_waits_for_nothing(part: Callable[..., Part]) -> None:
    assert open_in(part(("issues.few",))) == []


@pytest.mark.parametrize(
    ("indicator", "asked"),
    [("own-names", ["a.ledger"]), ("guessed", ["a.story", "a.ledger"]), ("figures", ["a.staff", "a.ledger"])],
)
def test_only_questions_whose_answers_are_of_the_kind_that_misses_are_told(
    part: Callable[..., Part], indicator: str, asked: list[str]
) -> None:
    found = open_in(part(("a.staff", "a.story", "a.ledger.work")), indicator)
    assert [name for name, _, _ in found] == asked


def problem(part: Part, situation: Situation, details: bool = False) -> str:
    limit = Limit("x", "plan", "slogans", (), 0.1, None, "理由。")
    whole = audit_whole(audit_document(part.manuscript, situation), part, [limit])
    (found,) = broken_limits([whole], Severity.ERROR, details)
    return str(found)


def test_a_broken_limit_names_the_questions_and_the_columns_with_empty_cells(
    part: Callable[..., Part], situation: Callable[..., Situation]
) -> None:
    told = problem(part(("a.staff", "a.ledger.work")), situation())

    assert "そこで文が待つ質問に答えると、自団体の文に替わる（planner interview --section 名前）" in told
    assert told.splitlines()[-2:] == ["          a.staff: 問い", "          a.ledgerの「業務」の空いた欄: 問い"]


def test_where_all_is_answered_the_template_is_to_be_mended(
    part: Callable[..., Part], situation: Callable[..., Situation]
) -> None:
    assert "ひな型の文による" in problem(part(("a.told",)), situation())


def test_a_section_that_keeps_the_limit_asks_nothing(
    part: Callable[..., Part], situation: Callable[..., Situation]
) -> None:
    made = part(("a.story",), ("a.staff",), said=("総務課が3件数える。", "にぎわいを推進する。"))
    told = problem(made, situation())

    assert "a.staff" in told
    assert "a.story" not in told


def test_a_value_that_looks_like_its_limit_is_printed_with_one_digit_more(
    part: Callable[..., Part], situation: Callable[..., Situation]
) -> None:
    many = part(*[("a.told",)] * 9, said=("総務課が3件数える。",) * 8 + ("にぎわいを推進する。",))
    limit = Limit("x", "plan", "slogans", (), 0.111, None, "理由。")
    (found,) = broken_limits([audit_whole(audit_document(many.manuscript, situation()), many, [limit])], Severity.ERROR)

    assert "11.11%で、限度の11.1%以下を0.01%超えています" in found.what
    whole = audit_whole(audit_document(many.manuscript, situation()), many, [limit])
    assert any(line.split()[1:] == ["11.11%", "11.1%以下", "破る"] for line in limit_table([whole]))


def test_all_limits_stand_in_one_table_those_of_every_document_once(
    part: Callable[..., Part], situation: Callable[..., Situation]
) -> None:
    limits = [Limit("x", "plan", "slogans", (), 0.1, None, "理由"), Limit("y", "", "strangers", (), 0, None, "理由")]
    made = part(("a.staff",))
    whole = audit_whole(audit_document(made.manuscript, situation()), made, limits)
    lines = [line.split() for line in limit_table([whole, whole])]

    assert ["主語も時期も量もない掛け声の文の割合", "100.0%", "10.0%以下", "破る"] in lines
    assert lines.count(["ひな型に書かれたほかの団体の名前", "0", "0以下", "守る"]) == 1
