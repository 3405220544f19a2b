"""Documents are written by the municipality's own rules of writing; what it has answered stays."""

import re
from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from planner.manuscript.house_style import in_house_style
from planner.manuscript.marks import as_value, in_scope, plain, safe, unmarked
from planner.manuscript.model import Manuscript
from planner.situation.model import Fact
from planner.writing import Level, Rule

RULES = """\
- {id: and, patterns: ['(?<!物品等)及び'], instead: および, write: および, for: [plan], level: error, why: a, source: b}
- {id: comma, patterns: [、], instead: ，, write: ，, for: [plan], level: error, why: 規程, source: 公文規程}
- {id: or, patterns: [又は], instead: または, write: または, for: [regulation], level: error, why: 規程, source: 規程}
- {id: asked, patterns: [図る], instead: 行うことを書く, for: [plan], level: error, why: 規程, source: 公文規程}
"""
SOURCE = """\
# 課題及び方針

{{ upper.vision }}。水路、堤及び橋。{% if upper.vision is known %}道及び川、又は谷を図る{% endif %}。

「課及び方針」の章と、物品等及び特定役務の政令である。

| 課及び係 | 数 |
|---|---|
| {{ upper.vision }}及び係 | 1 |
"""


def test_words_of_templates_are_written_by_the_rules_and_those_of_answers_stay(
    composed: Callable[..., Manuscript], answer: Callable[..., Fact]
) -> None:
    files = {"base/documents/plan/text.md.j2": SOURCE, "base/writing.yaml": RULES}
    made = composed(files, answer("upper.vision", "森及び里、海"))
    assert [block.text for block in made.blocks()] == [
        "課題および方針",
        "森及び里，海。水路，堤および橋。道および川，又は谷を図る。",
        "「課および方針」の章と，物品等及び特定役務の政令である。",
        "課および係\t数\n森及び里，海および係\t1",
    ]


def test_the_trace_still_tells_whose_words_are_whose(
    composed: Callable[..., Manuscript], answer: Callable[..., Fact]
) -> None:
    files = {"base/documents/plan/text.md.j2": "水及び{{ upper.vision }}及び土。", "base/writing.yaml": RULES}
    (block,) = composed(files, answer("upper.vision", "森及び里")).blocks()
    assert block.text == "水および森及び里および土。"
    assert block.trace.literal == "水およびおよび土。"
    assert block.trace.paths == ("upper.vision",)


def test_words_that_a_template_puts_between_values_are_its_own_although_they_are_printed_as_one(
    composed: Callable[..., Manuscript], answer: Callable[..., Fact]
) -> None:
    joined = '{{ upper.vision ~ "及び" ~ upper.owner if upper.owner is known else "海及び空" }}。{{ upper.vision }}。'
    files = {"base/documents/plan/text.md.j2": joined, "base/writing.yaml": RULES}
    (block,) = composed(files, answer("upper.vision", "森及び里"), answer("upper.owner", "企画課")).blocks()
    assert block.text == "森及び里および企画課。森及び里。"


def test_notes_and_references_that_no_template_wrote_are_written_by_the_rules_too(
    composed: Callable[..., Manuscript], answer: Callable[..., Fact]
) -> None:
    tables = "".join(f"表：{name} {{#tbl-{name}}}\n\n| 名 |\n|---|\n| 値 |\n\n" for name in ("甲", "乙"))
    files = {"base/documents/plan/text.md.j2": "# 章\n\n{{ upper.vision }}、{{ upper.owner }}である。\n\n" + tables}
    files["base/writing.yaml"] = RULES
    vision = answer("upper.vision", "森", as_of="2013", label="将来像及び目標")
    owner = answer("upper.owner", "企画課", as_of="2014", label="担当")
    made = composed(files, vision, owner)
    told = "\n".join(str(block.content) + block.text for block in made.blocks())
    assert "将来像および目標は2013年時点，担当は2014年時点の情報による。" in told
    assert "、" not in told
    assert "及び" not in told


WORDS = Rule("and", (re.compile("及び"),), "および", frozenset({"plan"}), Level.ERROR, "規程", "規程", write="および")
TEXT = st.text("あ、及び「」\n#|")


@given(TEXT, TEXT)
def test_whatever_surrounds_it_a_value_keeps_its_words_and_the_text_around_it_is_changed(one: str, other: str) -> None:
    marked = in_scope(f"{one}及び{as_value(other, ['a.b'])}及び", ["c.d"])
    text, spans = unmarked(in_house_style(marked, [WORDS], "plan", told=other))
    (value,) = (span for span in spans if span.is_value)
    before, own, after = text[: value.start], text[value.start : value.end], text[value.end :]
    assert plain(own) == plain(safe(other))
    assert "及び" not in before
    assert after == "および"


@given(TEXT)
def test_a_rule_for_another_kind_of_document_changes_nothing(one: str) -> None:
    marked = in_scope(f"{one}及び", ["c.d"])
    assert in_house_style(marked, [WORDS], "regulation") == marked
