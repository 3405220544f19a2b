"""What the town ruled about a matter told in it, in the place of what the words of the matter were found to mean."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from planner.answers.finding import Finding
from planner.missing import is_known
from planner.nearest import suggestion
from planner.programme.measure import Measure
from planner.programme.model import Programme
from planner.programme.titles import plain, without_number
from planner.programme.varying import Ruled
from planner.situation.told import TOLD
from planner.templateset.model import TemplateSet

PATH = "priorities.rulings"
READ = tuple(f"{PATH}.{column}" for column in ("told", "measure", "office", "means"))
NONE = "なし"


class Ruling(Struct, frozen=True):
    """A row: the words by which a matter is known, the plain title of the measure that meets it, or none; its place."""

    told: str
    title: str
    place: int


def rulings(values: Mapping[str, Any]) -> tuple[Ruling, ...]:
    """Return the rows that name a matter; a row without a measure says that none meets it."""
    return tuple(
        Ruling(str(row["told"]).strip(), _title(row), place)
        for place, row in enumerate(_rows(values))
        if is_known(row["told"]) and str(row["told"]).strip()  # nothing but blanks would stand in every text
    )


def with_rulings(measures: Sequence[Measure], values: Mapping[str, Any]) -> tuple[Measure, ...]:
    """Return the measures, each with the matters that the town says it meets, and those that it says others meet."""
    known = {"", *(plain(item.title) for item in measures)}
    made = tuple(row for row in rulings(values) if row.title in known)
    if not made:
        return tuple(measures)
    return tuple(replace(item, ruled=_ruled(made, plain(item.title))) for item in measures)


def _ruled(made: Sequence[Ruling], title: str) -> Ruled:
    met = {row.told for row in made if row.title == title}
    return Ruled(tuple(met), tuple({row.told for row in made} - met))


def ruling_on(said: Sequence[str], values: Mapping[str, Any]) -> int | None:
    """Return the place of the row by which no measure meets a matter of which `said` is told; None if there is none."""
    found = (row.place for row in rulings(values) if not row.title and any(row.told in text for text in said))
    return next(found, None)


def rulings_at_rest(programme: Programme, values: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the titles of the measures that rows name and the programme does not begin, so that it is not met yet."""
    begun = {plain(item.measure.title) for item in programme.measures}
    others = {plain(item.measure.title): item.measure.title for item in programme.others}
    named = dict.fromkeys(row.title for row in rulings(values))
    return tuple(others[title] for title in named if title in others.keys() - begun)


def unmatched_rulings(template_set: TemplateSet, values: Mapping[str, Any]) -> Iterator[Finding]:
    """Yield the rows that rule nothing: those of no measure of the catalogue, and those whose matter nobody told."""
    titles = [str(entry.data["title"]) for entry in template_set.overlay("measures")] if rulings(values) else []
    known = {"", *map(plain, titles)}
    subjects = [text for table in TOLD.values() for text in table.subjects(values)]
    for row in rulings(values):
        line = row.place + 1
        if row.title not in known:
            title = str(_rows(values)[row.place]["measure"])
            what = f"{line}行目の施策「{title}」は、ひな型の施策にないので、「{row.told}」の行は使いません"
            otherwise = f"草案の施策の題名を書き写すか、「{NONE}」と書いてください"
            yield Finding(PATH, "unknown-measure", what, suggestion(without_number(title), titles, otherwise))
        if not any(row.told in text for text in subjects):
            what = f"{line}行目の「{row.told}」は、回答の課題、声、業務又は前の計画のどれにもないので、使いません"
            yield Finding(PATH, "unknown-matter", what, "草案の表にある言葉を、一部でもそのまま書き写してください")


def _rows(values: Mapping[str, Any]) -> Sequence[Mapping[str, Any]]:
    rows = values.get(PATH, ())
    return rows if is_known(rows) else ()


def _title(row: Mapping[str, Any]) -> str:
    written = str(row["measure"]) if is_known(row["measure"]) else NONE
    return "" if written.strip() == NONE else plain(written) or written
