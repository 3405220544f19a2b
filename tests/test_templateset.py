"""Template sets overlay each other by id."""

from pathlib import Path

import pytest

from planner.errors import PlannerError
from planner.templateset import load_template_sets

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


def test_a_prefecture_gets_its_own_set_and_others_the_base(folder: Path) -> None:
    sets = load_template_sets(folder)
    assert [sets.for_prefecture(code).id for code in ("05", "27")] == ["akita", "base"]


def test_a_child_adds_a_section_after_one_of_its_parent(folder: Path) -> None:
    document = load_template_sets(folder).named("akita").document("plan")
    assert document is not None
    assert [(section.id, section.landscape) for section in document.sections] == [
        ("one", False),
        ("snow", False),
        ("wide", True),
    ]


def test_an_entry_of_a_child_replaces_the_keys_it_gives_and_keeps_the_others(folder: Path) -> None:
    (folder / "base" / "glossary.yaml").write_text("- {id: ict, term: ICT, meaning: 古い}\n- {id: sns, term: SNS}\n")
    (folder / "akita" / "glossary.yaml").write_text("- {id: ict, meaning: 新しい}\n- {id: yuki, term: 雪}\n")
    entries = load_template_sets(folder).named("akita").overlay("glossary")
    assert [dict(entry.data) for entry in entries] == [
        {"id": "ict", "term": "ICT", "meaning": "新しい"},
        {"id": "sns", "term": "SNS"},
        {"id": "yuki", "term": "雪"},
    ]


def test_a_folder_of_files_is_overlaid_by_id_too(folder: Path) -> None:
    for name in ("base", "akita"):
        (folder / name / "measures").mkdir()
        (folder / name / "measures" / "a.yaml").write_text(f"id: a\ntitle: {name}\n", encoding="utf-8")
    (entry,) = load_template_sets(folder).named("akita").overlay("measures")
    assert entry.data["title"] == "akita"
    assert entry.place.file.endswith("akita/measures/a.yaml")


# what is written in a set's template.yaml -> the code of the problem
MISTAKES = [
    ("id: wrong\n", "template/id"),
    ("id: akita\ntitle: x\nparent: nowhere\n", "template/parent"),
    ("id: akita\ntitle: x\nparent: akita\n", "template/circle"),
    ("id: akita\ntitle: x\nparent: base\ncolour: red\n", "template/key"),
]


@pytest.mark.parametrize(("text", "code"), MISTAKES)
def test_a_mistake_in_template_yaml_is_told(folder: Path, text: str, code: str) -> None:
    (folder / "akita" / "template.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(PlannerError) as caught:
        load_template_sets(folder)
    assert [problem.code for problem in caught.value.problems] == [code]


def test_an_unknown_set_is_refused_with_the_sets_there_are(folder: Path) -> None:
    with pytest.raises(PlannerError, match="akita、base"):
        load_template_sets(folder).named("tokyo")
