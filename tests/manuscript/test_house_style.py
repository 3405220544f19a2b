"""Documents are written by the municipality's own rules of writing; what it has answered stays."""

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from planner.manuscript.house_style import in_house_style
from planner.manuscript.marks import as_value, in_scope, plain, unmarked
from planner.manuscript.model import Manuscript
from planner.situation.model import Fact

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


@given(st.text("あ、及び「」\n#|"), st.text("あ、及び「」\n#|"))
def test_without_rules_for_the_kind_nothing_is_changed(one: str, other: str) -> None:
    marked = in_scope(one + as_value(other, ["a.b"]), ["c.d"])
    assert in_house_style(marked, (), "plan") == marked
    assert plain(unmarked(in_house_style(marked, (), "plan"))[0]) == plain(unmarked(marked)[0])
