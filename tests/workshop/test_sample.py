"""The answers of an example can be tried on a real municipality, and say themselves that they are not its own."""

import re
from pathlib import Path

import pytest

from planner.examples import example
from tests.cli.conftest import Command


def test_an_example_is_copied_for_a_municipality_whose_region_and_measures_then_show(
    planner: Command, tmp_path: Path
) -> None:
    coast, hills = tmp_path / "黒潮町.yaml", tmp_path / "大豊町.yaml"
    for file in (coast, hills):
        assert planner("template", "sample", "mihonjima", file.stem, "-o", file).status == 0
    by_the_sea, inland = (
        planner("template", "preview", "plan", "--answers", file, "--date", "2026-11-26").out for file in (coast, hills)
    )
    assert "黒潮町の姿" in by_the_sea
    candidate = "浸水しない場所で仕事を再び始める端末と手順（[0-9]"  # a candidate has the numbers of its issues
    assert re.search(candidate, "".join(by_the_sea.split()))
    assert not re.search(candidate, "".join(inland.split()))
    assert "臨時情報の出た1週間に止める仕事と続ける仕事" in inland


def test_a_copy_says_that_it_is_not_the_municipalitys_and_differs_in_nothing_else(
    planner: Command, tmp_path: Path
) -> None:
    file = tmp_path / "copy.yaml"
    said = planner("template", "sample", "mihonzawa", "高知県大豊町", "-o", file).out
    assert "--templates フォルダー" in said  # else the set that travels with the planner would be looked at
    told = file.read_text(encoding="utf-8").splitlines()
    given = example("mihonzawa").answers.read_text(encoding="utf-8").splitlines()
    assert "高知県大豊町が答えたものではありません" in told[1]
    assert [line for line in told[2:] if line not in given] == ['basics.municipality: "393444"']


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("mihonzawa", "高知県"), "都道府県ではなく、団体を指定してください"),
        (("mihonzaba", "大豊町"), "見本の団体「mihonzaba」がありません"),
        (("mihonzawa", "大富町"), "「大富町」という都道府県も団体もありません"),
    ],
)
def test_what_cannot_be_copied_is_refused(
    planner: Command, tmp_path: Path, arguments: tuple[str, str], message: str
) -> None:
    file = tmp_path / "copy.yaml"
    result = planner("template", "sample", *arguments, "-o", file)
    assert (result.status, file.exists()) == (2, False)
    assert message in result.err


def test_a_file_that_is_there_is_kept(planner: Command, tmp_path: Path) -> None:
    file = tmp_path / "answers.yaml"
    file.write_text("basics.total_staff: 3\n", encoding="utf-8")
    result = planner("template", "sample", "mihonzawa", "大豊町", "-o", file)
    assert (result.status, file.read_text(encoding="utf-8")) == (1, "basics.total_staff: 3\n")
    assert "-o で別の名前を指定してください" in result.err
