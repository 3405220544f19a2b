"""A new template set explains itself, changes nothing yet, and stands on the shipped sets."""

from datetime import date
from pathlib import Path

import pytest

from planner.examples import example, examples
from planner.manuscript.plaintext import section_lines
from planner.pipeline import compose_documents
from planner.shipped import shipped_folder
from planner.templateset.load import load_template_sets
from planner.workspace import Workspace
from tests.cli.conftest import Command, Result

pytestmark = pytest.mark.xdist_group("lint")  # so that one process finds out what each template holds


@pytest.fixture
def begun(planner: Command, tmp_path: Path) -> Path:
    folder = tmp_path / "MY"
    assert new(planner, folder, "hyogo", "--parent", "kinki", "--prefecture", "兵庫県").status == 0
    return folder


def new(planner: Command, folder: Path, *arguments: str) -> Result:
    return planner("template", "new", *arguments, "--folder", folder)


def test_a_new_set_serves_its_prefecture_and_stands_on_the_shipped_sets(begun: Path) -> None:
    sets = load_template_sets(begun)
    assert sets.serving("28").id == "hyogo"
    assert sets.serving("27").id == "osaka"
    kinki, base = shipped_folder("plan_templates") / "kinki", shipped_folder("plan_templates") / "base"
    assert sets.named("hyogo").chain == (begun / "hyogo", kinki, base)


def test_a_new_set_has_no_mistakes_and_no_word_of_its_own(planner: Command, begun: Path) -> None:
    town = example("mihondai")
    folders = shipped_folder("questionnaires"), begun
    workspaces = [
        Workspace(town.answers, *folders, date(2026, 11, 25), region, ("plan",), municipalities=town.municipalities)
        for region in ("hyogo", "kinki")
    ]
    own, parents = (compose_documents(workspace).manuscripts[0].sections for workspace in workspaces)
    assert list(map(section_lines, own)) == list(map(section_lines, parents))
    assert planner("template", "lint", begun).out.endswith("誤り: 0件、注意: 0件\n")


def test_without_a_parent_it_stands_on_the_set_that_serves_the_prefecture(planner: Command, tmp_path: Path) -> None:
    for number, (prefecture, parent) in enumerate([("岐阜", "tokai"), ("05", "akita"), ("京都府", "kinki")]):
        assert new(planner, tmp_path, f"new-{number}", "--prefecture", prefecture).status == 0
        assert load_template_sets(tmp_path).named(f"new-{number}").parent_id == parent


def test_a_set_for_one_municipality_stands_on_its_prefectures_and_lays_down_its_own_rules(
    planner: Command, tmp_path: Path
) -> None:
    assert new(planner, tmp_path, "yuzawa", "--municipality", "湯沢市").status == 0
    own = load_template_sets(tmp_path).serving("052078")
    assert (own.id, own.title, own.parent_id, own.serves) == ("yuzawa", "湯沢市", "akita", ("052078",))
    rule = "- {id: conjunction-and, patterns: [及び], instead: および}\n"
    (tmp_path / "yuzawa" / "writing.yaml").write_text(rule, encoding="utf-8")
    issue = "- {id: few-systems, title: 庁内及び学校の系統が分かれている}\n"
    (tmp_path / "yuzawa" / "themes.yaml").write_text(issue, encoding="utf-8")
    told = planner("template", "lint", tmp_path)
    assert "「及び」は公用文の決まり（conjunction-and）に合いません" in told.out + told.err
    lines = planner("template", "list", "--templates", tmp_path).out.splitlines()
    assert "受け持ち: 湯沢市" in lines[lines.index(next(line for line in lines if "yuzawa  湯沢市" in line)) + 1]


# what is asked for -> what is wrong with it
REFUSED = [
    (("hyogo", "--prefecture", "28"), "同じ名前のフォルダーがあります"),
    (("osaka", "--prefecture", "大阪府"), "ひな型「osaka」は、付属のものにあります"),
    (("naniwa", "--parent", "kinki", "--prefecture", "27"), "--parent osaka を付けて、その子を作ってください"),
    (("tajima", "--parent", "kinky"), "「kinki」の書き誤りではありませんか"),
    (("../x", "--prefecture", "28"), "「../x」はひな型の名前に使えません"),
    (("fuchu", "--municipality", "府中市"), "132063、2020年の人口26.3万人）、府中市（広島県、342084"),
    (("tajima", "--prefecture", "但馬県"), "「但馬県」という都道府県も団体もありません"),
]


@pytest.mark.parametrize(("arguments", "message"), REFUSED)
def test_what_cannot_be_begun_is_refused_and_nothing_is_written(
    planner: Command, begun: Path, arguments: tuple[str, ...], message: str
) -> None:
    before = {file: file.read_bytes() for file in begun.rglob("*") if file.is_file()}
    result = new(planner, begun, *arguments)
    assert result.status == 2
    assert message in result.err
    assert {file: file.read_bytes() for file in begun.rglob("*") if file.is_file()} == before


def test_the_tree_shows_whom_each_set_serves_and_what_it_changes(planner: Command, begun: Path) -> None:
    fact = "- {id: hyogo-plan, topic: plan, title: 題, ask: {who: it, whom: 県の課, what: 名前, time: 4月}}\n"
    (begun / "hyogo" / "region.yaml").write_text(fact, encoding="utf-8")
    lines = planner("template", "list", "--templates", begun).out.splitlines()
    at = lines.index("        hyogo  兵庫県")
    assert lines[at + 1 : at + 3] == [
        "          受け持ち: 兵庫県の41団体",
        "          親との違い: 地域の事実1件（加える1）",
    ]
    assert lines[at + 4] == f"          場所: {begun / 'hyogo'}"
    assert "      受け持ち: 滋賀県、京都府、奈良県の84団体" in lines


def test_the_list_shows_of_which_topics_a_set_has_no_fact_yet(planner: Command, tmp_path: Path) -> None:
    assert new(planner, tmp_path, "isles", "--parent", "base").status == 0
    ask = "ask: {who: it, whom: 県の課, what: 名前, time: 4月}"
    stated = "here: 丘, source: 県, url: https://example.jp, as_of: '2026'"
    (tmp_path / "isles" / "region.yaml").write_text(
        f"- {{id: hills, topic: land, title: 丘, statement: 丘がある。, {stated}, sure: high}}\n"
        f"- {{id: rumour, topic: land, title: 噂, statement: 谷がある。, {stated}, sure: low, {ask}}}\n"
        f"- {{id: plan, topic: plan, title: 計画, {ask}}}\n",
        encoding="utf-8",
    )
    told = "文書に出る事実: 地形1、気候なし、災害なし、産業なし、計画なし、共同なし、支援なし。聞くことだけ2"
    assert f"      {told}" in planner("template", "list", "--templates", tmp_path).out.splitlines()


def test_the_list_counts_only_facts_that_reach_somebody_and_tells_where_a_topic_is_missing(
    planner: Command, tmp_path: Path
) -> None:
    assert new(planner, tmp_path, "north", "--parent", "base").status == 0
    template = "id: north\ntitle: 北\nparent: base\nserves: {prefectures: ['02', '05'], municipalities: []}\n"
    (tmp_path / "north" / "template.yaml").write_text(template, encoding="utf-8")
    stated = "statement: 事実, here: 丘, source: 県, url: https://example.jp, as_of: '2026', sure: high"
    given = {
        "land": "",
        "climate": ", when: town.prefecture == '青森県'",
        "industry": ", when: town.name == '男鹿市'",
        "plan": ", when: town.prefecture == '大阪府'",
    }
    (tmp_path / "north" / "region.yaml").write_text(
        "".join(f"- {{id: own-{name}, topic: {name}, title: 題, {stated}{when}}}\n" for name, when in given.items()),
        encoding="utf-8",
    )
    base = "id: base\ntitle: 全国\n"
    (tmp_path / "base").mkdir()
    (tmp_path / "base" / "template.yaml").write_text(base, encoding="utf-8")
    lines = planner("template", "list", "--templates", tmp_path).out.splitlines()
    assert "      文書に出る事実: 地形1、気候1、災害なし、産業1、計画なし、共同なし、支援なし" in lines
    missing = "青森県（災害、産業、計画、共同、支援）、秋田県（気候、災害、計画、共同、支援）"
    assert f"      事実のない話題: {missing}" in lines


def test_the_list_tells_of_a_set_that_serves_nobody_itself_how_many_stand_on_it(planner: Command) -> None:
    lines = planner("template", "list").out.splitlines()
    assert lines[:2] == ["base  全国共通", "  受け持ち: なし（子のひな型が受け持つ1,741団体の土台）"]


def test_a_folder_without_any_set_is_refused(planner: Command, tmp_path: Path) -> None:
    result = planner("template", "list", "--templates", tmp_path)
    assert (result.status, "ひな型がありません" in result.err) == (1, True)


@pytest.mark.parametrize("part", ["region.yaml", "template.yml", "measures/own.yaml"])
def test_a_set_whose_template_file_is_missing_is_told_and_a_folder_of_other_things_is_not(
    planner: Command, begun: Path, part: str
) -> None:
    for name in (f"nara/{part}", "answers/answers.yaml"):
        (begun / name).parent.mkdir(parents=True, exist_ok=True)
        (begun / name).write_text("[]\n", encoding="utf-8")
    result = planner("template", "list", "--templates", begun)
    assert result.status == 1
    assert result.err.splitlines() == [
        f"誤り  {begun / 'nara'}: template.yaml がないため、このフォルダーのひな型は使われません",
        "      → 名前を確かめて template.yaml を置くか、フォルダーをひな型の外に移してください",
    ]


def test_every_kind_of_municipality_has_an_example() -> None:
    assert [item.id for item in examples()] == [
        "mihondai", "mihondate", "mihongawa", "mihonjima", "mihontsu", "mihonzawa",
    ]  # fmt: skip
    assert all(item.municipalities.is_file() for item in examples())
