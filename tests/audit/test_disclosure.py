from collections.abc import Callable

from msgspec.structs import replace

from planner.audit.disclosure import leaks, releases
from planner.audit.tradenames import told_trade_names
from planner.manuscript.model import Manuscript, Release, Trace
from planner.questionnaire.model import Column, Disclosure, QuestionType
from planner.situation.model import Fact, Origin, OriginKind, Situation

Make = Callable[..., Fact]


def test_a_narrower_answer_in_a_public_document_is_named_with_its_place(
    document: Callable[..., Manuscript], situation: Callable[..., Situation], answer: Make
) -> None:
    made = document(
        ("公開の値である。", Trace(("a.open",))),
        ("境界の型はβである。", Trace(("a.open", "network.model"))),
    )
    known = situation(answer("a.open"), answer("network.model", disclosure=Disclosure.RESTRICTED))
    (problem,) = leaks(made, known)

    assert problem.code == "audit/disclosure"
    assert problem.place.label == "湯沢市計画 s2"
    assert "境界の型はβである。" in problem.what
    assert "取扱注意" in problem.what
    assert "network.modelの名" in problem.what
    assert "a.open" not in problem.what


def test_a_document_may_show_its_own_class(
    document: Callable[..., Manuscript], situation: Callable[..., Situation], answer: Make
) -> None:
    known = situation(answer("a.b", disclosure=Disclosure.INTERNAL))

    assert not list(leaks(document(("値", Trace(("a.b",))), disclosure=Disclosure.INTERNAL), known))
    assert not list(leaks(document(("値", Trace(("a.b",))), disclosure=Disclosure.RESTRICTED), known))
    assert list(leaks(document(("値", Trace(("a.b",)))), known))


def test_a_released_path_is_no_leak(
    document: Callable[..., Manuscript], situation: Callable[..., Situation], answer: Make
) -> None:
    known = situation(answer("a.b", disclosure=Disclosure.INTERNAL), answer("a.c", disclosure=Disclosure.INTERNAL))
    (problem,) = leaks(document(("値", Trace(("a.b", "a.c"), released=(Release("a.b", "公表済み"),)))), known)

    assert "a.bの名" not in problem.what


def test_a_judgement_leaks_what_it_was_made_from_unless_it_is_released(
    document: Callable[..., Manuscript], situation: Callable[..., Situation], answer: Make
) -> None:
    secret = answer("a.b", disclosure=Disclosure.RESTRICTED)
    origin = Origin(OriginKind.RULE, inputs=("a.b",))
    made = document(("課題がある。", Trace(("issues.x",))))

    assert list(leaks(made, situation(secret, Fact("issues.x", "課題1", "課題1", origin))))
    assert not list(leaks(made, situation(secret, Fact("issues.x", "課題1", "課題1", origin, released="理由"))))


def test_a_column_may_be_narrower_than_its_table(
    document: Callable[..., Manuscript], situation: Callable[..., Situation], answer: Make
) -> None:
    columns = (
        Column("work", "業務", QuestionType.TEXT, Disclosure.PUBLIC),
        Column("vendor", "業者", QuestionType.TEXT, Disclosure.INTERNAL),
    )
    known = situation(answer("systems.ledger", (), QuestionType.TABLE, columns=columns))

    assert not list(leaks(document(("税", Trace(("systems.ledger", "systems.ledger.work")))), known))
    assert list(leaks(document(("社", Trace(("systems.ledger.vendor",)))), known))


def test_what_is_left_unsaid_because_of_a_narrower_answer_leaks_it_too(
    document: Callable[..., Manuscript], situation: Callable[..., Situation], answer: Make
) -> None:
    made = document(("公開の値である。", Trace(("a.open",))))
    silent = replace(made.sections[0], unsaid=Trace(("network.model",)))
    known = situation(answer("a.open"), answer("network.model", disclosure=Disclosure.RESTRICTED))
    (problem,) = leaks(replace(made, sections=(silent,)), known)

    assert problem.place.label == "湯沢市計画 s1"
    assert "書かれない所があります" in problem.what
    assert "network.modelの名" in problem.what


def test_every_value_shown_for_a_reason_is_told_with_it(
    document: Callable[..., Manuscript], situation: Callable[..., Situation], answer: Make
) -> None:
    judged = Fact(
        "issues.x", "課題1", "課題1", Origin(OriginKind.RULE, inputs=("a.secret",)), released="題名から内容は分からない"
    )
    known = situation(
        answer("a.sum", disclosure=Disclosure.INTERNAL), answer("a.secret", disclosure=Disclosure.RESTRICTED),
        answer("a.open"), judged, Fact("issues", None, "課題", Origin(OriginKind.RULE, inputs=("issues.x",))),
    )  # fmt: skip
    made = document(
        (
            "合計は3である。",
            Trace(("a.sum", "a.open"), released=(Release("a.sum", "合計のため"), Release("a.open", "公表"))),
        ),
        ("課題は1件である。", Trace(("issues",))),
    )

    assert [(item.section, item.start, item.path, item.reason) for item in releases(made, known)] == [
        ("s1", "合計は3である。", "a.sum", "合計のため"),
        ("s2", "課題は1件である。", "issues.x", "題名から内容は分からない"),
    ]


def test_rows_handed_on_are_as_narrow_as_the_columns_read(
    document: Callable[..., Manuscript], situation: Callable[..., Situation], answer: Make
) -> None:
    columns = (
        Column("work", "業務", QuestionType.TEXT, Disclosure.PUBLIC),
        Column("vendor", "業者", QuestionType.TEXT, Disclosure.INTERNAL),
    )
    ledger = answer("systems.ledger", (), QuestionType.TABLE, columns=columns)
    origin = Origin(OriginKind.DERIVED, inputs=("systems.ledger",), rows_of="systems.ledger")
    known = situation(ledger, Fact("derived.due", (), "更新", origin))

    assert not list(leaks(document(("税", Trace(("derived.due", "derived.due.work")))), known))
    assert list(leaks(document(("社", Trace(("derived.due.vendor",)))), known))


def test_a_vendor_of_the_ledger_in_a_public_document_is_told_unless_the_template_wrote_it(
    document: Callable[..., Manuscript], situation: Callable[..., Situation], answer: Make
) -> None:
    rows = ({"work": "税", "vendor": "甲社", "product": None},)
    known = situation(answer("systems.ledger", rows))
    texts = ("甲社の開発の遅れ", Trace(("a.b",))), ("例えば甲社とする", Trace(literal="例えば甲社とする"))

    (problem,) = told_trade_names(document(*texts), known)
    assert "甲社の開発の遅れ" in problem.what
    assert not list(told_trade_names(document(*texts, disclosure=Disclosure.INTERNAL), known))
