"""What is known of a region is stated with its source, asked where it is not sure, left out where it does not apply."""

from datetime import date
from pathlib import Path
from types import MappingProxyType

import pytest

from planner.errors import PlannerError
from planner.situation.law import law_facts, shipped_laws
from planner.situation.model import Fact, Origin, OriginKind, Situation
from planner.situation.region import RegionFact, regional, with_region
from planner.templateset.overlay import overlaid

ON = date(2026, 11, 23)
SNOW = """
- id: snow
  topic: climate
  title: 大雪
  statement: 県は7市町村に災害救助法を適用した。
  here: 名簿を改める。
  source: 県の発表
  url: https://example.jp/snow
  as_of: "2026-02-03"
  sure: high
"""
QUESTION = """
- id: cloud
  topic: shared
  title: 共同の仕組み
  ask: {who: it, whom: 県の課, what: 次の更新の年度, time: 予算要求の前}
"""


def situation(prefecture: str = "秋田県", name: str = "湯沢市") -> Situation:
    public = Origin(OriginKind.PUBLIC)
    facts = [
        Fact("town.prefecture", prefecture, "都道府県", public),
        Fact("town.name", name, "団体名", public),
        Fact("service.cashless", True, "キャッシュレス", Origin(OriginKind.ANSWER)),
        *law_facts(shipped_laws(), ON),
    ]
    return Situation(ON, MappingProxyType({fact.path: fact for fact in facts}))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


def known(folder: Path, text: str, **of: str) -> Situation:
    (folder / "region.yaml").write_text(text, encoding="utf-8")
    return with_region(situation(**of), overlaid([folder], "region"))


def test_a_statement_carries_its_source_and_date(folder: Path) -> None:
    fact = known(folder, SNOW)["region.snow"]
    assert (fact.label, fact.origin.kind, fact.origin.source, fact.origin.as_of, fact.origin.url) == (
        "大雪",
        OriginKind.REGION,
        "県の発表",
        "2026-02-03",
        "https://example.jp/snow",
    )


def test_what_is_not_sure_is_asked_and_never_stated(folder: Path) -> None:
    low = (
        SNOW.replace("sure: high", "sure: low") + "  ask: {who: planning, whom: 県の課, what: 市町村の名, time: 4月}\n"
    )
    fact = known(folder, low)["region.snow"]
    assert isinstance(fact.value, RegionFact)
    assert (fact.value.statement, fact.value.here, fact.origin.kind) == ("", "", OriginKind.RULE)
    assert fact.value.ask is not None
    assert fact.value.ask.whom == "県の課"


HELP = "  offers: [experts]\n"
ASKED = "  ask: {who: it, whom: 県の課, what: 頼める仕事, time: 4月}\n"


def test_help_can_be_counted_on_only_where_the_scheme_is_sure(folder: Path) -> None:
    for sure, offered in (("high", ("experts",)), ("low", ())):
        text = SNOW.replace("sure: high", f"sure: {sure}") + HELP + ASKED
        (fact,) = regional(known(folder, text))
        assert fact.offers == offered


def test_a_town_knows_what_help_the_schemes_that_apply_to_it_give(folder: Path) -> None:
    text = SNOW + "  when: town.name == '湯沢市'\n" + HELP + ASKED
    assert known(folder, text, name="湯沢市").value("town.offers") == ("experts",)
    assert known(folder, text, name="男鹿市").value("town.offers") == ()


@pytest.mark.parametrize("text", [SNOW + HELP, QUESTION + HELP])
def test_help_needs_a_statement_and_an_office_to_apply_to(folder: Path, text: str) -> None:
    with pytest.raises(PlannerError) as caught:
        known(folder, text)
    assert "offers（受けられる支援）に要る項目が足りません" in str(caught.value)


def test_what_does_not_apply_here_is_not_listed(folder: Path) -> None:
    coast = SNOW + "  when: town.name in ('男鹿市', 'にかほ市')\n"
    assert [item.id for item in regional(known(folder, coast, name="男鹿市"))] == ["region.snow"]
    assert regional(known(folder, coast, name="湯沢市")) == ()


def test_entries_are_listed_by_topic(folder: Path) -> None:
    assert [item.id for item in regional(known(folder, QUESTION + SNOW))] == ["region.snow", "region.cloud"]


def test_a_child_changes_the_keys_it_gives(tmp_path: Path) -> None:
    for name, text in (
        ("base", SNOW),
        ("child", '- {id: snow, statement: 県は8市町村に適用した。, as_of: "2026-03"}\n'),
    ):
        (tmp_path / name).mkdir()
        (tmp_path / name / "region.yaml").write_text(text, encoding="utf-8")
    found = with_region(situation(), overlaid([tmp_path / "child", tmp_path / "base"], "region"))["region.snow"]
    assert (found.value.statement, found.origin.as_of, found.origin.source) == (
        "県は8市町村に適用した。",
        "2026-03",
        "県の発表",
    )


@pytest.mark.parametrize(
    ("prefecture", "bureau"),
    [("秋田県", "東北総合通信局"), ("静岡県", "東海総合通信局"), ("沖縄県", "沖縄総合通信事務所")],
)
def test_the_bureau_is_the_one_that_serves_the_prefecture(folder: Path, prefecture: str, bureau: str) -> None:
    assert known(folder, SNOW, prefecture=prefecture).value("town.bureau") == bureau


# what is written -> what is told
MISTAKES = [
    (SNOW.replace("  source: 県の発表\n", ""), "statement に要る項目が足りません（source）"),
    (SNOW.replace("  here: 名簿を改める。\n", ""), "statement に要る項目が足りません（here）"),
    (SNOW.replace("sure: high", "sure: low"), "確かでない（low）のに ask がありません"),
    ("- {id: x, topic: land, title: 題}\n", "statement も ask もありません"),
    (QUESTION.replace("who: it", "who: mayor"), "ask の who「mayor」という役割はありません"),
    (SNOW + "  when: service.cashless\n", "when で読めない名前があります（service.cashless）"),
    (SNOW + "  when: 'town.name in ('\n", "式として読めません"),
    (SNOW + "  when: town.nam == '男鹿市'\n", "when の「town.nam」という名前はありません"),
    (SNOW + "  when: town.name > 1\n", "when は判定できません（値の種類が合いません）"),
    (SNOW.replace("climate", "weather"), "weather"),
    (SNOW.replace('"2026-02-03"', "令和8年"), "令和8年"),
]


@pytest.mark.parametrize(("text", "told"), MISTAKES)
def test_a_mistake_is_told_with_its_line(folder: Path, text: str, told: str) -> None:
    with pytest.raises(PlannerError) as caught:
        known(folder, text)
    (problem,) = caught.value.problems
    assert told in problem.what
    assert problem.place.file.endswith("region.yaml")
    assert problem.place.line is not None
