"""What the public statistics tell of a municipality: shown once it is named, since none of it is asked."""

from __future__ import annotations

from planner.interview.desk import Desk
from planner.missing import Missing
from planner.municipality.columns import COLUMNS
from planner.municipality.model import Municipality
from planner.municipality.table import distinguish
from planner.questionnaire.model import Questionnaire

_SHOWN = (
    "pop_census_2025_prelim",
    "pop_juki_20250101",
    "ratio_65plus_2020_pct",
    "area_km2_20241001",
    "fiscal_strength_index_fy2024",
    "current_balance_ratio_fy2022_pct",
    "staff_general_admin_20240401",
    "elementary_schools_2024",
)


def show_known(desk: Desk, municipality: Municipality, questionnaire: Questionnaire) -> None:
    """Show the main figures, each with its source and date, and say which can be replaced by newer ones."""
    desk.say()
    desk.say(f"{distinguish(municipality)}の公的統計（類似団体の類型は{municipality.similar_group}）", "◇ ")
    for name in _SHOWN:
        value, column = municipality.statistic(name), COLUMNS[name]
        if not isinstance(value, Missing):
            source = f"{municipality.source}、{column.dated}" if municipality.source else column.short_source
            desk.say(f"{column.printed(value)}（{source}）", f"   {column.label}: ")
    asked = "、".join(COLUMNS[question.prefill].label for question in questionnaire if question.prefill)
    desk.say("これらは聞かずに、出典と時点を付けて文書に使います。", "   ")
    if asked:
        desk.say(f"{asked}は、より新しい値を次の設問で入力できます。", "   ")
