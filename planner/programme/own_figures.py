"""What the municipality found out about a measure after a draft, in the place of what the catalogue assumes.

The rows name the measure by its title, as the draft prints it, with or without its number.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from msgspec.structs import replace

from planner.answers.finding import Finding
from planner.missing import is_known
from planner.nearest import suggestion
from planner.programme.effort import Cost, Effort
from planner.programme.measure import Indicator, Measure, Progress, Variant
from planner.programme.model import Programme
from planner.programme.titles import plain, without_number
from planner.programme.varying import Reach
from planner.templateset.model import TemplateSet

PATH = "priorities.measure_figures"
_COLUMNS = (
    "measure",
    "baseline",
    "as_of",
    "target",
    "setup_days",
    "running_days",
    "setup_cost",
    "running_cost",
    "source",
)
READ = tuple(f"{PATH}.{column}" for column in _COLUMNS)

_Row = Mapping[str, Any]


def with_own_figures(measures: Sequence[Measure], values: Mapping[str, Any]) -> tuple[Measure, ...]:
    """Return the measures, those of the rows with the days, costs, baseline and target that the rows tell."""
    rows = _rows(values)
    places = {_title(row): place for place, row in enumerate(rows) if is_known(row["measure"])}
    return tuple(
        _own(item, rows[place], place) if (place := places.get(plain(item.title))) is not None else item
        for item in measures
    )


def unmatched_figures(template_set: TemplateSet, values: Mapping[str, Any]) -> Iterator[Finding]:
    """Yield the rows whose values are lost: of no measure, of one told twice, of yearly costs without the first."""
    if not _rows(values):
        return
    titles = [str(entry.data["title"]) for entry in template_set.overlay("measures")]
    known, seen = set(map(plain, titles)), set[str]()
    for number, row in enumerate(_rows(values), start=1):
        told, title = row["measure"], _title(row)
        if title not in known:
            what = f"{number}行目の施策「{told}」は、ひな型の施策にないので、この行の値は使いません"
            found = suggestion(without_number(str(told)), titles, "草案の施策の題名を書き写してください")
            yield Finding(PATH, "unknown-measure", what, found)
        elif title in seen:
            what = f"施策「{told}」の行が二つあり、後の{number}行目だけを使います"
            yield Finding(PATH, "measure-twice", what, "1行にまとめてください")
        elif is_known(row["running_cost"]) and not is_known(row["setup_cost"]):
            what = f"{number}行目の施策「{told}」は、毎年の費用だけがあり、初期の費用がないので、費用は使いません"
            yield Finding(PATH, "half-cost", what, "初期の費用がかからないときは、0を書いてください")
        seen.add(title)


def figures_at_rest(programme: Programme, values: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the titles of the rows of measures that the programme does not begin, which print nowhere."""
    begun = {plain(item.measure.title) for item in programme.measures}
    others = {plain(item.measure.title): item.measure.title for item in programme.others}
    return tuple(others[title] for row in _rows(values) if (title := _title(row)) in others.keys() - begun)


def _rows(values: Mapping[str, Any]) -> Sequence[_Row]:
    rows = values.get(PATH, ())
    return rows if is_known(rows) else ()


def _title(row: _Row) -> str:
    return plain(str(row["measure"]))


def _own(measure: Measure, row: _Row, place: int) -> Measure:
    days_told = is_known(row["setup_days"])
    return replace(
        measure,
        variants=tuple(_variant(item, row) for item in measure.variants),
        indicator=_indicator(measure.indicator, row, place),
        reaches=_reaches(measure, row),
        closes_gaps=measure.closes_gaps and not days_told,
        replaced_by=PATH,
    )


def _reaches(measure: Measure, row: _Row) -> tuple[Reach, ...]:
    """Return the criteria reached, without those that the target of the catalogue reaches if the row tells another."""
    return tuple(item for item in measure.reaches if item.when is None or not is_known(row["target"]))


def _variant(variant: Variant, row: _Row) -> Variant:
    cost = _cost(variant.cost, row)
    guide = variant.guide if cost is variant.cost else ""  # an amount that is told needs no example
    return replace(variant, effort=_effort(variant.effort, row), cost=cost, guide=guide)


def _effort(effort: Effort, row: _Row) -> Effort:
    """Return the days told; those that are not stay as they are assumed, without what the size would add."""
    setup, running = row["setup_days"], row["running_days"]
    if not is_known(setup) and not is_known(running):
        return effort
    parts = [name for name, days in (("初め", setup), ("毎年", running)) if is_known(days)]
    basis = f"{'と'.join(parts)}の日数は、{_by(row, '担当課の見込み')}による。"
    if len(parts) == 1:
        basis += effort.basis
    return Effort(
        setup=float(setup) if is_known(setup) else effort.setup,
        running=float(running) if is_known(running) else effort.running,
        basis=basis,
        told=True,
    )


def _cost(cost: Cost | None, row: _Row) -> Cost | None:
    """Return the costs told; of the yearly ones alone nothing can be said."""
    setup, running = row["setup_cost"], row["running_cost"]
    if not is_known(setup):
        return cost
    yearly = (running, running) if is_known(running) else None
    return Cost((setup, setup), yearly, f"{_by(row, '担当課の見積り')}による。", sure=True)


def _by(row: _Row, otherwise: str) -> str:
    return str(row["source"]).rstrip("。") if is_known(row["source"]) else otherwise


def _indicator(indicator: Indicator, row: _Row, place: int) -> Indicator:
    """Return the indicator with Jinja texts that read the row, so that what was answered stays a value in them."""
    has_baseline, has_target = is_known(row["baseline"]), is_known(row["target"])
    if has_baseline:
        named = [name for name in ("as_of", "source") if is_known(row[name])]
        told = "、".join(_read(place, name) for name in named)
        indicator = replace(indicator, baseline=_read(place, "baseline") + (f"（{told}）" if told else ""))
    if has_target:
        indicator = replace(indicator, target="{{ derived.plan_last_year | fiscal }}に" + _read(place, "target"))
    return replace(indicator, progress=_progress(indicator.progress, has_baseline, has_target))


def _progress(progress: Progress, has_baseline: bool, has_target: bool) -> Progress:
    """Return the way to a target without what another baseline or another target told of it."""
    if has_target:
        return Progress(within=progress.within)
    return replace(progress, to=None, of="") if has_baseline else progress


def _read(place: int, column: str) -> str:
    return f"{{{{ {PATH}[{place}].{column} }}}}"
