"""What templates that want to look like a municipality's own text achieve, and what they do not (docs/audit.md)."""

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

import pytest

from planner.assessment.model import Assessment
from planner.audit.document import audit_document
from planner.audit.indicators import INDICATORS, Part
from planner.audit.likeness import MaskedDocument, masked, similarity
from planner.audit.masking import Mask, own_names, place_names
from planner.audit.model import Kind
from planner.audit.sources import Sources
from planner.manuscript.compose import compose
from planner.manuscript.model import Manuscript
from planner.manuscript.names import Context
from planner.programme.model import Programme
from planner.situation.model import Fact, Origin, OriginKind, Situation
from planner.templateset.model import DocumentSpec, SectionSpec, TemplateSet
from tests.audit.conftest import ON

TOWNS = {"湯沢市": {"code": 52078, "pop": 39_000}, "見本町": {"code": 11002, "pop": 4_100}}
GENERIC = (
    "人口減少と少子高齢化が進み、住民の求めるものは多様になっている。"
    "デジタル技術を使い、誰もが便利に暮らせる地域を実現する。"
)


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
    )
    situation = Situation(ON, MappingProxyType({fact.path: fact for fact in facts}))
    context = Context(situation, Assessment((), (), ()), Programme((2027,), (), (), (), (), "", ()))
    return compose(made, made.documents[0], context), situation


def alike(made: Mapping[str, tuple[Manuscript, Situation]]) -> float:
    """Return how alike the documents of both towns are."""
    one, other = (_masked(manuscript, situation, name) for name, (manuscript, situation) in made.items())
    return similarity(one.grams, other.grams)


def _masked(manuscript: Manuscript, situation: Situation, name: str) -> MaskedDocument:
    return masked(manuscript, Mask(own_names(situation) | place_names(situation)), name)


def share(made: Mapping[str, tuple[Manuscript, Situation]], kind: Kind) -> float:
    """Return the share of one kind in the document of 湯沢市."""
    return audit_document(*made["湯沢市"]).share.of(kind)


def test_the_name_sprinkled_over_generic_text_is_seen_by_both_measures(written: Callable[..., object]) -> None:
    made = written(GENERIC.replace("住民", "{{ town.name }}の住民").replace("地域", "{{ town.own }}"))
    assert (alike(made), share(made, Kind.COMMON)) == (1.0, 1.0)


def test_numbers_pasted_without_meaning_are_masked_and_only_their_digits_count(written: Callable[..., object]) -> None:
    made = written(GENERIC.replace("。", "（人口{{ stats.pop }}人）。"))
    assert alike(made) == 1.0
    assert share(made, Kind.PUBLIC) < 0.15


def test_numbers_pasted_without_meaning_are_not_told_from_figures_that_mean_something(
    written: Callable[..., object],
) -> None:
    made = written(GENERIC.replace("。", "（人口{{ stats.pop }}人）。"))
    manuscript, situation = made["湯沢市"]
    nobody = Mask(())
    part = Part(manuscript, _masked(manuscript, situation, ""), (), Sources(situation), nobody, nobody)
    assert INDICATORS["figures"].measure(part) > 4  # the limit for plans: this indicator is fooled


def test_synonyms_chosen_by_the_code_of_the_municipality_are_common_text(written: Callable[..., object]) -> None:
    chosen = "{% if town.code > 20000 %}を使い{% else %}を生かし{% endif %}"
    made = written(GENERIC.replace("を使い", chosen))
    assert share(made, Kind.COMMON) == 1.0
    assert alike(made) > 0.7


def test_synonyms_chosen_by_a_statistic_pass_for_own_text_and_only_the_comparison_sees_them(
    written: Callable[..., object],
) -> None:
    other = GENERIC.replace("を使い", "を生かし")
    made = written("{% if stats.pop > 9000 %}" + GENERIC + "{% else %}" + other + "{% endif %}")
    assert share(made, Kind.PUBLIC) == 1.0  # the trace is fooled
    assert alike(made) > 0.7  # the comparison is not


def test_a_paragraph_rewritten_for_each_size_that_says_nothing_passes_both_measures(
    written: Callable[..., object],
) -> None:
    nothing = "大きな町にふさわしい、活力に満ちた未来をみんなの手で形にしていく所存である。"
    made = written("{% if stats.pop > 9000 %}" + nothing + "{% else %}" + GENERIC + "{% endif %}")
    assert share(made, Kind.PUBLIC) == 1.0
    assert alike(made) < 0.1  # only a reader sees it


def test_a_slogan_is_seen_however_it_is_chosen_until_somebody_or_a_date_is_put_in(
    written: Callable[..., object],
) -> None:
    found = [
        audit_document(*written(text)["湯沢市"]).slogans
        for text in (
            "{% if stats.pop > 9000 %}にぎわいの創出を推進する。{% endif %}",
            "人口{{ stats.pop }}人のにぎわいの創出を推進する。",  # a pasted number hides it
            "令和9年度までに、にぎわいの創出を推進する。",  # so does a date
        )
    ]
    assert list(map(bool, found)) == [True, False, False]
