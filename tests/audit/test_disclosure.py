from collections.abc import Callable

from planner.audit.disclosure import leaks
from planner.manuscript.model import Manuscript, Trace
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
    (problem,) = leaks(document(("値", Trace(("a.b", "a.c"), released=("a.b",)))), known)

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
