"""What one document cites of another."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from planner.errors import PlannerError
from planner.manuscript.compose import compose_all
from planner.manuscript.model import Manuscript
from planner.manuscript.names import Context
from planner.templateset.model import DocumentSpec, SectionSpec, TemplateSet

RULES = "# 総則\n\n## 目的\n\n一項。\n\n## 委託 {#contract}\n\n一項。\n"
FILES = {
    "base/documents/rules/text.md.j2": RULES,
    "base/documents/guide/text.md.j2": "# 契約\n\n基準の[委託](rules#contract)による。\n",
}
Make = Callable[..., TemplateSet]


@pytest.fixture
def two(template_set: Make) -> Callable[[dict[str, str]], TemplateSet]:
    """Return what makes a set of a guideline and the rules that it cites."""

    def make(files: dict[str, str]) -> TemplateSet:
        sections = (SectionSpec("text"),)
        guide = DocumentSpec("guide", "手引", "01", "public", "chapters", sections)
        rules = DocumentSpec("rules", "基準", "02", "public", "regulation", sections)
        return replace(template_set(FILES | files), documents=(guide, rules))

    return make


def sentence(manuscripts: tuple[Manuscript, ...]) -> str:
    return next(block.text for block in manuscripts[0].blocks() if block.text.startswith("基準の"))


def test_an_article_is_cited_by_the_number_and_caption_it_has(
    two: Callable[..., TemplateSet], context: Callable[..., Context]
) -> None:
    assert sentence(compose_all(two({}), context())) == "基準の第2条（委託）による。"


def test_the_number_follows_when_an_article_is_put_before_it(
    two: Callable[..., TemplateSet], context: Callable[..., Context]
) -> None:
    longer = {"base/documents/rules/text.md.j2": RULES.replace("## 委託", "## 定義\n\n一項。\n\n## 委託")}
    assert sentence(compose_all(two(longer), context())) == "基準の第3条（委託）による。"


def test_a_document_built_alone_cites_by_the_words(
    two: Callable[..., TemplateSet], context: Callable[..., Context]
) -> None:
    alone = two({}).with_only(("guide",))
    assert sentence(compose_all(alone, context())) == "基準の「委託」による。"


BROKEN = [
    ("[委託先](rules#contract)", "「委託先」と引いた所の見出しは「委託」です"),
    ("[委託](rules#contracts)", "参照先「rules#contracts」がありません"),
    ("[委託](rule#contract)", "参照先「rule#contract」がありません"),
    ("[](rules#contract)", "リンクは文書に入りません"),
    ("[委託](https://example.jp/#contract)", "リンクは文書に入りません"),
]


@pytest.mark.parametrize(("written", "what"), BROKEN)
def test_a_citation_of_what_is_not_there_is_an_error(
    written: str, what: str, two: Callable[..., TemplateSet], context: Make
) -> None:
    files = {"base/documents/guide/text.md.j2": f"# 契約\n\n基準の{written}による。\n"}
    with pytest.raises(PlannerError) as raised:
        compose_all(two(files), context())
    assert what in str(raised.value.problems[0].what)
