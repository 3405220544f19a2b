"""A village's plan draws what a city's does: how it stands among its peers, and the levels of its domains."""

import pytest

from planner.manuscript.elements import Chart, ChartKind, Figure
from tests.reference.towns import GROUP, built

pytestmark = GROUP


@pytest.mark.parametrize("town", ["mihonzawa", "mihonjima"])
def test_peers_and_levels_are_drawn_for_a_village_too(town: str) -> None:
    result = built(town)
    (plan,) = [file.manuscript for file in result.files if file.manuscript.id == "plan"]
    assert result.decided.situation.value("derived.is_small") is True
    figures = [block.content for block in plan.blocks() if isinstance(block.content, Figure)]
    drawn = {item.caption: item.drawing.kind for item in figures if isinstance(item.drawing, Chart)}
    name = result.decided.situation.value("town.name")
    assert drawn[f"類似団体の中央値を100とした{name}の値"] is ChartKind.BAR
    assert drawn["領域ごとの段階"] is ChartKind.RADAR
