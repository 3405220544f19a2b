"""The list of fields in the documentation is that of the schemas."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from planner.templateset.entries import ENTRIES
from planner.templateset.judging import JUDGING
from planner.templateset.schema import CONDITION, JINJA

PAGE = (Path(__file__).parents[1] / "docs" / "fields.md").read_text(encoding="utf-8")
TABLES = dict(re.findall(r"^## `(\w+)`\n(.*?)(?=^## |\Z)", PAGE, re.DOTALL | re.MULTILINE))
ROW = re.compile(r"^\| `([\w.]+)` \| (要?) ?\| (.+) \|$", re.MULTILINE)


def fields(rules: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield the path and the rule of every value that is no mapping itself."""
    for key, rule in rules.items():
        inner = rule.get("schema", {}).get("schema") if rule["type"] == "list" else rule.get("schema")
        if inner:
            yield from fields(inner, f"{prefix}{key}.")
        else:
            yield prefix + key, rule


@pytest.mark.parametrize("kind", TABLES)
def test_every_field_is_listed_as_the_schema_has_it(kind: str) -> None:
    schema = dict(fields(ENTRIES[kind].schema.keys))
    listed = {name: bool(needed) for name, needed, _ in ROW.findall(TABLES[kind])}
    assert listed == {name: bool(rule.get("required")) for name, rule in schema.items()}


@pytest.mark.parametrize("kind", TABLES)
def test_the_list_says_which_texts_are_jinja_and_which_are_conditions(kind: str) -> None:
    marked = {name: rule.get("meta") for name, rule in fields(ENTRIES[kind].schema.keys)}
    said = {name: text.partition("。")[0] for name, _, text in ROW.findall(TABLES[kind])}
    assert {name for name, text in said.items() if text == "Jinja"} == {n for n, m in marked.items() if m == JINJA}
    paths = {name for name in marked if f".{name}".endswith((".of", ".finish"))}
    conditions = {name for name, mark in marked.items() if mark == CONDITION} - paths
    assert {name for name, text in said.items() if text == "条件"} == conditions


def test_all_that_decisions_rest_on_is_listed() -> None:
    assert JUDGING.keys() <= TABLES.keys()


@pytest.mark.parametrize(
    ("key", "told"),
    [
        ("side", "「side: …」（inside、outside のどれか）の行を加えてください"),
        ("effect", "「effect: …」（1から3まで）の行を加えてください"),
        (
            "indicator",
            "「indicator: …」（その中に name、formula、baseline、target、measured_by、outcome）の行を加えてください",
        ),
        ("exit", "「exit: …」の行を加えてください"),
    ],
)
def test_a_line_that_is_missing_is_told_with_what_may_stand_in_it(key: str, told: str) -> None:
    faults = ENTRIES["measures"].schema.faults({"id": "hills", "title": "丘"})
    assert [fault.remedy for fault in faults if fault.keys == (key,)] == [told]
