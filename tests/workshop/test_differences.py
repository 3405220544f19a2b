"""What a set changes against its parent is told by block and entry, and as it shows in the documents built."""

import re
import shutil
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from planner.cli.template_effects import section_lines
from planner.examples import example
from planner.shipped import shipped_folder
from planner.workshop.effects import Change, Effect, effects
from planner.workshop.spread import spread
from planner.workspace import Workspace
from tests.cli.conftest import Command

pytestmark = pytest.mark.xdist_group("lint")  # so that one process finds out what each template holds

POLICY = ("--document", "security-policy")  # the others take most of the time
ON = date(2026, 11, 25)
BASE = shipped_folder("plan_templates") / "base"


def lines_of(planner: Command, *arguments: object) -> list[str]:
    result = planner("template", "diff", *arguments, "--date", "2026-11-25")
    assert (result.status, result.err) == (0, "")
    return result.out.splitlines()


def test_every_difference_is_told_with_its_place_and_the_place_in_the_parent(planner: Command, hyogo: Path) -> None:
    own, kyushu = hyogo / "hyogo", BASE.parent / "kyushu"
    preamble = "documents/security-policy/preamble.md.j2"
    written = (BASE / preamble).read_text(encoding="utf-8").splitlines()
    line = written.index("{% block position %}") + 1
    assert lines_of(planner, "hyogo", "--templates", hyogo) == [
        "ひな型「hyogo」（兵庫県）が親「kyushu」に対して変えること: 6件（文書の定め1、ブロック2、節1、施策1、用語1）",
        "文書の定め",
        "  書き替える  security-policy（情報セキュリティ基本方針）: sections",
        f"      {own / 'template.yaml'}",
        "ブロック",
        "  書き足す  security-policy/preamble position",
        f"      {own / preamble} 2行目（親: {BASE / preamble} {line}行目）",
        "  効かない  security-policy/preamble positoin",
        f"      {own / preamble} 7行目",
        "節",
        "  加える  security-policy/hills",
        f"      {own / 'documents/security-policy/hills.md.j2'} 1行目",
        "施策",
        "  書き替える  shelter-reception（避難所の受付と罹災証明を急ぐ手順）: because",
        f"      {own / 'measures/shelter.yaml'} 2行目（親: {kyushu / 'measures/shelter-reception.yaml'} 3行目）",
        "用語",
        "  加える  hyogo-hill（播磨）",
        f"      {own / 'glossary.yaml'} 1行目",
    ]


def test_the_documents_of_an_example_differ_where_the_set_does(planner: Command, hyogo: Path) -> None:
    arguments = "hyogo", "--templates", hyogo, "--built", "--example", "mihonzawa"
    told = lines_of(planner, *arguments)
    assert told[1:3] == [
        "「mihonzawa」の文書: 1文書の2節、3か所が変わる",
        "  security-policy（情報セキュリティ基本方針）: 2節、3か所",
    ]
    assert [line for line in told if line.startswith("security")] == [
        "security-policy preamble（前文）: 消える行0、加わる行1",
        "security-policy hills（丘）: 消える行0、加わる行2",
    ]


def test_what_only_a_rule_of_writing_changes_is_counted_and_no_other_change_is_lost_in_it(
    planner: Command, hyogo: Path
) -> None:
    rule = "- {id: comma, patterns: [、], instead: ，, write: ，}\n"
    (hyogo / "hyogo" / "writing.yaml").write_text(rule, encoding="utf-8")
    told = lines_of(planner, "hyogo", "--templates", hyogo, "--example", "mihonzawa", *POLICY)
    assert told[1:3] == [
        "「mihonzawa」の文書: 1文書の2節、3か所が変わる",
        "  security-policy（情報セキュリティ基本方針）: 2節、3か所",
    ]
    counted = re.fullmatch(r"文章の決まり（writing.yaml）により、他に(\d+)行で表記だけが変わります。例:", told[3])
    assert counted
    assert int(counted[1]) > 20
    assert [line[:6] for line in told[4:8]] == ["    - ", "    + ", "    - ", "    + "]
    assert all("、" in line for line in told[4:8:2])
    assert not any("、" in line for line in told[5:8:2])


def test_what_municipalities_have_in_common_is_told_once_and_by_name_only_where_they_differ() -> None:
    both, one = Change(("丘",), ("山",), "丘→山"), Change((), ("海",), "→海")
    found = {"a": (Effect("plan", "x", "第1章", (both,)),), "b": (Effect("plan", "x", "第1章", (one, both)),)}
    assert list(section_lines(found, details=False)) == [
        "",
        "plan x（第1章）: 消える行1、加わる行2",
        "    - 丘",
        "    + 山",
        "  b:",
        "    + 海",
    ]
    (section,) = spread(found)
    assert [item.towns for item in section.changes] == [("a", "b"), ("b",)]


def test_a_section_put_in_before_others_changes_none_of_those_that_name_a_later_heading(
    planner: Command, hyogo: Path
) -> None:
    own = hyogo / "hyogo"
    (own / "documents" / "plan").mkdir()
    (own / "documents" / "plan" / "hills.md.j2").write_text(
        "# 丘\n\n丘の上の{{ town.name }}である。\n", encoding="utf-8"
    )
    (own / "measures" / "shelter.yaml").unlink()
    template = (own / "template.yaml").read_text(encoding="utf-8")
    added = "sections_after: {plan: {own_situation: [hills]},"
    (own / "template.yaml").write_text(template.replace("sections_after: {", added), encoding="utf-8")
    told = lines_of(planner, "hyogo", "--templates", hyogo, "--example", "mihonzawa", "--document", "plan")
    assert [line for line in told if line.startswith("plan")] == ["plan hills（第2章　丘）: 消える行0、加わる行2"]


def test_lines_of_two_municipalities_are_alike_if_only_names_and_numbers_differ(planner: Command, hyogo: Path) -> None:
    towns = "mihonzawa", "mihonjima"
    found = {town: tuple(_effects(hyogo, town)) for town in towns}
    (preamble, hills) = spread(found)
    assert [item.towns for item in (*preamble.changes, *hills.changes)] == [towns] * 3


def _effects(folder: Path, town: str) -> tuple[Effect, ...]:
    own = example(town)
    questionnaires = shipped_folder("questionnaires")
    now = Workspace(
        own.answers, questionnaires, folder, ON, "hyogo", municipalities=own.municipalities, documents=POLICY[1:]
    )
    return effects(replace(now, region="kyushu"), now)


def test_a_change_in_a_set_is_told_against_the_copy_before_it(planner: Command, hyogo: Path, tmp_path: Path) -> None:
    before = tmp_path / "before"
    shutil.copytree(hyogo, before)
    hills = hyogo / "hyogo" / "documents" / "security-policy" / "hills.md.j2"
    hills.write_text(hills.read_text(encoding="utf-8").replace("丘の上", "川の下"), encoding="utf-8")
    arguments = "hyogo", "--templates", hyogo, "--before", before, "--example", "mihonzawa", *POLICY
    assert lines_of(planner, *arguments)[-3:] == [
        "security-policy hills（丘）: 消える行1、加わる行1",
        "    - 丘の上の見本沢村である。",
        "    + 川の下の見本沢村である。",
    ]
    assert lines_of(planner, *arguments[:-1], "staff-rules")[1] == "「mihonzawa」の文書: 言うことは変わらない"


def test_a_long_line_is_shown_where_it_differs(planner: Command, hyogo: Path, tmp_path: Path) -> None:
    hills = hyogo / "hyogo" / "documents" / "security-policy" / "hills.md.j2"
    hills.write_text(f"# 丘\n\n{'山' * 100}と海である。\n", encoding="utf-8")
    before = tmp_path / "before"
    shutil.copytree(hyogo, before)
    hills.write_text(f"# 丘\n\n{'山' * 100}と川である。\n", encoding="utf-8")
    arguments = "hyogo", "--templates", hyogo, "--before", before, "--example", "mihonzawa", *POLICY
    shown = "…" + "山" * 19
    assert lines_of(planner, *arguments)[-2:] == [f"    - {shown}と海である。", f"    + {shown}と川である。"]


def test_the_documents_of_own_answers_are_compared_too(planner: Command, hyogo: Path, tmp_path: Path) -> None:
    answers = tmp_path / "answers.yaml"
    answers.write_text('format: 1\nbasics.municipality: "281000"\n', encoding="utf-8")
    told = lines_of(planner, "hyogo", "--templates", hyogo, "--answers", answers, *POLICY)
    assert "    + 播磨の神戸市の前文である。" in told


def test_the_base_has_no_parent_to_be_compared_with(planner: Command) -> None:
    assert lines_of(planner, "base") == ["ひな型「base」（全国共通）には親がありません"]
    result = planner("template", "diff", "base", "--built")
    assert (result.status, "「base」には親がありません" in result.err) == (2, True)
