"""Parts written as files of their own: the appendix keeps those with a number, a sheet stands in its file alone."""

from collections.abc import Callable

import pytest

from planner.manuscript.apart import parted
from planner.manuscript.content import all_inlines
from planner.manuscript.elements import Reference
from planner.manuscript.model import Manuscript
from planner.templateset.model import DocumentSpec, SectionSpec

SOURCE = """# 様式集

[](#sheet)は[](#rule)により書く。

## 様式第1号 協議書 {.unnumbered #sheet}

[](#rule)に当たるかを書く。

表： {#tbl-sheet .sheet}

| 項目 | 記入 |
|---|---|
| 理由 | |

## 契約の条項 {#rule}

条項を付ける。
"""


@pytest.fixture
def parts(composed: Callable[..., Manuscript]) -> tuple[Manuscript, tuple[Manuscript, ...]]:
    made = composed(SOURCE)
    (section,) = made.sections
    spec = DocumentSpec(made.id, "", "", "public", "chapters", (SectionSpec(section.id, apart="様式"),))
    return parted(made, spec)


def texts(manuscript: Manuscript) -> list[str]:
    return [block.text for block in manuscript.blocks()]


def test_every_part_has_a_file_and_only_what_is_no_sheet_stays(
    parts: tuple[Manuscript, tuple[Manuscript, ...]],
) -> None:
    whole, leaflets = parts
    assert [leaflet.file_name for leaflet in leaflets] == ["様式/様式第1号_協議書", "様式/契約の条項"]
    assert "理由" in "".join(texts(leaflets[0]))
    assert texts(whole) == ["様式集", "様式第1号 協議書は1.1により書く。", "契約の条項", "条項を付ける。"]


def test_no_file_refers_to_an_anchor_that_another_has(parts: tuple[Manuscript, tuple[Manuscript, ...]]) -> None:
    whole, leaflets = parts
    for manuscript in (whole, *leaflets):
        anchors = {getattr(block.content, "anchor", "") for block in manuscript.blocks()}
        targets = {
            item.target
            for block in manuscript.blocks()
            for item in all_inlines(block.content)
            if isinstance(item, Reference)
        }
        assert targets <= anchors
    assert "の1.1に当たるかを書く。" in "".join(texts(leaflets[0]))
