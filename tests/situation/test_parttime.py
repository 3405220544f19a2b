"""How much of a part-time person's hours goes to IT is answered or, where nobody knows, assumed."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from planner.pipeline import check, decide_all
from tests.reference.towns import workspace


@pytest.mark.parametrize(("answer", "share"), [("{value: 50}", 50), ("{state: unknown}", 30)])
def test_the_days_for_new_work_follow_the_answered_share(tmp_path: Path, answer: str, share: int) -> None:
    asked = workspace("mihonzawa")
    lines = asked.answers.read_text(encoding="utf-8").splitlines()
    name = "organisation.parttime_share:"
    path = tmp_path / "answers.yaml"
    path.write_text(
        "\n".join(f"{name} {answer}" if line.startswith(name) else line for line in lines), encoding="utf-8"
    )
    of_town = replace(asked, answers=path, final=False)
    situation = decide_all(of_town, check(of_town)).situation
    assert situation.value("assumption.parttime_share") == share
    of_new = situation.value("organisation.new_work_share")
    assert situation.value("derived.capacity_days") == pytest.approx(240 * share / 100 * of_new / 100)
