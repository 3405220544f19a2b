"""Template sets overlay each other by id."""

import shutil
from pathlib import Path

import pytest

from planner.errors import PlannerError
from planner.shipped import shipped_folder
from planner.templateset.load import load_template_sets

BASE = """
id: base
title: 全国共通
parent: null
documents:
- {id: plan, title: 計画, file: 01_計画, disclosure: public, scheme: chapters,
   sections: [one, {id: wide, landscape: true}]}
"""
AKITA = """
id: akita
title: 秋田県
parent: base
serves: {prefectures: ["05"]}
sections_after: {plan: {one: [snow]}}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in (("base", BASE), ("akita", AKITA)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "template.yaml").write_text(text, encoding="utf-8")
    return tmp_path


def test_a_set_without_a_version_has_that_of_its_parent_and_a_word_is_none(folder: Path) -> None:
    base, akita = (folder / name / "template.yaml" for name in ("base", "akita"))
    base.write_text(BASE + 'version: "2026.11"\n', encoding="utf-8")
    assert load_template_sets(folder).named("akita").version == "2026.11"
    akita.write_text(AKITA + 'version: "3"\n', encoding="utf-8")
    assert [load_template_sets(folder).named(name).version for name in ("base", "akita")] == ["2026.11", "3"]
    akita.write_text(AKITA + "version: 秋の版\n", encoding="utf-8")
    with pytest.raises(PlannerError, match="秋の版"):
        load_template_sets(folder)


def test_a_prefecture_gets_its_own_set_and_others_the_base(folder: Path) -> None:
    sets = load_template_sets(folder)
    assert [sets.serving(code).id for code in ("05", "27")] == ["akita", "base"]


def test_a_prefecture_of_a_block_gets_its_own_set_and_its_neighbours_the_set_of_the_block(folder: Path) -> None:
    (folder / "tohoku").mkdir()
    block = 'id: tohoku\ntitle: 東北\nparent: base\nserves: {prefectures: ["04", "05"]}\n'
    (folder / "tohoku" / "template.yaml").write_text(block, encoding="utf-8")
    (folder / "akita" / "template.yaml").write_text(AKITA.replace("parent: base", "parent: tohoku"), encoding="utf-8")
    sets = load_template_sets(folder)
    assert [sets.serving(code).id for code in ("05", "04", "27")] == ["akita", "tohoku", "base"]
    assert [path.name for path in sets.named("akita").chain] == ["akita", "tohoku", "base"]


def test_a_municipality_gets_the_set_that_names_it_and_its_neighbours_that_of_the_prefecture(folder: Path) -> None:
    (folder / "own").mkdir()
    own = 'id: own\ntitle: 湯沢市\nparent: akita\nserves: {municipalities: ["052078"]}\n'
    (folder / "own" / "template.yaml").write_text(own, encoding="utf-8")
    sets = load_template_sets(folder)
    assert [sets.serving(code).id for code in ("052078", "052019", "05", "272302")] == ["own", "akita", "akita", "base"]


def test_two_sets_of_one_depth_may_not_serve_the_same_prefecture(folder: Path) -> None:
    (folder / "dewa").mkdir()
    (folder / "dewa" / "template.yaml").write_text(AKITA.replace("id: akita", "id: dewa"), encoding="utf-8")
    with pytest.raises(PlannerError, match=r"dewa/template.yaml 5行目 「dewa」: 都道府県「05」は、ひな型「akita」も"):
        load_template_sets(folder)


def test_a_child_adds_a_section_after_one_of_its_parent(folder: Path) -> None:
    document = load_template_sets(folder).named("akita").document("plan")
    assert document is not None
    assert [(section.id, section.landscape) for section in document.sections] == [
        ("one", False),
        ("snow", False),
        ("wide", True),
    ]


def test_documents_in_a_folder_are_asked_for_by_its_name_or_each_by_its_id(folder: Path) -> None:
    rest = "folder: 手順, disclosure: internal, scheme: leaflet, sections: [a]"
    leaflets = (
        f"- {{id: lost, title: 紛失, file: 01_紛失, {rest}}}\n- {{id: ban, title: 禁止, file: 02_禁止, {rest}}}\n"
    )
    (folder / "akita" / "template.yaml").write_text(f"{AKITA}documents:\n{leaflets}", encoding="utf-8")
    akita = load_template_sets(folder).named("akita")
    assert [spec.path for spec in akita.with_only(("手順",)).documents] == ["手順/01_紛失", "手順/02_禁止"]
    assert [spec.id for spec in akita.with_only(("ban",)).documents] == ["ban"]


def test_a_folder_of_documents_lies_directly_below_the_others(folder: Path) -> None:
    wrong = "documents: [{id: plan, folder: 様式/古い}]\n"
    (folder / "akita" / "template.yaml").write_text(AKITA + wrong, encoding="utf-8")
    with pytest.raises(PlannerError, match="「様式/古い」はファイル名に使えません"):
        load_template_sets(folder)


def test_an_entry_of_a_child_replaces_the_keys_it_gives_and_keeps_the_others(folder: Path) -> None:
    (folder / "base" / "glossary.yaml").write_text(
        "- {id: ict, term: ICT, meaning: 古い}\n- {id: sns, term: SNS, meaning: 交流}\n"
    )
    (folder / "akita" / "glossary.yaml").write_text(
        "- {id: ict, meaning: 新しい}\n- {id: yuki, term: 雪, meaning: 冬}\n"
    )
    entries = load_template_sets(folder).named("akita").overlay("glossary")
    assert [dict(entry.data) for entry in entries] == [
        {"id": "ict", "term": "ICT", "meaning": "新しい"},
        {"id": "sns", "term": "SNS", "meaning": "交流"},
        {"id": "yuki", "term": "雪", "meaning": "冬"},
    ]


def test_a_folder_of_files_is_overlaid_by_id_too(folder: Path) -> None:
    for name in ("base", "akita"):
        (folder / name / "measures").mkdir()
    shutil.copy(
        shipped_folder("plan_templates") / "base" / "measures" / "governance.yaml", folder / "base" / "measures"
    )
    (folder / "akita" / "measures" / "a.yaml").write_text("# 県\nid: governance\ntitle: 県の会議\n", encoding="utf-8")
    (entry,) = load_template_sets(folder).named("akita").overlay("measures")
    assert (entry.data["title"], entry.data["domain"]) == ("県の会議", "organisation")
    assert str(entry.at("title")).endswith("akita/measures/a.yaml 3行目 「governance」")
    assert entry.at("domain").file.endswith("base/measures/governance.yaml")


# what is written in a set's template.yaml -> the code of the problem
MISTAKES = [
    ("id: wrong\ntitle: x\n", "template/id"),
    ("id: akita\ntitle: x\nparent: nowhere\n", "template/parent"),
    ("id: akita\ntitle: x\nparent: akita\n", "template/circle"),
    ("id: akita\ntitle: x\nparent: base\ncolour: red\n", "template/unknown-key"),
    ('id: akita\ntitle: x\nparent: base\nserves: {prefectures: ["48"]}\n', "template/not-allowed"),
    ('id: akita\ntitle: x\nparent: base\nserves: {municipalities: ["52078"]}\n', "template/malformed"),
    ("id: akita\ntitle: x\nparent: base\ndocuments: plan\n", "template/wrong-type"),
    ("id: akita\ntitle: x\nparent: base\ndocuments:\n- {id: new, title: 新}\n", "template/document"),
    ("id: akita\ntitle: x\nparent: base\ndocuments:\n- {id: plan, file: ../plan}\n", "template/malformed"),
    ("id: akita\ntitle: x\nparent: base\nsections_after: {plan: {two: [snow]}}\n", "template/section"),
    ("id: akita\ntitle: x\nparent: base\nsections_after: {plans: {one: [snow]}}\n", "template/section"),
]


@pytest.mark.parametrize(("text", "code"), MISTAKES)
def test_a_mistake_in_template_yaml_is_told(folder: Path, text: str, code: str) -> None:
    (folder / "akita" / "template.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(PlannerError) as caught:
        load_template_sets(folder)
    assert [problem.code for problem in caught.value.problems] == [code]


def test_the_mistakes_of_all_sets_are_told_at_once(folder: Path) -> None:
    for name in ("base", "akita"):
        (folder / name / "template.yaml").write_text(f"id: {name}\ntitle:\n", encoding="utf-8")
    with pytest.raises(PlannerError) as caught:
        load_template_sets(folder)
    assert [str(problem.place).rpartition("/")[0][-5:] for problem in caught.value.problems] == ["akita", "/base"]


def test_an_id_twice_in_one_set_is_refused(folder: Path) -> None:
    twice = "- {id: ict, term: ICT, meaning: 一}\n- {id: ict, term: ICT, meaning: 二}\n"
    (folder / "base" / "glossary.yaml").write_text(twice, encoding="utf-8")
    with pytest.raises(PlannerError, match=r"glossary.yaml 2行目 「ict」: id「ict」が二度あります"):
        load_template_sets(folder).named("base").overlay("glossary")


def test_an_unknown_set_is_refused_with_the_sets_there_are(folder: Path) -> None:
    with pytest.raises(PlannerError, match="akita（秋田県）、base（全国共通）"):
        load_template_sets(folder).named("tokyo")
