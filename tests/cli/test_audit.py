"""`planner audit` measures the documents that a build would write, and writes none."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import DATE, Command

pytestmark = pytest.mark.xdist_group("audit")


@pytest.fixture
def sets(tmp_path: Path) -> Path:
    """Return a folder with a set for 湯沢市 that asks for more own names than its policy has."""
    own = tmp_path / "sets" / "yuzawa"
    own.mkdir(parents=True)
    (own / "template.yaml").write_text(
        'id: yuzawa\ntitle: 湯沢市\nparent: akita\nserves: {municipalities: ["052078"]}\n', encoding="utf-8"
    )
    limit = "{id: policy-names, document: security-policy, indicator: own-names, at_least: 40, why: 試すため。}"
    (own / "limits.yaml").write_text(f"- {limit}\n", encoding="utf-8")
    return own.parent


def test_an_audit_tells_what_the_text_rests_on_whom_it_is_like_and_which_limits_it_breaks(
    planner: Command, answers: Callable[[str], Path], sets: Path, tmp_path: Path
) -> None:
    path = answers("")
    before = set(tmp_path.rglob("*"))
    result = planner("audit", path, "--document", "security-policy", "--templates", sets, "--date", DATE)

    assert (result.status, result.err) == (0, "")
    assert result.out.startswith("秋田県湯沢市の文書を1件測りました（ひな型: 湯沢市）\n")
    assert "この団体だけ  全ての見本と同じ  一致" in result.out
    assert "  似た順: 見本" in result.out
    assert ["1,000字当たりの固有の名前", "0.0", "40.0以上", "破る"] in list(map(str.split, result.out.splitlines()))
    assert "見本と同じ所の多い段落と表" in result.out
    assert set(tmp_path.rglob("*")) == before


def test_strict_fails_on_a_broken_limit_and_tells_by_how_much_and_where(
    planner: Command, answers: Callable[[str], Path], sets: Path
) -> None:
    result = planner(
        "audit", answers(""), "--document", "security-policy", "--templates", sets, "--strict", "--date", DATE
    )

    assert result.status == 1
    assert (
        "誤り  「湯沢市情報セキュリティ基本方針」: 1,000字当たりの固有の名前が0.0で、限度の40.0以上に40.0届きません"
        in result.err
    )
    assert "→ 特に「第" in result.err
    assert "\n          security.ciso: 最高情報セキュリティ責任者" in result.err


def test_two_answer_files_are_compared_section_by_section(planner: Command, answers: Callable[[str], Path]) -> None:
    path = answers("")
    result = planner("audit", path, path, "--document", "security-policy", "--date", DATE)

    assert result.status == 0
    assert result.out.splitlines()[2].split()[:2] == ["湯沢市情報セキュリティ基本方針", "1.00"]
    assert "第1章" in result.out


def test_answers_that_cannot_be_read_are_told(planner: Command, tmp_path: Path) -> None:
    result = planner("audit", tmp_path / "none.yaml", "--date", DATE)
    assert result.status == 1
    assert "none.yaml" in result.err
