"""What the lists of works and of systems hold on one subject, found by the words that their names have."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from planner.missing import Missing, Reason, is_known
from planner.situation.system_names import in_full
from planner.subjects import is_about

Row = Mapping[str, Any]
Cells = Sequence[Any]
# Reports of work outside the office, papers carried to homes, to places and to the council, lists of people to be
# helped in a disaster, what is paid for the way to a doctor, rounds to springs and tanks, calls about ploughed roads,
# snow to be taken off roofs, animals seen, changes of the sea, waste fetched from homes, bookings of rides that the
# town runs already
FIELD_REPORTS = (
    *("日報", "巡視 記録", "パトロール 記録", "出動 記録"),
    *(f"{going} 記録 -水源 -配水池 -浄水場 -水道" for going in ("巡回", "見回り")),
)
WATER_ROUNDS = tuple(
    f"{place} {going} -漏水"
    for place in ("水源", "配水池", "浄水場", "水道")
    for going in ("見回り", "巡回", "巡視", "監視")
)
CARRIED_PAPERS = (
    *(f"{going} {told} -水源 -配水池 -水道" for going in ("訪問", "現地") for told in ("記録", "調査", "確認")),
    *("認定調査", "家屋 調査", "ケース記録", "議案 印刷", "議案 配", "議会 資料"),
)
HELP_LISTS = ("名簿 避難", "名簿 要支援", "名簿 要配慮")
CARE_TRIPS = ("通院 助成", "通院 交通費", "通院 旅費", "通院 補助", "通院 運賃")
SNOW_CALLS = ("雪 電話", "雪 問合せ", "雪 苦情")
ROOF_SNOW = ("雪下ろし", "雪おろし", "雪寄せ")
ANIMAL_CALLS = ("目撃",)
SEA_CALLS = ("赤潮", "魚病", "貝毒", "貧酸素", "水温 知らせ", "水温 連絡")
WASTE_VISITS = ("ごみ 運び", "ごみ 戸別", "ごみ 訪問", "ごみ出し")
RIDES_BOOKED = ("乗合 予約", "デマンド 予約", "バス 予約 -観光 -席", "タクシー 予約")
# Lines and transmitters that reach every home
LINES = ("ケーブルテレビ", "CATV", "告知放送", "告知端末", "光ケーブル", "光ファイバ", "光ネットワーク")
_TERMINALS = ("告知",)
_OWN = ("lease", "bought", "built")  # what others run for the town and for others is none of its own


def works_on(words: tuple[str, ...]) -> Callable[[Sequence[Row], Cells], tuple[Row, ...]]:
    """Return the formula that gives the works whose name is about one of `words`, in the order told."""

    def found(rows: Sequence[Row], tasks: Cells) -> tuple[Row, ...]:
        return tuple(row for row, task in zip(rows, tasks, strict=True) if is_known(task) and is_about(words, task))

    return found


def carried_papers(rows: Sequence[Row], tasks: Cells, hours: Cells) -> tuple[Row, ...]:
    """Return the works that carry papers to homes, to places or to the council, those of the most hours first."""
    told = zip(rows, tasks, hours, strict=True)
    found = [(row, hour) for row, task, hour in told if is_known(task) and is_about(CARRIED_PAPERS, task)]
    return tuple(row for row, hour in sorted(found, key=lambda item: -item[1] if is_known(item[1]) else 0))


def own_lines(rows: Sequence[Row], works: Cells, contracts: Cells, renewals: Cells) -> tuple[Row, ...]:
    """Return the lines into the homes that the town itself owns or leases, the first to be renewed before the others.

    One whose renewal nobody told is none of them: nobody could say when it is due.
    """
    told = zip(renewals, rows, works, contracts, strict=True)
    own = [
        (year, row)
        for year, row, work, kind in told
        if is_known(year) and kind in _OWN and is_about(LINES, in_full(work))
    ]
    return tuple(row for _, row in sorted(own, key=lambda item: item[0]))


def terminals_untold(lines: Cells, ways: Cells) -> bool:
    """Return whether the town has terminals in the homes that its list of ways to bring news does not name."""
    return "house" not in ways and any(is_known(work) and is_about(_TERMINALS, in_full(work)) for work in lines)


def first_renewal(renewals: Cells) -> int | Missing:
    """Return the earliest of the years in which lines are renewed."""
    return min(renewals, default=Missing(reason=Reason.NOT_APPLICABLE))
