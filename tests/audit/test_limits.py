"""The limits of a template set, and what is told of those that a document breaks."""

from collections.abc import Callable
from pathlib import Path

import pytest

from planner.audit.indicators import INDICATORS
from planner.audit.likeness import masked
from planner.audit.limits import Limit, load_limits, verdicts
from planner.audit.masking import Mask
from planner.audit.part import Part
from planner.audit.sources import Sources
from planner.manuscript.model import Manuscript, Stretch, Trace
from planner.situation.model import Situation
from planner.templateset.load import load_template_sets
from planner.templateset.schema import INDICATORS as NAMES
from tests.shipped import BASE

NOBODY = Mask(())


@pytest.fixture
def part(document: Callable[..., Manuscript], situation: Callable[..., Situation]) -> Callable[..., Part]:
    """Return what makes a part of a document, with one other document to compare it with."""

    def make(texts: tuple[str, ...], others: tuple[str, ...] = ()) -> Part:
        made = document(*((text, _wording(text)) for text in texts))
        beside = masked(document(*((text, Trace()) for text in others)), NOBODY, "見本町")
        return Part(made, masked(made, NOBODY, "湯沢市"), (beside,), Sources(situation()), NOBODY, Mask(["東海村"]))

    return make


def _wording(text: str) -> Trace:
    return Trace(chars=len(text), stretches=(Stretch((), len(text)),), literal=text)


def limit(indicator: str, sections: tuple[str, ...] = (), **bounds: float) -> Limit:
    return Limit("x", "plan", indicator, sections, bounds.get("at_most"), bounds.get("at_least"), "理由")


def test_a_broken_limit_names_the_sections_that_break_it_with_most_text_first(part: Callable[..., Part]) -> None:
    same, longer = "同じことを書いた短い段落である", "同じことを書いた、もっと長い段落が続いている"
    made = part((same, longer, "ほかにはない独自の段落"), (same, longer, "全く別の内容がここにある"))
    (found,) = verdicts([limit("similarity", at_most=0.5)], made)

    assert (found.is_kept, found.where, found.beside) == (False, ("s2", "s1"), "見本町")


def test_a_limit_for_some_sections_looks_at_them_alone(part: Callable[..., Part]) -> None:
    made = part(("同じ段落である", "違う段落である"), ("同じ段落である", "全く別の内容"))
    first, second = verdicts([limit("similarity", (name,), at_most=0.5) for name in ("s1", "s2")], made)

    assert (first.is_kept, first.sections) == (False, ("s1",))
    assert (second.is_kept, second.where) == (True, ())


def test_limits_of_other_documents_are_left_out_and_those_of_none_hold_for_all(part: Callable[..., Part]) -> None:
    elsewhere, everywhere = (Limit("x", name, "slogans", (), 0.1, None, "理由") for name in ("policy", ""))

    assert [found.limit for found in verdicts([elsewhere, everywhere], part(("文",)))] == [everywhere]


@pytest.mark.parametrize(
    ("indicator", "texts", "value"),
    [
        ("slogans", ("にぎわいの創出を推進する。税務課が台帳を作る。",), 0.5),
        ("strangers", ("東海村のように行う。", "本市のように行う。"), 1.0),
        ("untraced", ("年に5回行う。", "毎年行う。"), 1.0),
        ("own-names", ("",), 0.0),
        ("same-text", ("見本の団体の文書と一言一句変わらない長い文である。", "見本にない文。"), 0.8),
        ("same-sentences", ("見本の団体の文書と一言一句変わらない長い文である。", "見本にはない文がここにある。"), 1.0),
    ],
)
def test_each_indicator_is_one_number(
    part: Callable[..., Part], indicator: str, texts: tuple[str, ...], value: float
) -> None:
    made = part(texts, ("見本の団体の文書と一言一句変わらない長い文である。",))
    assert INDICATORS[indicator].measure(made) == value


def test_same_sentences_that_are_cut_short_are_still_the_same_text(part: Callable[..., Part]) -> None:
    cut = "逃げる先を初めに書く。届いた世帯を数える。届かない家を訪ねる。"
    made = part((cut,), (cut,))

    assert INDICATORS["same-sentences"].measure(made) == 0
    assert INDICATORS["same-text"].measure(made) == 1


def test_the_names_that_limits_may_use_are_those_that_are_measured() -> None:
    assert set(NAMES) == set(INDICATORS)


def test_the_shipped_limits_are_for_documents_and_sections_that_there_are() -> None:
    documents = {spec.id: {section.id for section in spec.sections} for spec in BASE.documents}

    named = [item for item in load_limits(BASE) if item.document]
    assert [item.id for item in named if not set(item.sections) <= documents[item.document]] == []


def test_every_shipped_document_is_held_to_official_writing_and_to_its_own_names() -> None:
    everywhere = {item.indicator for item in load_limits(BASE) if not item.document}
    assert {"writing", "strangers"} <= everywhere


def test_a_child_set_may_set_its_own_limit(tmp_path: Path) -> None:
    base, child = tmp_path / "base", tmp_path / "child"
    base.mkdir()
    child.mkdir()
    (base / "template.yaml").write_text("id: base\ntitle: 共通\n", encoding="utf-8")
    (child / "template.yaml").write_text("id: child\ntitle: 子\nparent: base\n", encoding="utf-8")
    (base / "limits.yaml").write_text(
        "- {id: a, document: plan, indicator: slogans, at_most: 0.2, why: 理由}\n", encoding="utf-8"
    )
    (child / "limits.yaml").write_text("- {id: a, at_most: 0.1}\n", encoding="utf-8")

    assert [item.at_most for item in load_limits(load_template_sets(tmp_path).named("child"))] == [0.1]
