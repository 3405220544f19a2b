"""Blocks, documents and situations, written by the test that needs them."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType

import pytest

from planner.assessment.model import Assessment
from planner.errors import Place
from planner.manuscript.compose import compose
from planner.manuscript.elements import Heading, Paragraph, Text
from planner.manuscript.model import Block, Cover, DocumentSection, Manuscript, Scheme, Trace
from planner.manuscript.names import Context
from planner.missing import Missing, Reason
from planner.programme.model import Programme
from planner.questionnaire.model import Column, Disclosure, Question, QuestionType
from planner.situation.law import LegalFact
from planner.situation.model import Fact, Origin, OriginKind, Situation
from planner.situation.region import RegionFact
from planner.templateset.model import DocumentSpec, SectionSpec, TemplateSet

ON = date(2026, 11, 23)
TOWNS = {
    "湯沢市": {
        "code": 52078,
        "pop": 39_000,
        "climate": "冬は雪が深く、山あいの集落では道の止まる日が月に4日ほどあり、買物と通院に困る。",
        "districts": ("湯沢", "稲川", "雄勝", "皆瀬"),
    },
    "見本町": {
        "code": 11002,
        "pop": 4_100,
        "climate": "夏から秋は台風で船が出ず、島の荷の到着と診療所への往復が月に3日ほど遅れる。",
        "districts": ("東浦", "西浦", "北浜", "南浜"),
    },
}
ANSWERED = Origin(OriginKind.ANSWER)


@pytest.fixture
def document() -> Callable[..., Manuscript]:
    """Return what makes a public plan out of texts with traces, one section each."""

    def make(*blocks: tuple[str, Trace], disclosure: Disclosure = Disclosure.PUBLIC) -> Manuscript:
        sections = tuple(
            DocumentSection(f"s{index}", (_block(f"plan.s{index}.1", text, trace),))
            for index, (text, trace) in enumerate(blocks, start=1)
        )
        cover = Cover("湯沢市計画", "湯沢市", "", "案", "", ON)
        return Manuscript("plan", "湯沢市計画", "01", disclosure, Scheme.CHAPTERS, True, cover, sections)

    return make


def _block(identity: str, text: str, trace: Trace) -> Block:
    inlines = (Text(text.removeprefix("# ")),)
    content = Heading(1, inlines) if text.startswith("# ") else Paragraph(inlines)
    return Block(identity, content, text.removeprefix("# "), trace)


@pytest.fixture
def situation() -> Callable[..., Situation]:
    """Return what makes a situation out of facts."""
    return lambda *facts: Situation(ON, MappingProxyType({fact.path: fact for fact in facts}))


@pytest.fixture
def answer() -> Callable[..., Fact]:
    """Return what makes the fact of an answer."""

    def make(
        path: str,
        value: object = 3,
        kind: QuestionType = QuestionType.INTEGER,
        disclosure: Disclosure = Disclosure.PUBLIC,
        as_of: str = "2026-10-01",
        columns: tuple[Column, ...] = (),
    ) -> Fact:
        question = Question(path, "問い", "理由", "", kind, "it", disclosure, Place(), columns=columns)
        origin = Origin(OriginKind.ANSWER, "回答", as_of)
        return Fact(path, value, f"{path}の名", origin, disclosure=disclosure, question=question)

    return make


@pytest.fixture
def written(tmp_path: Path) -> Callable[[str], dict[str, tuple[Manuscript, Situation]]]:
    """Return what writes a template for both towns."""

    def write(source: str) -> dict[str, tuple[Manuscript, Situation]]:
        path = tmp_path / "base/documents/plan/text.md.j2"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(source, encoding="utf-8")
        spec = DocumentSpec("plan", "計画", "01", "public", "chapters", (SectionSpec("text"),))
        made = TemplateSet("test", "試し", (), (tmp_path / "base",), (spec,))
        return {name: _composed(made, name, values) for name, values in TOWNS.items()}

    return write


def _composed(made: TemplateSet, name: str, values: Mapping[str, object]) -> tuple[Manuscript, Situation]:
    public, rule = Origin(OriginKind.PUBLIC), Origin(OriginKind.BUILD)
    facts = (
        Fact("town.name", name, "団体", public),
        Fact("town.own", "本市" if name.endswith("市") else "本町", "自称", public),
        Fact("town.code", values["code"], "番号", public),
        Fact("stats.pop", values["pop"], "人口", public),
        Fact("build.on", ON, "作成日", rule),
        Fact("basics.climate", values["climate"], "気候", ANSWERED, question=_question("basics.climate")),
        Fact("basics.districts", values["districts"], "地区", ANSWERED, question=_question("basics.districts")),
        Fact("basics.unasked", Missing("basics.unasked"), "未定", ANSWERED, question=_question("basics.unasked")),
        Fact("organisation.it_department", "情報課", "課", ANSWERED, question=_question("organisation.it_department")),
        Fact("derived.plan_first_year", 2027, "初年度", Origin(OriginKind.DERIVED, inputs=("basics.climate",))),
        Fact("law.duty", LegalFact("duty", "", {}, None, True, "", "", "", "high"), "義務", Origin(OriginKind.LAW)),
        Fact("region.snow", _snow(name), "大雪", Origin(OriginKind.REGION, "県の発表", "2026-02")),
    )
    situation = Situation(ON, MappingProxyType({fact.path: fact for fact in facts}))
    context = Context(situation, Assessment((), (), ()), Programme((2027,), (), (), (), (), "", ()))
    return compose(made, made.documents[0], context), situation


def _question(path: str) -> Question:
    return Question(path, "問い", "理由", "", QuestionType.LONGTEXT, "it", Disclosure.PUBLIC, Place())


def _snow(name: str) -> RegionFact | Missing:
    """Return a fact about the region of 湯沢市, which does not apply to the other."""
    if name != "湯沢市":
        return Missing("region.snow", Reason.NOT_APPLICABLE)
    source, address = "県の発表", "https://example.jp"
    return RegionFact(
        "region.snow", "climate", "大雪", "大雪であった。", "", source, address, "2026-02", "high", (), None
    )
