from collections.abc import Callable

import pytest
from msgspec.structs import replace

from planner.audit.document import audit_document
from planner.audit.model import Kind
from planner.audit.report import share_table
from planner.japanese.width import display_width
from planner.manuscript.model import Manuscript, Stretch, Trace
from planner.missing import Missing, Reason
from planner.questionnaire.model import Disclosure
from planner.situation.model import Fact, Origin, OriginKind, Situation


def test_text_counts_for_what_stands_behind_it(
    document: Callable[..., Manuscript], situation: Callable[..., Situation], answer: Callable[..., Fact]
) -> None:
    public = Origin(OriginKind.PUBLIC)
    known = situation(
        answer("a.told"),
        answer("a.open", Missing("a.open")),
        answer("a.settled", Missing("a.settled", Reason.NOT_APPLICABLE)),
        Fact("stats.pop", 5, "人口", public),
        Fact("derived.rate", 5, "割合", Origin(OriginKind.DERIVED, inputs=("a.told", "stats.pop"))),
        Fact("derived.open", Missing("a.open"), "割合", Origin(OriginKind.DERIVED, inputs=("a.open", "a.told"))),
        Fact("town.kind", "町", "種別", public),
        Fact("purchases.scale", "light", "大きさ", Origin(OriginKind.RULE, inputs=("town.kind",))),
        Fact("issues.x", "課題1", "課題1", Origin(OriginKind.RULE, inputs=("a.open", "stats.pop"))),
    )
    behind = {
        ("a.told",): Kind.ANSWER,
        ("a.settled",): Kind.ANSWER,
        ("derived.rate",): Kind.ANSWER,
        ("stats.pop",): Kind.PUBLIC,
        ("issues.x",): Kind.PUBLIC,
        ("region.snow", "law.x"): Kind.PUBLIC,
        ("a.open",): Kind.UNKNOWN,
        ("undecided.x",): Kind.UNKNOWN,
        ("derived.open",): Kind.UNKNOWN,
        ("law.x", "required.x"): Kind.REQUIRED,
        ("town.name", "law.x", "assumption.workdays"): Kind.COMMON,
        ("purchases.scale",): Kind.COMMON,
        (): Kind.COMMON,
    }
    stretches = tuple(Stretch(paths, 10, is_value=True) for paths in behind)
    made = document(*(("文", Trace(stretches=(stretch,))) for stretch in stretches))
    audit = audit_document(made, known)

    assert [dict(part.chars) for part in audit.sections] == [{kind: 10} for kind in behind.values()]
    assert audit.share.of(Kind.PUBLIC) == pytest.approx(3 / 13)


def test_an_empty_document_has_no_shares(
    document: Callable[..., Manuscript], situation: Callable[..., Situation]
) -> None:
    audit = audit_document(document(), situation())

    assert (audit.share.of(Kind.COMMON), audit.share.total, audit.slogan_share) == (0.0, 0, 0.0)


def test_only_a_leak_stops_a_build_and_the_rest_is_remarked(
    document: Callable[..., Manuscript], situation: Callable[..., Situation], answer: Callable[..., Fact]
) -> None:
    known = situation(
        answer("a.shut", disclosure=Disclosure.INTERNAL),
        answer("a.old", as_of="2010"),
    )
    made = document(("甲", Trace(("a.shut",))), ("乙", Trace(("a.old",))), ("丙", Trace(literal="年に5回")))
    audit = audit_document(made, known)

    assert [problem.code for problem in audit.problems] == ["audit/disclosure", "audit/stale"]
    assert [problem.code for problem in audit.untraced] == ["audit/untraced"]
    assert [problem.code for problem in audit.errors] == ["audit/disclosure"]


def test_the_table_is_aligned_and_printable_on_windows(
    document: Callable[..., Manuscript], situation: Callable[..., Situation]
) -> None:
    common, told = Trace(stretches=(Stretch((), 1234),)), Trace(stretches=(Stretch(("a.b",), 6),))
    made = document(("定型の文を推進する。", common), ("固有", told))
    lines = share_table([audit_document(made, situation())], sections=True)

    assert lines[:5] == [
        "文書・節     字数  回答  統計・資料  未把握  法令  共通",
        "-" * display_width(lines[0]),
        "湯沢市計画  1,240    0%          0%      0%    0%  100%",
        "  s1        1,234    0%          0%      0%    0%  100%",
        "  s2            6    0%          0%      0%    0%  100%",
    ]
    assert len(share_table([audit_document(made, situation())], sections=False)) == len(lines) - 2
    assert all(line.encode("cp932") for line in lines)


def test_documents_in_one_folder_share_a_row_unless_every_section_is_asked_for(
    document: Callable[..., Manuscript], situation: Callable[..., Situation]
) -> None:
    made = document(("定型の文", Trace(stretches=(Stretch((), 100),))))
    two = [audit_document(replace(made, file_name=f"実施手順/{name}"), situation()) for name in ("甲", "乙")]
    lines = share_table([audit_document(made, situation()), *two], sections=False)

    assert [line.split()[:2] for line in lines[2:4]] == [["湯沢市計画", "100"], ["実施手順（2件）", "200"]]
    assert len(share_table(two, sections=True)) == len(share_table(two, sections=False)) + 3
