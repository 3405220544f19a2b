"""The note of an answer stands once in each document of the office that tells the answer, no wider than the answer."""

from collections.abc import Callable
from typing import Any

from planner.manuscript.elements import Footnote, Paragraph, Table, Text
from planner.manuscript.model import Manuscript
from planner.manuscript.review import review_copy
from planner.questionnaire.model import Disclosure
from planner.situation.model import Fact, OriginKind, Situation

Make = Callable[..., Fact]
Compose = Callable[..., Manuscript]


def cost(answer: Make, **options: Any) -> Fact:
    return answer("a.cost", 52000, "money", unit="千円", label="移行後の経費", note="見積りによる見込み", **options)


def footnotes(made: Manuscript) -> list[list[str]]:
    paragraphs = (block.content for block in made.blocks())
    return [
        [inline.text for inline in content.inlines if isinstance(inline, Footnote)]
        for content in paragraphs
        if isinstance(content, Paragraph)
    ]


NOTE = "移行後の経費の備考に「見積りによる見込み」とある。"


def test_a_note_stands_at_the_first_place_where_the_value_is_printed(answer: Make, composed: Compose) -> None:
    source = '{% if a.cost > 9 %}高い。{% endif %}\n\n{{ figure("a.cost") }}。\n\n{{ figure("a.cost") }}である。'
    assert footnotes(composed(source, cost(answer), disclosure="internal")) == [[], [NOTE], []]


def test_what_an_answer_only_decides_bears_no_note(answer: Make, composed: Compose) -> None:
    source = "本文。\n\n{% if a.cost > 9 %}高い。{% endif %}"
    assert footnotes(composed(source, cost(answer), disclosure="internal")) == [[], []]


def test_a_note_stands_at_a_number_worked_out_from_the_answer(answer: Make, fact: Make, composed: Compose) -> None:
    twice = fact("derived.twice", 104000, OriginKind.DERIVED, inputs=("a.cost",))
    assert footnotes(composed("{{ derived.twice }}", cost(answer), twice, disclosure="internal")) == [[NOTE]]


def test_the_note_of_an_answer_in_a_table_stands_below_it(answer: Make, composed: Compose) -> None:
    made = composed("表：費用\n\n| 額 |\n|---|\n| {{ a.cost }} |\n", cost(answer), disclosure="internal")
    [table] = (block.content for block in made.blocks() if isinstance(block.content, Table))
    assert table.notes == ((Text(f"注：{NOTE}"),),)


def test_a_public_document_bears_no_note_but_its_copy_for_review_has_it(
    answer: Make, composed: Compose, situation: Callable[..., Situation]
) -> None:
    made = composed('{{ figure("a.cost") }}である。', cost(answer))
    assert footnotes(made) == [[]]
    assert "備考（移行後の経費）：見積りによる見込み" in review_copy(made, situation(cost(answer))).blocks()[0].comment


def test_a_released_value_does_not_release_its_note(answer: Make, composed: Compose) -> None:
    source = '{{ figure("a.cost") | release("額だけ") }}'
    inside = cost(answer, disclosure=Disclosure.INTERNAL)
    assert footnotes(composed(source, inside)) == [[]]
    assert footnotes(composed(source, inside, disclosure="internal")) == [[NOTE]]
