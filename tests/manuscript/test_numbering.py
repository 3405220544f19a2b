from collections.abc import Callable

import pytest

from planner.errors import PlannerError
from planner.manuscript.content import all_inlines
from planner.manuscript.elements import Figure, Heading, ItemList, Paragraph, Reference, Table
from planner.manuscript.model import Manuscript

Compose = Callable[..., Manuscript]


def numbers(manuscript: Manuscript) -> list[str]:
    return [
        block.content.number for block in manuscript.blocks() if isinstance(block.content, (Heading, Paragraph, Table))
    ]


def references(manuscript: Manuscript) -> list[str]:
    found = (item for block in manuscript.blocks() for item in all_inlines(block.content))
    return [item.text for item in found if isinstance(item, Reference)]


def test_chapters_are_numbered_by_level(composed: Compose) -> None:
    front = ("# 前付 {.unnumbered}", "## 下 {.unnumbered}")
    first = ("# 一", "## 甲", "### 子", "#### あ", "#### い", "### 丑", "## 乙")
    last = ("# 二", "## 丙", "# 付録 {.unnumbered}", "## 用語", "### 細目")
    source = "\n\n".join((*front, *first, *last))
    assert numbers(composed(source)) == [
        *("", "", "第1章", "1.1", "(1)", "ア", "イ", "(2)", "1.2"),
        *("第2章", "2.1", "", "", ""),
    ]


def test_numbers_run_on_across_sections(composed: Compose) -> None:
    made = composed({f"base/documents/plan/{name}.md.j2": f"# {name}\n\n## 節" for name in ("a", "b")})

    assert numbers(made) == ["第1章", "1.1", "第2章", "2.1"]


def test_articles_run_on_across_chapters_and_their_paragraphs_are_counted(composed: Compose) -> None:
    source = """# 総則

前文。

## 目的

一項。

二項。

1. 号

三項。

# 対策

## 組織

一項。

# 附則 {.unnumbered}

この基準は、公布の日から施行する。
"""
    made = composed(source, scheme="regulation")
    assert numbers(made) == [
        *("第1章", "", "第1条", "第1条", "2", "3"),
        *("第2章", "第2条", "第2条", "", ""),
    ]
    assert any(isinstance(block.content, ItemList) for block in made.blocks())


def test_the_paragraphs_of_a_supplement_are_counted_if_there_are_several(composed: Compose) -> None:
    source = """# 附　則 {.unnumbered}

## 施行期日

この基準は、令和9年4月1日から施行する。

## 経過措置

次に掲げる契約は、満了の日までその契約による。

1. 委託

この項は、別に定める。

# 改定履歴 {.unnumbered}

表のとおり。
"""
    assert numbers(composed(source, scheme="regulation")) == ["", "", "1", "", "2", "3", "", ""]


def test_references_print_the_number_of_what_they_point_at(composed: Compose) -> None:
    source = """# 一 {#one}

[](#one)、[](#sub)、[](#item)、[](#tbl)、[](#end)

## 甲 {#sub}

### 子 {#item}

表：題 {#tbl}

| a |
|---|
| [](#sub) |

- [](#one)
  - [](#tbl)

# 付録 用語 {.unnumbered #end}
"""
    made = composed(source)
    assert references(made) == ["第1章", "1.1", "1.1(1)", "表1", "付録 用語", "1.1", "第1章", "表1"]
    assert made.blocks()[1].text == "第1章、1.1、1.1(1)、表1、付録 用語"


def test_references_in_regulations_print_articles(composed: Compose) -> None:
    made = composed("# 総則 {#c}\n\n## 目的 {#p}\n\n[](#c)の[](#p)による。", scheme="regulation")

    assert references(made) == ["第1章", "第1条"]


def test_a_paragraph_of_an_article_is_referred_to_by_its_number_and_from_elsewhere_by_its_article_too(
    composed: Compose,
) -> None:
    source = """# 総則

## 目的

一項は[](#second)による。 {#first}

二項。 {#second}

三項は[](#first)及び[](#second)による。 {#third}

## 組織

[](#second)から[](#third)まで、[](#first)、[](#second)及び[](#own)による。[](#third)は[](#last)と[](#first)。 {#own}

# 附則 {.unnumbered}

[](#own)による。

[](#last)とする。 {#last}
"""
    assert references(composed(source, scheme="regulation")) == [
        "第2項",
        *("第1項", "第2項"),
        *("第1条第2項", "第3項", "第1条第1項", "第2項", "第2条第1項"),
        *("第1条第3項", "附則第2項", "第1条第1項"),
        "第2条第1項",
        "第2項",
    ]


def test_tables_are_numbered_if_they_have_a_caption(composed: Compose) -> None:
    table = "| a |\n|---|\n| b |"
    made = composed(f"表：甲\n\n{table}\n\n{table}\n\n表： {{.sheet}}\n\n{table}\n\n表：乙\n\n{table}")

    assert numbers(made) == ["表1", "", "", "表2"]


@pytest.mark.parametrize(
    ("source", "what"),
    [("[](#nowhere)", "#nowhere"), ("# 一 {#a}\n\n# 二 {#a}", "二つ"), ("段落 {#t}", "番号のある項では")],
)
def test_broken_anchors_are_problems_with_file_and_section(composed: Compose, source: str, what: str) -> None:
    with pytest.raises(PlannerError, match=what) as caught:
        composed(source)

    place = caught.value.problems[0].place
    assert place.file.endswith("text.md.j2")
    assert place.label == "地域情報化計画 text"


def test_figures_have_numbers_of_their_own_and_can_be_referred_to(composed: Compose) -> None:
    table = "| a | b |\n|---|---|\n| c | 1 |\n| d | 2 |"
    source = f"""[](#second)、[](#tbl)

図：一 {{.bar}}

{table}

表：題 {{#tbl}}

{table}

図：二 {{#second .tree}}

- 上 [](#tbl)

注：[](#second)の注
"""
    made = composed(source)

    assert [block.content.number for block in made.blocks() if isinstance(block.content, Table | Figure)] == [
        *("図1", "表1", "図2"),
    ]
    assert references(made) == ["図2", "表1", "表1", "図2"]
