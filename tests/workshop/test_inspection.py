"""What a coordinator wrote and nobody will read, or what nothing stands behind, is found before a document is built."""

import zipfile
from datetime import date
from pathlib import Path

import pytest

from planner.errors import PlannerError
from planner.manuscript.lint_sets import lint_set
from planner.shipped import shipped_folder
from planner.templateset.load import load_template_sets
from planner.templateset.overlay import overlaid
from planner.workshop.inspection import doubts
from tests.cli.conftest import Command
from tests.shipped import QUESTIONS

pytestmark = pytest.mark.xdist_group("lint")  # so that one process finds out what each template holds

BASE = shipped_folder("plan_templates") / "base"
PREAMBLE = "documents/security-policy/preamble.md.j2"


def found(folder: Path, on: date = date(2026, 11, 25)) -> set[tuple[str, str, int | None]]:
    """Return code, file and line of every doubt about the set."""
    sets = load_template_sets(folder)
    problems = doubts(sets, sets.named("hyogo"), on)
    own = folder / "hyogo"
    return {(item.code, Path(item.place.file).relative_to(own).as_posix(), item.place.line) for item in problems}


def put(folder: Path, name: str, text: str) -> None:
    path = folder / "hyogo" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


@pytest.fixture
def sound(hyogo: Path) -> Path:
    """Return the folder of the set after its one mistake, a misspelled block, was mended."""
    put(hyogo, PREAMBLE, '{% extends "parent" %}\n{% block position %}\n{{ super() }}\n{% endblock %}\n')
    return hyogo


def test_a_misspelled_block_is_the_one_mistake_of_a_set_and_none_is_left_once_it_is_mended(hyogo: Path) -> None:
    assert found(hyogo) == {("template/idle-block", PREAMBLE, 7)}
    put(hyogo, PREAMBLE, '{% extends "parent" %}\n{% block position %}\n{{ super() }}\n{% endblock %}\n')
    assert found(hyogo) == set()


def test_a_misspelled_block_is_an_error_that_offers_the_nearest_of_the_parent(planner: Command, hyogo: Path) -> None:
    result = planner("template", "lint", hyogo)
    assert result.status == 1
    assert "誤り  " in result.out
    assert "7行目 「security-policy preamble」: ブロック「positoin」は親になく" in result.out
    assert "→ 「position」の書き誤りではありませんか" in result.out


# file -> what is written there, and what is found
MISTAKES = {
    "a block without content": (
        PREAMBLE,
        '{% extends "parent" %}\n{% block position %}\n{% endblock %}\n',
        ("template/empty-block", 2),
    ),
    "a fact quoted where it need not apply": (
        "measures/shelter.yaml",
        "id: shelter-reception\nbecause: '{{ quoted(\"region.kyushu-island-lines\") }}'\n",
        ("template/narrow-fact", 2),
    ),
    "an entry like its parent": (
        "glossary.yaml",
        "- {id: hyogo-hill, term: 播磨, meaning: 県の南西部}\n- {id: gov-cloud, term: ガバメントクラウド}\n",
        ("template/idle-entry", 2),
    ),
    "an issue that nothing addresses": (
        "issues.yaml",
        "- {id: hills, domain: procurement, when: stats.area_km2 > 1, title: 丘, evidence: 丘, consequence: 丘,"
        " severity: 1}\n",
        ("template/no-measure", 1),
    ),
    "a measure done in one way without a reason": (
        "measures/shelter.yaml",
        "id: shelter-reception\nvariants:\n- {up_to_level: 5, content: 丘, steps: [{do: 丘, who: it, when: 毎年の5月}],"
        " effort: {setup: 1, running: 1, basis: 丘}, cost: null}\n",
        ("template/one-variant", 2),
    ),
    "a file of a name that is not read": ("regions.yaml", "- {id: x}\n", ("template/unread-file", None)),
    "what a new set leaves to be filled in": (
        "cases.yaml",
        "- {id: c, theme: …, municipality: 市, prefecture: 県, population_class: 小, what: 丘, confidence: high,"
        " source_title: 資料, source_url: 'https://example.jp'}\n",
        ("template/unfilled", 1),
    ),
    "a fact for a town that the set does not serve": (
        "region.yaml",
        "- id: hyogo-hills\n  topic: land\n  title: 丘\n  when: town.name == '倉敷市'\n"
        "  ask: {who: it, whom: 県の課, what: 丘の数, time: 毎年の4月}\n",
        ("template/unreached-fact", 4),
    ),
    "a section that no document has": ("documents/plan/own_sitation.md.j2", "# 丘\n", ("template/unread-file", None)),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_it_is_found_with_its_place(sound: Path, mistake: str) -> None:
    name, text, (code, line) = MISTAKES[mistake]
    put(sound, name, text)
    assert found(sound) == {(code, name, line)}


def test_a_parent_s_measure_is_to_be_worded_twice_and_not_taken_from_others(planner: Command, sound: Path) -> None:
    put(
        sound,
        "measures/shelter.yaml",
        "id: shelter-reception\nbecause: '{{ quoted(\"region.kyushu-island-lines\") }}'\n",
    )
    out = planner("template", "lint", sound).out
    assert '→ {% if region["kyushu-island-lines"] is known %}…{% else %}（親の文）{% endif %} で書き分けて' in out


@pytest.mark.parametrize("name", ["豊岡市", "神戸市"])
def test_a_fact_for_a_town_that_the_set_serves_is_no_mistake(sound: Path, name: str) -> None:
    ask = "ask: {who: it, whom: 県の課, what: 丘の数, time: 毎年の4月}"
    put(sound, "region.yaml", f"- {{id: hyogo-hills, topic: land, title: 丘, when: town.name == '{name}', {ask}}}\n")
    assert found(sound) == set()


@pytest.mark.parametrize("when", ["town.name ==", "town.nme == '豊岡市'"])
def test_a_condition_that_cannot_be_read_is_not_said_to_reach_nobody(sound: Path, when: str) -> None:
    ask = "ask: {who: it, whom: 県の課, what: 丘の数, time: 毎年の4月}"
    put(sound, "region.yaml", f"- id: hyogo-hills\n  topic: land\n  title: 丘\n  when: {when}\n  {ask}\n")
    assert found(sound) == set()


def test_a_fact_of_the_parent_may_be_left_out_for_all(sound: Path) -> None:
    put(sound, "region.yaml", "- {id: kyushu-certificates, when: town.name == ''}\n")
    assert found(sound) == set()
    sets = load_template_sets(sound)
    assert list(lint_set(sets.named("hyogo"), QUESTIONS, date(2026, 11, 25))) == []


QUOTES = '{{ quoted("region.kyushu-island-lines") }}'
ASKS = 'region["kyushu-island-lines"] is known'


@pytest.mark.parametrize(
    "measure",
    [
        f"because: '{QUOTES}'\napplies: {ASKS}\n",
        f"because: '{{% if {ASKS} %}}{QUOTES}{{% endif %}}'\n",
        "because: '{{ quoted(\"region.kyushu-certificates\") }}'\n",  # applies to all
    ],
)
def test_a_fact_that_applies_wherever_it_is_quoted_is_no_mistake(sound: Path, measure: str) -> None:
    put(sound, "measures/shelter.yaml", f"id: shelter-reception\n{measure}")
    assert found(sound) == set()


def test_a_second_fact_of_the_same_condition_needs_no_condition_of_its_own(sound: Path) -> None:
    fact = "{{id: hyogo-{id}, topic: land, title: 丘, when: \"town.name == '{town}'\", statement: 丘, here: 丘,"
    rest = ' source: 県, url: "https://example.jp", as_of: "2026", sure: high}\n'
    towns = {"hill": "姫路市", "dale": "姫路市", "shore": "明石市"}
    put(sound, "region.yaml", "".join(f"- {fact.format(id=id, town=town)}{rest}" for id, town in towns.items()))
    quotes = "".join(f'{{{{ quoted("region.hyogo-{id}") }}}}' for id in ("hill", "dale"))
    applies = 'applies: region["hyogo-hill"] is known\n'
    put(sound, "measures/shelter.yaml", f"id: shelter-reception\nbecause: '{quotes}'\n{applies}")
    assert found(sound) == set()
    other = '{{ quoted("region.hyogo-shore") }}'
    put(sound, "measures/shelter.yaml", f"id: shelter-reception\nbecause: '{quotes}{other}'\n{applies}")
    assert found(sound) == {("template/narrow-fact", "measures/shelter.yaml", 2)}


def test_a_file_that_cannot_be_read_silences_no_check_that_can_do_without_it(sound: Path) -> None:
    put(sound, "region.yaml", "- {id: hyogo-hill, topic: land\n")
    put(sound, "regions.yaml", "- {id: x}\n")
    put(
        sound,
        "issues.yaml",
        "- {id: hills, domain: procurement, when: stats.area_km2 > 1, title: 丘, evidence: 丘,"
        " consequence: 丘, severity: 1}\n",
    )
    codes = {code for code, _, _ in found(sound)}
    assert {"template/unread-file", "template/no-measure"} <= codes


def test_a_template_that_cannot_be_compiled_is_told_beside_a_fact_without_a_date(sound: Path) -> None:
    fact = '- {id: hyogo-hill, topic: land, title: 丘, statement: 丘, here: 丘, source: 県, url: "https://example.jp",'
    put(sound, "region.yaml", f"{fact} sure: high}}\n")
    put(sound, PREAMBLE, '{% extends "parent" %}\n{% block position %}\n{{ figure("a" }}\n{% endblock %}\n')
    sets = load_template_sets(sound)
    problems = lint_set(sets.named("hyogo"), QUESTIONS, date(2026, 11, 25))
    assert {Path(item.place.file).name for item in problems} == {"region.yaml", "preamble.md.j2"}


def test_an_empty_block_that_says_why_is_no_mistake(sound: Path) -> None:
    text = '{% extends "parent" %}\n{% block position %}\n{## 前文は議会が別に定める ##}\n{% endblock %}\n'
    put(sound, PREAMBLE, text)
    assert found(sound) == set()


def test_a_legal_fact_that_has_expired_on_the_day_is_told_unless_the_text_asks(sound: Path) -> None:
    stated = (
        '{% extends "parent" %}\n{% block position %}\n{{ law["proc-wto-threshold-2026"].statement }}\n{% endblock %}\n'
    )
    put(sound, PREAMBLE, stated)
    assert found(sound, date(2028, 3, 31)) == set()
    assert found(sound, date(2028, 4, 1)) == {("template/expired", PREAMBLE, 3)}
    asked = (
        '{% if law["proc-wto-threshold-2026"].in_force %}\n{{ law["proc-wto-threshold-2026"].statement }}\n{% endif %}'
    )
    put(sound, "controls.yaml", "- id: csirt\n  todo: '{{ law[\"proc-wto-threshold-2026\"].statement }}'\n")
    assert ("template/expired", "controls.yaml", 2) in found(sound, date(2028, 4, 1))
    put(sound, "controls.yaml", "")
    put(sound, PREAMBLE, f'{{% extends "parent" %}}\n{{% block position %}}\n{asked}\n{{% endblock %}}\n')
    assert found(sound, date(2028, 4, 1)) == set()


def test_a_law_that_had_expired_before_is_told_where_a_set_changes_it_but_not_where_a_set_ends_it(sound: Path) -> None:
    put(sound, "laws.yaml", "- id: proc-wto-threshold-2026\n  source_title: 資料\n")
    assert found(sound, date(2028, 3, 31)) == set()
    assert found(sound, date(2028, 4, 1)) == {("template/expired", "laws.yaml", 1)}
    put(sound, "laws.yaml", '- id: proc-wto-threshold-2026\n  values: {valid_to: "2026-12-31"}\n')
    assert found(sound, date(2027, 1, 1)) == set()
    assert found(sound, date(2028, 4, 1)) == {("template/expired", "laws.yaml", 2)}


@pytest.mark.parametrize("address", ["市の資料", "https://…"])
def test_a_case_without_the_address_of_its_source_is_refused(sound: Path, address: str) -> None:
    case = "{id: c, theme: 丘, municipality: 市, prefecture: 県, population_class: 小, what: 丘, confidence: high"
    put(sound, "cases.yaml", f"- {case}, source_title: 丘, source_url: {address}}}\n")
    with pytest.raises(PlannerError, match=f"cases.yaml 1行目 「c」: .*「{address}」は所在（URL）として読めません"):
        overlaid(load_template_sets(sound).named("hyogo").chain, "cases")


def test_a_style_that_comes_from_the_parent_is_remarked(sound: Path) -> None:
    with zipfile.ZipFile(BASE / "style.docx") as before, zipfile.ZipFile(sound / "hyogo" / "style.docx", "w") as after:
        for item in before.infolist():
            after.writestr(item, before.read(item).replace("表の注".encode(), "注の表".encode()))
    assert found(sound) == {("template/inherited-style", "style.docx", None)}


def test_a_style_that_is_missing_is_told(sound: Path) -> None:
    with zipfile.ZipFile(BASE / "style.docx") as before, zipfile.ZipFile(sound / "hyogo" / "style.docx", "w") as after:
        for item in before.infolist():
            after.writestr(item, before.read(item).replace(b'w:val="heading 2"', b'w:val="changed"'))
    assert found(sound) == {("word/style-missing", "style.docx", None)}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("measures/shelter.yaml", "id: shelter-reception\napplies: \"'typhoon' in basics.hazards\"\n"),
        (
            "contradictions.yaml",
            "- id: zone\n  when: row.zone == 'cloud'\n  each: systems.ledger\n  says: 丘\n  remedy: 丘\n",
        ),
        (
            "region.yaml",
            "- id: hills\n  when: town.name in ('豊岡市', '朝来')\n  topic: land\n  title: 丘\n"
            "  ask: {who: it, whom: 県の課, what: 丘の数, time: 毎年の4月}\n",
        ),
        ("measures/shelter.yaml", "id: shelter-reception\napplies: town.prefecture == '兵庫'\n"),
        (
            "region.yaml",
            "- id: hills\n"
            "  ask: {who: it, whom: 県の課, what: '{% if town.type == \"大都市\" %}丘{% endif %}', time: 毎年の4月}\n"
            "  topic: land\n  title: 丘\n",
        ),
    ],
)
def test_a_condition_that_waits_for_a_choice_that_is_not_offered_is_an_error(sound: Path, name: str, text: str) -> None:
    put(sound, name, text)
    sets = load_template_sets(sound)
    problems = lint_set(sets.named("hyogo"), QUESTIONS, date(2026, 11, 25))
    (problem,) = problems
    assert (problem.code, problem.place.line) == ("template/unknown-choice", 2)
