"""A document tells once, and by the name of the answer, how old the judgements are that it uses."""

from collections.abc import Callable

from planner.manuscript.ageing import Ages, Old
from planner.manuscript.elements import Heading, Paragraph, Text
from planner.manuscript.model import Block, Trace
from planner.questionnaire.model import Disclosure
from planner.situation.model import Fact, OriginKind, Situation

Make = Callable[..., Fact]


def block(text: str, *paths: str) -> Block:
    return Block("d.s.1", Paragraph((Text(text),)), text, Trace(paths), disclosure=Disclosure.PUBLIC)


def ages(answer: Make, fact: Make, situation: Callable[..., Situation]) -> Ages:
    manual = answer("a.manual", "ある", as_of="2013", label="手順書")
    paper = answer("a.paper", True, "yesno", as_of="2013", label="電子決裁")
    judged = (
        fact("issues.x", "課題1", OriginKind.RULE, inputs=("a.manual",)),
        fact("issues.y", "課題2", OriginKind.RULE, inputs=("a.paper",)),
    )
    return Ages(situation(manual, paper, *judged))


def test_a_judgement_is_told_with_the_answer_behind_it(
    answer: Make, fact: Make, situation: Callable[..., Situation]
) -> None:
    dated = ages(answer, fact, situation).dated([block("二つある。", "issues.x", "issues.y")], set())
    assert [item.text for item in dated] == [
        "二つある。［課題の判定の一部（手順書、電子決裁）は2013年時点の情報による。］"
    ]


def test_what_a_section_before_told_is_told_again_only_of_an_answer_in_another_chapter(
    answer: Make, fact: Make, situation: Callable[..., Situation]
) -> None:
    found, before = ages(answer, fact, situation), set[Old]()
    chapter = Block("d.s.0", Heading(1, (Text("章"),)), "章")
    sections = (
        [block("ある。", "issues.x", "a.paper")],
        [block("課題1。", "issues.x"), block("紙。", "a.paper")],
        [chapter, block("課題1。", "issues.x"), block("紙。", "a.paper")],
    )
    told = [[item.label for _, untold in found.untold(section, before) for item in untold] for section in sections]
    assert told == [["電子決裁", "手順書"], [], ["電子決裁"]]


def test_a_description_is_told_to_be_old_once_in_a_document(answer: Make, situation: Callable[..., Situation]) -> None:
    found = Ages(situation(answer("a.place", "山あいの村", "longtext", as_of="2013", label="地形")))
    judged = set[Old]()
    told = [bool(untold) for _ in range(2) for _, untold in found.untold([block("村。", "a.place")], judged)]
    assert told == [True, False]
