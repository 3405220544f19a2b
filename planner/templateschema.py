"""What the YAML files of a template set may hold."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from planner.schema import Schema

SET_ID = re.compile("[a-z][a-z0-9-]*")
_ID = {"type": "string", "required": True, "regex": SET_ID.pattern}
_TEXT = {"type": "string", "required": True, "empty": False}
_WORDS = {"type": "string"}
_NOTHING_OR_TEXT = {"type": "string", "nullable": True}
_IDS = {"type": "list", "schema": {"type": "string", "empty": False}}
_SIDE = {"type": "string", "required": True, "allowed": ["inside", "outside"]}
_DAYS = {"type": "number", "required": True, "min": 0}
_RANGE = {"type": "list", "minlength": 2, "maxlength": 2, "schema": {"type": "integer", "min": 0}}

_PREFECTURES = [f"{number:02}" for number in range(1, 48)]
_NOT_IN_A_FILE_NAME = set('\\/:*?"<>|')


def _file_name(field: str, value: object, error: Callable[[str, str], None]) -> None:
    if not isinstance(value, str) or not value.isprintable() or _NOT_IN_A_FILE_NAME & set(value):
        error(field, f'「{value}」はファイル名に使えません\n\\ / : * ? " < > | を除いてください')


def _address(field: str, value: object, error: Callable[[str, str], None]) -> None:
    if not isinstance(value, str) or not value.startswith(("https://", "http://")):
        error(field, f"「{value}」は所在（URL）として読めません\nhttps:// から書いてください")


def _level(highest: int) -> dict[str, object]:
    return {"type": "integer", "required": True, "min": 1, "max": highest}


def _mapping(keys: Mapping[str, object]) -> dict[str, object]:
    return {"type": "dict", "required": True, "schema": keys}


def _mappings(keys: Mapping[str, object]) -> dict[str, object]:
    return {"type": "list", "required": True, "minlength": 1, "schema": {"type": "dict", "schema": keys}}


DOCUMENT_KINDS = ("plan", "guideline", "regulation", "residents")
INDICATORS = (
    "similarity", "same-sentences", "slogans", "background", "own-names", "figures", "opening", "strangers", "untraced",
    "writing",
)  # fmt: skip
REGION_TOPICS = ("land", "climate", "disaster", "industry", "plan", "shared", "support")  # in the order of documents

_FOLDER = {"type": "string", "empty": False, "check_with": _file_name}
_SECTION = {
    "type": ["string", "dict"],
    "schema": {"id": _TEXT, "landscape": {"type": "boolean"}, "apart": _FOLDER},
}

TEMPLATE = Schema(
    "template",
    {
        "id": _TEXT,
        "title": _TEXT,
        "parent": _NOTHING_OR_TEXT,
        "serves": {
            "type": "dict",
            "schema": {"prefectures": {"type": "list", "schema": {"type": "string", "allowed": _PREFECTURES}}},
        },
        "documents": {
            "type": "list",
            "schema": {
                "type": "dict",
                "schema": {
                    "id": _ID,
                    "title": {"type": "string", "empty": False},
                    "file": {"type": "string", "empty": False, "check_with": _file_name},
                    "disclosure": {"type": "string", "allowed": ["public", "internal", "restricted"]},
                    "folder": _FOLDER,
                    "scheme": {"type": "string", "allowed": ["chapters", "regulation", "leaflet"]},
                    "kind": {"type": "string", "allowed": list(DOCUMENT_KINDS)},
                    "period": {"type": "boolean"},
                    "sections": {"type": "list", "minlength": 1, "schema": _SECTION},
                },
            },
        },
        "sections_after": {
            "type": "dict",
            "valuesrules": {"type": "dict", "valuesrules": {"type": "list", "schema": _SECTION}},
        },
    },
)

_GROWTH = {
    "of": _TEXT,
    "per": {"type": "number", "required": True, "min": 1},
    "setup": _DAYS,
    "running": _DAYS,
    "why": _TEXT,
}
_EFFORT = {"setup": _DAYS, "running": _DAYS, "basis": _TEXT, "grows": {"type": "dict", "schema": _GROWTH}}
_COST = {
    "setup": {**_RANGE, "required": True},
    "running": {**_RANGE, "required": True, "nullable": True},
    "basis": _TEXT,
    "sure": {"type": "boolean", "required": True},
}
_VARIANT = {
    "when": {"type": "string", "empty": False},
    "up_to_level": _level(5),
    "content": _TEXT,
    "steps": _mappings({"do": _TEXT, "who": _TEXT, "when": _TEXT}),
    "effort": _mapping(_EFFORT),
    "cost": {"type": "dict", "nullable": True, "schema": _COST},
}
_INDICATOR = {
    "name": _TEXT,
    "formula": _TEXT,
    "baseline": _TEXT,
    "target": _TEXT,
    "measured_by": _TEXT,
    "outcome": {"type": "boolean", "required": True},
}

ENTRY_LABELS = MappingProxyType(  # what people call the entries of each file or folder below
    {
        "maturity": "成熟度",
        "issues": "課題",
        "themes": "課題の主題",
        "contradictions": "食い違い",
        "measures": "施策",
        "cases": "事例",
        "region": "地域の事実",
        "glossary": "用語",
        "steps": "調達の工程",
        "assumptions": "前提の値",
        "criteria": "評価の項目",
        "grades": "評価の段階",
        "limits": "文書の測定の限度",
        "writing": "公用文の決まり",
        "controls": "対策の状態の決まり",
        "estimate_kinds": "見積書の区分",
        "estimate_fields": "見積書の欄",
    }
)

ENTRIES = MappingProxyType(
    {
        "maturity": Schema(
            "maturity",
            {
                "id": {"type": "string", "required": True, "regex": "[a-z][a-z0-9_]*"},
                "title": _TEXT,
                "side": _SIDE,
                "source": _TEXT,
                "levels": {"type": "list", "required": True, "minlength": 1, "schema": _TEXT},
                "criteria": _mappings({"id": _ID, "level": _level(5), "when": _TEXT, "met": _TEXT, "not_met": _TEXT}),
            },
        ),
        "issues": Schema(
            "issues",
            {
                "id": _ID,
                "domain": _TEXT,
                "when": _TEXT,
                "title": _TEXT,
                "evidence": _TEXT,
                "consequence": _TEXT,
                "severity": _level(3),
                "release": _WORDS,
                "theme": {"type": "string", "empty": False},
            },
        ),
        "controls": Schema(
            "controls",
            {
                "id": _ID,
                "title": _TEXT,
                "area": {"type": "integer", "required": True, "min": 0, "max": 8},
                "article": _ID,
                "asks": _TEXT,
                "done": _TEXT,
                "planned": {"type": "string", "empty": False},
                "days": _DAYS,
                "owner": _TEXT,
                "todo": _TEXT,
                "keep": _TEXT,
            },
        ),
        "themes": Schema("themes", {"id": _ID, "title": _TEXT}),
        "contradictions": Schema(
            "contradictions",
            {
                "id": _ID,
                "when": _TEXT,
                "says": _TEXT,
                "remedy": _TEXT,
                "severity": {"type": "string", "allowed": ["error", "warning"]},
                "each": {"type": "string", "empty": False},
            },
        ),
        "measures": Schema(
            "measures",
            {
                "id": _ID,
                "title": _TEXT,
                "domain": _TEXT,
                "side": _SIDE,
                "addresses": {**_IDS, "required": True, "minlength": 1},
                "applies": _WORDS,
                "fulfilled": {"type": "string", "empty": False},
                "because": _TEXT,
                "variants": _mappings(_VARIANT),
                "effect": _level(3),
                "owner": _TEXT,
                "indicator": _mapping(_INDICATOR),
                "deadline": _WORDS,
                "funding": _IDS,
                "prerequisites": _IDS,
                "cases": _IDS,
                "exit": _TEXT,
                "release": _WORDS,
                "foundation": _WORDS,
            },
        ),
        "cases": Schema(
            "cases",
            {
                "id": _ID,
                "theme": _TEXT,
                "municipality": _TEXT,
                "prefecture": _TEXT,
                "population_class": _TEXT,
                "year": {"type": "integer", "nullable": True},
                "what": _TEXT,
                "result": _NOTHING_OR_TEXT,
                "cost": _NOTHING_OR_TEXT,
                "effort": _NOTHING_OR_TEXT,
                "source_title": _TEXT,
                "source_url": {**_TEXT, "check_with": _address},
                "confidence": {"type": "string", "allowed": ["high", "medium", "low"]},
            },
        ),
        "region": Schema(
            "region",
            {
                "id": _ID,
                "topic": {"type": "string", "required": True, "allowed": list(REGION_TOPICS)},
                "title": _TEXT,
                "when": {"type": "string", "empty": False},
                "statement": {"type": "string", "empty": False},
                "here": {"type": "string", "empty": False},
                "source": {"type": "string", "empty": False},
                "url": {"type": "string", "check_with": _address},
                "as_of": {"type": "string", "regex": r"\d{4}(-\d{2}(-\d{2})?)?"},
                "sure": {"type": "string", "allowed": ["high", "medium", "low"]},
                "ask": {"type": "dict", "schema": {"who": _TEXT, "whom": _TEXT, "what": _TEXT, "time": _TEXT}},
            },
        ),
        "limits": Schema(
            "limits",
            {
                "id": _ID,
                "document": _ID,
                "indicator": {"type": "string", "required": True, "allowed": list(INDICATORS)},
                "sections": _IDS,
                "at_most": {"type": "number", "min": 0, "excludes": "at_least", "required": True},
                "at_least": {"type": "number", "min": 0, "excludes": "at_most", "required": True},
                "why": _TEXT,
            },
        ),
        "writing": Schema(
            "writing",
            {
                "id": _ID,
                "patterns": {"type": "list", "required": True, "minlength": 1, "schema": _TEXT},
                "instead": _TEXT,
                "for": {"type": "list", "required": True, "minlength": 1, "allowed": list(DOCUMENT_KINDS)},
                "level": {"type": "string", "required": True, "allowed": ["error", "warning", "info"]},
                "why": _TEXT,
                "source": _TEXT,
                "uniform": {"type": "boolean"},
                "first": {"type": "boolean"},
                "sentence": {"type": "boolean"},
                "off": {"type": "boolean"},
            },
        ),
        "glossary": Schema("glossary", {"id": _ID, "term": _TEXT, "meaning": _TEXT}),
        "steps": Schema(
            "steps",
            {
                "id": _ID,
                "title": _TEXT,
                "phase": {"type": "string", "required": True, "allowed": ["prepare", "specify", "buy", "build"]},
                "role": {"type": "string", "required": True},
                "weeks": {"type": "integer", "required": True, "min": 1, "max": 104},
                "short_weeks": {"type": "integer", "required": True, "min": 0, "max": 104},
                "must": {"type": "boolean", "required": True},
                "shortened": _TEXT,
            },
        ),
        "criteria": Schema(
            "criteria",
            {
                "id": _ID,
                "title": _TEXT,
                "points": {"type": "integer", "required": True, "min": 1, "max": 100},
                "few": {"type": "integer", "required": True, "min": 1, "max": 100},
                "full": _TEXT,
                "own_minimum": {"type": "boolean", "required": True},
            },
        ),
        "grades": Schema(
            "grades",
            {
                "id": _ID,
                "title": _TEXT,
                "percent": {"type": "integer", "required": True, "min": 0, "max": 100},
            },
        ),
        "estimate_kinds": Schema(
            "estimate_kinds",
            {
                "id": _ID,
                "title": _TEXT,
                "write": _TEXT,
                "wrong": _TEXT,
                "needs": _IDS,
                "words": _IDS,
                "once": _IDS,
                "running": {"type": "boolean", "required": True},
            },
        ),
        "estimate_fields": Schema(
            "estimate_fields",
            {
                "id": _ID,
                "part": {"type": "string", "required": True, "allowed": ["head", "line"]},
                "type": {"type": "string", "required": True, "allowed": ["text", "number", "yen"]},
                "title": _TEXT,
                "write": _TEXT,
                "width": {"type": "integer", "required": True, "min": 0, "max": 100},
            },
        ),
        "assumptions": Schema(
            "assumptions",
            {
                "id": _ID,
                "value": {"type": "number", "required": True, "min": 0},
                "unit": _WORDS,
                "label": _TEXT,
                "reason": _TEXT,
            },
        ),
    }
)
