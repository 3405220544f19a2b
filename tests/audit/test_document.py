from collections.abc import Callable

from planner.audit.document import audit_document
from planner.audit.report import audit_table
from planner.japanese.width import display_width
from planner.manuscript.model import Manuscript, Trace
from planner.questionnaire.model import Disclosure
from planner.situation.model import Fact, Situation


def test_blocks_that_touched_only_the_name_or_the_law_are_common_text(
    document: Callable[..., Manuscript], situation: Callable[..., Situation]
) -> None:
    made = document(
        ("定型", Trace((), chars=10)),
        ("湯沢市の定型", Trace(("town.name", "law.x", "build.on", "assumption.workdays"), chars=20)),
        ("固有", Trace(("town.name", "a.b"), chars=30, own_chars=12)),
        ("統計", Trace(("stats.pop",), chars=40, own_chars=40)),
    )
    audit = audit_document(made, situation())

    assert [(part.id, part.common_share, part.own_share) for part in audit.sections] == [
        ("s1", 1.0, 0.0),
        ("s2", 1.0, 0.0),
        ("s3", 0.0, 0.4),
        ("s4", 0.0, 1.0),
    ]
    assert (audit.share.chars, audit.share.common_share, audit.share.own_share) == (100, 0.3, 0.52)


def test_an_empty_document_has_no_shares(
    document: Callable[..., Manuscript], situation: Callable[..., Situation]
) -> None:
    audit = audit_document(document(), situation())

    assert (audit.share.common_share, audit.share.own_share, audit.slogan_share) == (0.0, 0.0, 0.0)


def test_only_a_leak_stops_a_build_and_the_rest_is_remarked(
    document: Callable[..., Manuscript], situation: Callable[..., Situation], answer: Callable[..., Fact]
) -> None:
    known = situation(
        answer("a.shut", disclosure=Disclosure.INTERNAL),
        answer("a.old", as_of="2010"),
    )
    made = document(("甲", Trace(("a.shut",))), ("乙", Trace(("a.old",))), ("丙", Trace(literal="年に5回")))
    audit = audit_document(made, known)

    assert [problem.code for problem in audit.problems] == ["audit/disclosure", "audit/stale", "audit/untraced"]
    assert [problem.code for problem in audit.errors] == ["audit/disclosure"]


def test_the_table_is_aligned_and_printable_on_windows(
    document: Callable[..., Manuscript], situation: Callable[..., Situation]
) -> None:
    made = document(("定型の文を推進する。", Trace(chars=1234)), ("固有", Trace(("a.b",), chars=6, own_chars=3)))
    lines = audit_table([audit_document(made, situation())])

    assert lines == [
        "文書・節     字数  どの町も同じ  自団体による",
        "-" * display_width(lines[0]),
        "湯沢市計画  1,240          100%            0%",
        "  s1        1,234          100%            0%",
        "  s2            6            0%           50%",
        "「どの町も同じ」は、自団体の回答・統計・判定を一つも読まずに書かれた段落と表の字数の割合です。",
        "「自団体による」は、自団体の値そのものと、自団体の条件で選ばれた文の字数の割合です。",
        "",
        "湯沢市計画: 主語も時期も量もない文 1件（全2文の50%）",
        "  plan.s1.1: 定型の文を推進する",
    ]
    assert all(line.encode("cp932") for line in lines if line)
