"""The table of costs by year is redone from nothing but the sheets of the measures, as a reader would with a pencil."""

import re
from functools import cache
from itertools import takewhile
from pathlib import Path

import pytest
from msgspec import Struct
from msgspec.structs import replace

from planner.pipeline import build
from planner.programme.load import Catalogue, load_catalogue
from planner.templateset.model import BASE
from tests.cities import EXAMPLES
from tests.cities import workspace as opened
from tests.reference.towns import GROUP, built, document_text
from tests.shipped import SETS

pytestmark = GROUP

_AMOUNT = r"([\d,]+)(?:～([\d,]+))?"
_YEAR = re.compile(r"令和(\d+)年度")


class Sheet(Struct, frozen=True):
    """What a sheet says of money: the fiscal year (令和) of its set-up, ranges in 千円, None where it says 未定."""

    number: str
    year: int
    setup: tuple[int, int] | None
    running: tuple[int, int] | None


class Year(Struct, frozen=True):
    setup: tuple[int, int]
    running: tuple[int, int]
    open: int


@cache
def documents(town: str) -> dict[str, str]:
    result = build(opened(EXAMPLES / town / "answers.yaml")) if (EXAMPLES / town).is_dir() else built(town)
    return {file.manuscript.id: document_text(file.content) for file in result.files if "plan" in file.manuscript.id}


def sheets(plan: str) -> list[Sheet]:
    found = re.split(r"^(施策\d+) .*\n(?=\| 担当・人日)", plan, flags=re.MULTILINE)[1:]
    return [_sheet(number, text) for number, text in zip(found[::2], found[1::2], strict=True)]


def _sheet(number: str, text: str) -> Sheet:
    lines = takewhile(lambda line: line.startswith("|"), text.splitlines())
    rows = {cells[0]: cells[1:] for line in lines if len(cells := _cells(line)) > 1}
    money = rows["費用と財源"][0]
    ahead = re.search(r"着手：令和(\d+)年度に準備する", rows["担当・人日"][0])
    years = (year for year, phase in zip(rows["年度"], rows["工程と目標"], strict=True) if phase != "―")
    first = int(ahead[1]) if ahead else _fiscal(next(years))
    return Sheet(number, first, *_ranges(money))


def _ranges(money: str) -> tuple[tuple[int, int] | None, tuple[int, int] | None]:
    if money.startswith("未定"):
        return None, None
    if paid := re.match(rf"初期 {_AMOUNT}千円、(?:経常 年{_AMOUNT}千円|年額は未定)", money):
        return _range(paid, 1), _range(paid, 3) if paid[3] else None
    assert money.startswith(("0円", "初期、経常とも0千円"))
    added = re.search(rf"ときは(?:、初期は未定|、初期{_AMOUNT}千円)?(?:、年額は未定|、年{_AMOUNT}千円)?（", money)
    most = [_range(added, at)[1] if added and added[at] else 0 for at in (1, 3)]
    return (0, most[0]), (0, most[1])


def _range(match: re.Match[str], at: int) -> tuple[int, int]:
    return _number(match[at]), _number(match[at + 1] or match[at])


def _number(text: str) -> int:
    return int(text.replace(",", ""))


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip("| ").split(" | ")]


def _fiscal(text: str) -> int:
    found = _YEAR.match(text)
    assert found, text
    return int(found[1])


def table(plan: str) -> dict[int, dict[str, str]]:
    """Return the rows of the table by fiscal year, empty where the plan has none."""
    if "年度ごとの費用（千円）" not in plan:
        return {}
    lines = plan[plan.rindex("年度ごとの費用（千円）") :].splitlines()[1:]
    header, *rows = [_cells(line) for line in lines[: next(at for at, line in enumerate(lines) if "|" not in line)]]
    return {_fiscal(row[0]): dict(zip(header, row, strict=True)) for row in rows}


def redone(found: list[Sheet], year: int) -> Year:
    begun = [item.setup for item in found if item.year == year]
    going_on = [item.running for item in found if item.year < year]
    known = [[item for item in items if item] for items in (begun, going_on)]
    setup, running = (tuple(sum(item[end] for item in items) for end in (0, 1)) for items in known)
    return Year(setup, running, (begun + going_on).count(None))  # type: ignore[arg-type] # pairs


@pytest.mark.parametrize("town", ["mihondai", "mihondate"])
def test_first_and_running_costs_of_each_year_are_those_of_the_sheets(town: str) -> None:
    plan = documents(town)["plan"]
    found, rows = sheets(plan), table(plan)
    assert len(found) > 15
    for year, row in rows.items():
        mine = redone(found, year)
        told = [_range(re.fullmatch(_AMOUNT, row[name]), 1) for name in ("施策の初期", "施策の経常")]  # type: ignore[arg-type]
        open_ones = re.search(r"施策(\d+)件", row["額の未定"])
        assert Year(*told, int(open_ones[1]) if open_ones else 0) == mine, year
    assert any(redone(found, year).running[1] for year in rows)


@pytest.mark.parametrize("town", ["mihondai", "mihondate"])
def test_each_row_adds_up_at_both_ends_and_so_do_the_sums_that_the_documents_tell(town: str) -> None:
    made = documents(town)
    rows = table(made["plan"])
    parts = ("今のシステム", "標準化の後の増加", "外部の専門家", "施策の初期", "施策の経常")
    sums = []
    for row in rows.values():
        ranges = [_range(match, 1) for name in parts if (match := re.fullmatch(_AMOUNT, row.get(name, "")))]
        sums.append((_number(row["計（少なくとも）"]), _number(row["計（幅の上）"])))
        assert sums[-1] == (sum(low for low, _ in ranges), sum(high for _, high in ranges))
    least, most = (f"{sum(pair[end] for pair in sums):,}千円である" for end in (0, 1))
    for name in ("plan", "plan-summary"):
        assert f"少なくとも{least}" in made[name]
        assert f"分かる額の幅の上は{most}" in made[name]
    assert f"少なくとも{least}" in made["plan-questions"]


def dear() -> list[str]:
    """Return the titles of the measures for which an amount is told in some municipality."""
    ways = [(item.title, way.cost) for item in catalogue().measures for way in item.variants if way.cost]
    return list(dict.fromkeys(title for title, cost in ways if not cost.free or cost.adds))


@cache
def catalogue() -> Catalogue:
    return load_catalogue(SETS.named(BASE))


def ended(titles: list[str], folder: Path) -> str:
    """Return the plan of 湯沢市 if it had ended the measures of these titles with its plan before."""
    told = (EXAMPLES / "yuzawa" / "answers.yaml").read_text(encoding="utf-8")
    rows = "".join(f"    - {{measure: {title}, result: achieved, next: ended}}\n" for title in titles)
    head = "previous.results:\n  value:\n"
    assert head in told
    path = folder / "answers.yaml"
    path.write_text(told.replace(head, head + rows), encoding="utf-8")
    (plan,) = build(replace(opened(path), documents=("plan",))).files
    return document_text(plan.content)


def test_where_no_sheet_has_an_amount_no_year_has_one(tmp_path: Path) -> None:
    plan = ended(dear(), tmp_path)
    found = sheets(plan)
    assert len(found) > 15
    assert {item.setup for item in found} | {item.running for item in found} <= {None, (0, 0)}
    assert not table(plan)
    assert "施策の額がまだ分からないため" in plan


@pytest.mark.parametrize("town", ["mihondai", "mihondate", "mihongawa", "yuzawa"])
def test_amounts_are_drawn_where_more_than_one_measure_has_one(town: str) -> None:
    assert priced_and_drawn(documents(town)["plan"]) == (True, True)


def test_the_amount_of_one_measure_is_not_drawn(tmp_path: Path) -> None:
    assert priced_and_drawn(
        ended([title for title in dear() if title != "地場の産業の事業者と進める情報の活用"], tmp_path)
    ) == (False, False)


def priced_and_drawn(plan: str) -> tuple[bool, bool]:
    """Return whether more than one of some measures has an amount, and whether amounts are drawn."""
    amounts = [item for item in sheets(plan) if any(part and part[1] for part in (item.setup, item.running))]
    assert amounts
    return len(amounts) > 1, "施策の費用（幅の上の額）" in plan
