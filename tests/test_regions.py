"""The regional template sets: whom they serve, what they rest on, and that each is used where it differs."""

import re
from collections.abc import Iterable, Iterator
from itertools import combinations
from pathlib import Path

import pytest
import yaml
from msgspec.structs import replace

from planner.manuscript.compose import compose_all
from planner.manuscript.lint_sets import lint_set
from planner.manuscript.model import Block
from planner.manuscript.names import Context
from planner.manuscript.plaintext import block_lines
from planner.municipality.table import load_municipalities
from planner.pipeline import Decided, check, decide_all
from planner.situation.law import law_facts, shipped_laws
from planner.templateset.load import load_template_sets
from planner.templateset.model import BASE, TemplateSet
from planner.templateset.overlay import Entry
from planner.templateset.schema import REGION_TOPICS
from planner.workshop.reach import topics_told
from tests.reference.towns import GROUP, ON, TOWNS, built, workspace
from tests.shipped import QUESTIONS, SETS

pytestmark = GROUP

REGIONAL = sorted(name for name in SETS.by_id if name != BASE)
BLOCKS = {
    "hokkaido": "北海道",
    "tohoku": "東北",
    "kanto": "関東",
    "shinetsu": "信越",
    "hokuriku": "北陸",
    "tokai": "東海",
    "kinki": "近畿",
    "chugoku": "中国",
    "shikoku": "四国",
    "kyushu": "九州",
    "okinawa": "沖縄総合通信事務所",
}
PREFECTURES = {
    "03": "iwate",
    "05": "akita",
    "13": "tokyo",
    "15": "niigata",
    "16": "toyama",
    "17": "ishikawa",
    "20": "nagano",
    "27": "osaka",
    "30": "wakayama",
    "32": "shimane",
    "39": "kochi",
    "43": "kumamoto",
}
OVERLAID = ("region", "issues", "measures", "cases", "glossary")
# What a prefecture and others offer
SCHEMES = ("plan", "shared", "support")
SET_OF = {
    "mihonzawa": "nagano",
    "mihonjima": "kumamoto",
    "mihondate": "akita",
    "mihondai": "osaka",
    "mihontsu": "tokai",
    "mihongawa": "tokyo",
}


def own_entries(template_set: TemplateSet, name: str) -> list[Entry]:
    """Return the entries of which the set itself gives at least one key."""
    folder = str(template_set.chain[0])
    entries = template_set.overlay(name)
    return [entry for entry in entries if any(entry.at(key).file.startswith(folder) for key in entry.data)]


def base_texts() -> set[str]:
    """Return the titles and consequences of the issues and measures of the base, which every region may show."""
    entries = [entry for name in ("issues", "measures") for entry in SETS.by_id[BASE].overlay(name)]
    return {
        str(entry.data[key]).strip("。") for entry in entries for key in ("title", "consequence") if key in entry.data
    }


@pytest.fixture(scope="module")
def decided() -> dict[str, Decided]:
    return {town: built(town).decided for town in TOWNS}


@pytest.fixture(scope="module")
def plans() -> dict[str, tuple[Block, ...]]:
    return {town: tuple(built(town).files[0].manuscript.blocks()) for town in TOWNS}


def blocks(item: Decided) -> Iterator[Block]:
    context = Context(item.situation, item.assessment, item.programme)
    for manuscript in compose_all(item.template_set.with_only(("plan",)), context):
        yield from manuscript.blocks()


def test_every_municipality_has_the_set_of_its_prefecture_or_block_and_all_others_the_base() -> None:
    blocks_of = {code: name for name in BLOCKS for code in SETS.named(name).serves}
    for municipality in load_municipalities():
        code = municipality.prefecture_code
        assert SETS.serving(code).id == PREFECTURES.get(code, blocks_of.get(code, BASE))


@pytest.mark.parametrize("name", BLOCKS)
def test_a_block_serves_the_prefectures_of_its_bureau(name: str) -> None:
    (bureaus,) = (fact for fact in law_facts(shipped_laws(), ON) if fact.path == "law.mun-telecom-bureaus")
    names = {item.prefecture_code: item.prefecture for item in load_municipalities()}
    assert [names[code] for code in SETS.named(name).serves] == bureaus.value.values[BLOCKS[name]]
    assert [path.name for path in SETS.named(name).chain] == [name, BASE]


@pytest.mark.parametrize(("code", "name"), PREFECTURES.items())
def test_a_prefecture_inherits_from_the_block_that_serves_it(code: str, name: str) -> None:
    parents = [path.name for path in SETS.named(name).chain[1:]]
    serving = [block for block in BLOCKS if code in SETS.named(block).serves]
    assert parents == [*serving, BASE]


@pytest.mark.parametrize("name", REGIONAL)
def test_every_regional_fact_has_a_source_a_date_and_a_meaning_or_is_a_question(name: str) -> None:
    found = own_entries(SETS.named(name), "region")
    assert len(found) >= 3
    for entry in found:
        data = entry.data
        if "statement" in data:
            assert all(data.get(key) for key in ("source", "url", "as_of", "sure")), entry.id
        else:
            assert data["ask"], entry.id


# The regions that were asked for by name, each as a block and one of its prefectures
NAMED = ("tohoku", "akita", "kanto", "tokyo", "kinki", "osaka", "kyushu", "kumamoto")


@pytest.mark.parametrize("name", NAMED)
def test_a_region_that_was_asked_for_has_facts_of_every_topic_and_somebody_to_ask(name: str) -> None:
    template_set = SETS.named(name)
    served = [item for item in load_municipalities() if item.prefecture_code in template_set.serves]
    assert set(topics_told(template_set, served)) == set(REGION_TOPICS)
    asked = {entry.data["ask"]["whom"] for entry in template_set.overlay("region") if "ask" in entry.data}
    block = next(folder.name for folder in template_set.chain if folder.name in BLOCKS)
    assert f"総務省{BLOCKS[block]}総合通信局" in asked
    assert [whom for whom in asked if whom.endswith(("課", "事務局"))]


WORKERS = {"第1次": 0, "第2次": 1, "第3次": 2}
COUNTED = [entry for name in REGIONAL for entry in own_entries(SETS.named(name), "region") if "workers" in entry.id]


def share_of_workers(prefectures: Iterable[str], sector: int) -> float:
    """Return what is printed of the sum over the municipalities of the prefectures: a percentage of one decimal."""
    columns = ("workers_primary_2020", "workers_secondary_2020", "workers_tertiary_2020")
    members = [item for item in load_municipalities() if item.prefecture in set(prefectures)]
    sums = [sum(int(item.statistic(column)) for item in members) for column in columns]
    return round(sums[sector] / sum(sums) * 100, 1)


@pytest.mark.parametrize("entry", COUNTED, ids=lambda entry: entry.id)
def test_the_shares_of_workers_that_a_block_states_are_those_of_its_municipalities(entry: Entry) -> None:
    block = str(entry.data["id"]).partition("-")[0]
    names = {item.prefecture_code: item.prefecture for item in load_municipalities()}
    of_block = [names[code] for code in SETS.named(block).serves]
    told: list[str] = []
    for clause in re.split(r"(?=第[123]次産業)", str(entry.data["statement"]))[1:]:
        sector = WORKERS[clause[:3]]
        for prefecture, share in re.findall(r"([一-龥]{2,3}[都府県])(\d+\.\d)%", clause):
            assert float(share) == share_of_workers([prefecture], sector), prefecture
            told.append(prefecture)
        for count, share in re.findall(r"(\d)(?:府県|都県|県)の計(?:で)?(\d+\.\d)%", clause):
            assert (int(count), float(share)) == (len(of_block), share_of_workers(of_block, sector))
    # Whoever reads the fact finds the own prefecture in it
    assert set(told) == set(re.findall(r"'([^']+)'", str(entry.data["when"])))


@pytest.mark.parametrize("name", REGIONAL)
def test_a_municipality_that_a_regional_fact_names_is_one_the_set_serves(name: str) -> None:
    served = {item.name for item in load_municipalities() if item.prefecture_code in SETS.named(name).serves}
    for entry in own_entries(SETS.named(name), "region"):
        read = f"{entry.data.get('when')} {entry.data.get('here')}"
        for names in re.findall(r"town\.name (?:in|==) (\([^)]*\)|'[^']*')", read):
            assert set(re.findall(r"[\"']([^\"']+)[\"']", names)) <= served, entry.id


@pytest.mark.parametrize("name", REGIONAL)
def test_a_set_repeats_nothing_that_its_parent_says(name: str) -> None:
    template_set = SETS.named(name)
    parent = SETS.named(template_set.chain[1].name)
    for kind in OVERLAID:
        inherited = {entry.id: entry.data for entry in parent.overlay(kind)}
        for entry in own_entries(template_set, kind):
            folder = str(template_set.chain[0])
            given = {key for key in entry.data if key != "id" and entry.at(key).file.startswith(folder)}
            same = given & {key for key, value in inherited.get(entry.id, {}).items() if entry.data[key] == value}
            assert same == set(), f"{kind} {entry.id}"


@pytest.mark.parametrize(("town", "name"), SET_OF.items())
def test_each_fictitious_municipality_gets_the_set_of_its_region(
    decided: dict[str, Decided], town: str, name: str
) -> None:
    assert decided[town].template_set.id == name


@pytest.mark.parametrize("town", [town for town, name in SET_OF.items() if name != BASE])
def test_a_plan_states_what_its_region_knows_and_asks_what_it_does_not(
    decided: dict[str, Decided], plans: dict[str, tuple[Block, ...]], town: str
) -> None:
    text = "\n".join(block.text for block in plans[town])
    applying = {path: fact.value for path, fact in decided[town].situation.facts.items() if path.startswith("region.")}
    small = decided[town].situation.facts["derived.is_small"].value
    for value in applying.values():
        if getattr(value, "statement", ""):
            # A small town reads of the schemes of its prefecture what it does with them, and where that is told
            assert value.statement in text or (small and value.topic in SCHEMES)
            assert value.source in text
        if getattr(value, "ask", None):
            assert value.ask.time in text
    written = {entry.id: entry.data for entry in decided[town].template_set.overlay("region")}
    doubtful = [data["statement"] for data in written.values() if data.get("sure") == "low"]
    assert [statement for statement in doubtful if statement in text] == []


def test_every_town_has_a_drawing_of_its_levels(plans: dict[str, tuple[Block, ...]]) -> None:
    drawn = {town for town, found in plans.items() if any("今の段階\t計画の目標" in block.text for block in found)}
    assert drawn == set(TOWNS)


def test_the_first_year_in_a_regional_fact_and_its_question_is_the_first_fiscal_year_of_the_plan() -> None:
    given = replace(workspace("mihonjima"), region="kochi")
    text = "\n".join(block.text for block in blocks(decide_all(given, check(given))))
    assert "1年目の5月" not in text
    assert "1年目の6月" not in text
    assert "令和9年度の6月までに地図に書き出し" in text
    assert "自団体の区域の集落活動センターの今の数" in text
    assert "\t令和9年度の5月" in text


def sentences(found: Iterable[Block]) -> set[str]:
    """Return the sentences and cells of some length, numbers masked, series of them as one, named tables left out."""
    masked = (re.sub(r"\d+", "0", block.text) for block in found)
    texts = (re.sub(r"(施策0、)+(?=施策0)|（[表図]0(?:、[表図]0)*）", "", text) for text in masked)
    pieces = (piece.strip() for text in texts for piece in re.split(r"[。\t\n]", text))
    return {piece for piece in pieces if len(piece) >= 20}


@pytest.mark.parametrize(
    ("town", "partner"), [("mihongawa", "都と区市町村の共同の調達"), ("mihondai", "GovTech大阪の共同調達")]
)
def test_online_forms_come_from_the_partner_they_are_shared_with_and_else_from_the_service_of_the_region(
    plans: dict[str, tuple[Block, ...]], town: str, partner: str
) -> None:
    lines = [line for block in plans[town] for line in block_lines(block)]
    assert [line for line in lines if line.startswith(f"| 住民向けの電子申請の仕組み | {partner} |")]
    # Where they are shared already, the plan goes on with that
    assert any("今の共同利用（電子申請を利用中）を次の期間も続けるか" in line for line in lines) is (
        town == "mihongawa"
    )


@pytest.mark.parametrize(("region", "helped"), [("tokyo", True), ("nagano", False)])
def test_a_small_town_hall_plans_to_use_the_people_of_its_prefecture_where_a_source_tells_of_them(
    region: str, helped: bool
) -> None:
    given = replace(workspace("mihonzawa"), region=region)
    decided = decide_all(given, check(given))
    chosen = {chosen.measure.id for chosen in decided.programme.measures}
    assert ("prefecture-help" in chosen) is helped
    text = "\n".join(block.text for block in blocks(decided))
    assert ("GovTech東京に頼む1件を選ぶ" in text) is helped


def test_two_municipalities_of_different_regions_share_no_regional_sentence(
    plans: dict[str, tuple[Block, ...]],
) -> None:
    nationwide = [replace(workspace(town), region=BASE) for town, name in SET_OF.items() if name != BASE]
    common = {piece for given in nationwide for piece in sentences(blocks(decide_all(given, check(given))))}
    regional = {town: sentences(plans[town]) - common for town, name in SET_OF.items() if name != BASE}
    common |= sentences(plans["mihontsu"])  # whose region has no set
    assert all(len(found) >= 10 for found in regional.values())
    shared = {piece for one, other in combinations(regional.values(), 2) for piece in one & other}
    # A regional measure may put off one of the base in both, which is then told in another form
    nationwide_texts = base_texts()
    assert {piece for piece in shared if not any(text in piece for text in nationwide_texts)} == set()


def test_the_examples_of_the_guide_can_be_used_as_they_are(tmp_path: Path) -> None:
    guide = (Path(__file__).parents[1] / "docs" / "coordinators.md").read_text(encoding="utf-8")
    template, region, laws = re.findall(r"```yaml\n(.*?)```", guide, re.DOTALL)
    given = yaml.safe_load(template)
    for name, text in (("template", template), ("region", region), ("laws", laws)):
        (tmp_path / given["id"]).mkdir(exist_ok=True)
        (tmp_path / given["id"] / f"{name}.yaml").write_text(text, encoding="utf-8")
    template_set = load_template_sets(tmp_path).serving(given["serves"]["prefectures"][0])
    assert template_set.id == given["id"]
    assert list(lint_set(template_set, QUESTIONS, ON, template_set.chain[:1])) == []


def test_the_guide_names_every_set_that_travels_with_the_planner() -> None:
    guide = (Path(__file__).parents[1] / "docs" / "coordinators.md").read_text(encoding="utf-8")
    assert [name for name in REGIONAL if f"{name}（{SETS.named(name).title}）" not in guide] == []
