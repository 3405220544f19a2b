"""The form in which vendors are asked for an estimate: its kinds of cost and its fields, from a template set."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from planner.errors import Place, PlannerError, Problem
from planner.nearest import suggestion
from planner.templateset.model import TemplateSet
from planner.templateset.overlay import Entry

FieldType = Literal["text", "number", "yen"]

# what checking an estimate reads
HEADS = ("months", "rate", "net", "tax", "total")
COLUMNS = ("kind", "item", "detail", "quantity", "unit", "price", "amount", "base", "product", "note")


class Kind(Struct, frozen=True):
    """One kind of cost, as 機器 or 移行. `needs` are the ids of columns that must not be empty in its lines.

    A word of `words` in a line of another kind may be counted twice, and so may one of `once` in a second line.
    `running` kinds are estimated over the months that are compared.
    """

    id: str
    title: str
    write: str
    wrong: str
    needs: tuple[str, ...]
    words: tuple[str, ...]
    once: tuple[str, ...]
    running: bool


class Field(Struct, frozen=True):
    """A field above the lines (`part` head) or a column of them (line). `width` is in characters, 0 for a head.

    `premise` is the name of the value that vendors are to estimate on, empty for a field that they fill in themselves.
    """

    id: str
    part: str
    type: FieldType
    title: str
    write: str
    width: int
    premise: str = ""


class EstimateForm(Struct, frozen=True):
    """The whole form, kinds and fields in the order in which they are printed."""

    kinds: tuple[Kind, ...]
    heads: tuple[Field, ...]
    columns: tuple[Field, ...]

    def kind(self, title: str) -> Kind | None:
        """Return the kind with that title, None if there is none."""
        return next((kind for kind in self.kinds if kind.title == title), None)

    def title(self, field_id: str) -> str:
        """Return the title of a field; raises `KeyError` for an id that the form does not have."""
        return {field.id: field.title for field in (*self.heads, *self.columns)}[field_id]


def load_estimate_form(template_set: TemplateSet) -> EstimateForm:
    """Read `estimate_kinds.yaml` and `estimate_fields.yaml`; raises `PlannerError` with all problems."""
    kinds, fields = template_set.overlay("estimate_kinds"), template_set.overlay("estimate_fields")
    problems = [*(problem for entry in kinds for problem in _unknown_needs(entry)), *_lacking(fields)]
    if problems:
        raise PlannerError(problems)
    found = tuple(Field(**entry.data) for entry in fields)
    return EstimateForm(
        tuple(_kind(entry) for entry in kinds),
        tuple(field for field in found if field.part == "head"),
        tuple(field for field in found if field.part == "line"),
    )


def _kind(entry: Entry) -> Kind:
    lists = {name: tuple(entry.data.get(name) or ()) for name in ("needs", "words", "once")}
    return Kind(**{**entry.data, **lists})


def _unknown_needs(entry: Entry) -> Iterator[Problem]:
    for name in entry.data.get("needs") or ():
        if name not in COLUMNS:
            remedy = suggestion(name, COLUMNS, f"書けるのは {'、'.join(COLUMNS)} です")
            yield Problem("template/unknown-id", entry.at("needs"), f"見積書に列「{name}」がありません", remedy)


def _lacking(fields: tuple[Entry, ...]) -> Iterator[Problem]:
    """Yield a problem for each field without which an estimate cannot be checked."""
    place = Place(fields[0].at().file) if fields else Place("estimate_fields.yaml")
    parts = {entry.id: entry.data["part"] for entry in fields}
    for part, ids in (("head", HEADS), ("line", COLUMNS)):
        for name in ids:
            if parts.get(name) != part:
                what = f"見積書の欄「{name}」（part: {part}）がありません"
                yield Problem("template/estimate", place, what, "base の estimate_fields.yaml に戻してください")
