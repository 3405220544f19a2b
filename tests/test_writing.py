"""Official writing: what is pointed out, what is left alone, and what a template set may change."""

import re
from pathlib import Path

import pytest
from msgspec.structs import replace

from planner.errors import PlannerError, Severity
from planner.manuscript.lint_writing import lint_writing, wording
from planner.templateset.load import load_template_sets
from planner.templateset.model import TemplateSet
from planner.writing import Level, WordRules, load_rules, long_winded
from tests.shipped import SETS

RULES = load_rules(SETS.named("base"))


def found(text: str, kind: str = "plan", level: Level | None = None) -> list[tuple[str, str]]:
    """Return the words pointed out and what to write instead."""
    told = WordRules(RULES, kind).departures(text)
    return [(item.words, item.rule.instead) for item in told if level in (None, item.rule.level)]


@pytest.mark.parametrize(
    ("text", "words", "instead"),
    [
        ("計画および方針", "および", "及び"),
        ("市長または副市長", "または", "又は"),
        ("申請出来る者", "出来る", "できる／できない"),
        ("3ヶ月の間", "3ヶ月", "〇か月／か所／か年"),
        ("次の通りとする。", "次の通り", "次のとおり"),
        ("情報が漏洩した。", "漏洩", "漏えい"),
        ("計画，方針", "，", "、"),
        ("午後17時に", "午後17時", "午後〇時／〇時"),
        ("計画及び方針", None, None),
        ("平成32年4月", "平成32年", "令和へ換算"),
        ("手続きを見直す。", "手続き", "手続"),
    ],
)
def test_departures_are_told_with_what_to_write_instead(text: str, words: str | None, instead: str | None) -> None:
    assert found(text) == ([] if words is None else [(words, instead)])


@pytest.mark.parametrize(
    "text",
    [
        "計画及び方針",
        "委託する事業と、発生した事象",
        "引き継ぎ、確かめる。",
        "届を受け付けない。",
        "1,234人",
        "条例は「および」と書く。",
        "https://example.jp/a,b",
    ],
)
def test_what_is_right_or_quoted_is_left_alone(text: str) -> None:
    assert [item for item in found(text) if item] == []


@pytest.mark.parametrize(("kind", "count"), [("regulation", 0), ("plan", 1), ("guideline", 1), ("residents", 1)])
def test_a_form_of_words_that_regulations_need_is_pointed_out_only_elsewhere(kind: str, count: int) -> None:
    assert len(found("ただし、緊急のときは、この限りでない。", kind)) == count


@pytest.mark.parametrize(
    ("pattern", "text", "words"),
    [
        (r"(課|係)の\1", "係の係", "係の係"),
        (r"(課|係)の\1", "係の課", None),
        ("(?i:lg)wan", "LGwanの端末", "LGwan"),
        ("(?i)lgwan", "LGWANの端末", "LGWAN"),
        ("甲社|乙社", "丙社と乙社", "乙社"),
        ("^なお書き", "前の行\nなお書き", "なお書き"),
    ],
)
def test_a_pattern_of_any_form_is_found_beside_all_others(pattern: str, text: str, words: str | None) -> None:
    own = replace(
        RULES[0], patterns=(re.compile(pattern, re.MULTILINE), re.compile("(別)の語")), kinds=frozenset({"plan"})
    )
    told = WordRules((*RULES, own), "plan").departures(text)
    assert [item.words for item in told if item.rule == own] == ([words] if words else [])


def test_of_two_spellings_the_rarer_is_pointed_out() -> None:
    assert found("サーバーと、サーバーと、サーバ") == [("サーバ", "文書内で統一")]
    assert found("サーバとサーバ") == []


@pytest.mark.parametrize(
    "text", ["データに基づく政策づくり（EBPM）をEBPMと呼ぶ。", "EBPM（データに基づく政策づくり）", "EBPM\t意味"]
)
def test_an_abbreviation_that_is_explained_may_stand(text: str) -> None:
    assert found(text) == []
    assert found("EBPMを行う。") != []


def test_long_sentences_are_pointed_out_without_what_they_quote_and_lists_in_cells_are_none() -> None:
    long = "あ" * 121 + "。"
    assert [item.rule.id for item in long_winded(RULES, f"短い。{long}", "plan")] == ["long-sentence"]
    assert list(long_winded(RULES, f"名は「{'あ' * 121}」である。", "plan")) == []
    assert list(long_winded(RULES, "、".join("課係室") * 40, "plan")) == []
    assert list(long_winded(RULES, long, "regulation")) == []


def test_templates_are_read_without_their_tags_and_every_line_stays() -> None:
    source = "一{% if a.b == 'および' %}\n二{{ figure('または') }}{## 但し\n ##}三\n"
    assert wording(source) == "一\n二◆\n三\n"


@pytest.fixture
def sets(tmp_path: Path) -> Path:
    """Return a folder with a base set that has one rule, one template and one measure, and a child."""
    (tmp_path / "base/documents/plan").mkdir(parents=True)
    (tmp_path / "child").mkdir()
    (tmp_path / "base/template.yaml").write_text(
        "id: base\ntitle: 共通\ndocuments:\n  - {id: plan, title: 計画, file: a, disclosure: public, scheme: chapters,"
        " kind: plan, sections: [a]}\n",
        encoding="utf-8",
    )
    (tmp_path / "base/documents/plan/a.md.j2").write_text("及び\n{% if x %}\nおよび\n{% endif %}\n", encoding="utf-8")
    (tmp_path / "base/assumptions.yaml").write_text(
        "- id: a\n  value: 1\n  label: 人および物\n  reason: 理由\n", encoding="utf-8"
    )
    (tmp_path / "base/controls.yaml").write_text(
        "- id: media\n  todo: 人および物を数える\n  asks: および\n", encoding="utf-8"
    )
    (tmp_path / "base/writing.yaml").write_text(
        "- {id: and, patterns: [および], instead: 及び, for: [plan], level: error, why: 漢字, source: 訓令}\n",
        encoding="utf-8",
    )
    (tmp_path / "child/template.yaml").write_text("id: child\ntitle: 子\nparent: base\n", encoding="utf-8")
    return tmp_path


def linted(template_set: TemplateSet) -> list[tuple[str, int | None, Severity]]:
    return [(Path(item.place.file).name, item.place.line, item.severity) for item in lint_writing(template_set)]


def test_lint_tells_file_and_line_of_templates_and_of_entries(sets: Path) -> None:
    assert linted(load_template_sets(sets).named("base")) == [
        ("a.md.j2", 3, Severity.ERROR),
        ("controls.yaml", 2, Severity.ERROR),
        ("assumptions.yaml", 3, Severity.ERROR),
    ]


@pytest.mark.parametrize(("change", "patterns"), [("off: true", []), ("patterns: [及び], instead: および", ["及び"])])
def test_a_set_may_switch_a_rule_off_or_turn_it_round(sets: Path, change: str, patterns: list[str]) -> None:
    (sets / "child/writing.yaml").write_text(f"- {{id: and, {change}}}\n", encoding="utf-8")
    rules = load_rules(load_template_sets(sets).named("child"))
    assert [pattern.pattern for rule in rules for pattern in rule.patterns] == patterns


def test_a_pattern_that_cannot_be_read_is_told_with_its_line(sets: Path) -> None:
    (sets / "child/writing.yaml").write_text("- id: and\n  patterns: ['(']\n", encoding="utf-8")
    with pytest.raises(PlannerError, match=r"writing\.yaml 2行目.*patterns を読めません"):
        load_rules(load_template_sets(sets).named("child"))


def test_every_shipped_rule_has_a_reason_and_a_source_and_prints_on_windows() -> None:
    assert all(rule.why and rule.source for rule in RULES)
    assert [rule.id for rule in RULES if "同上" in rule.remedy] == []
    assert all(rule.remedy.encode("cp932") for rule in RULES)
