"""What the entries of a template set's YAML files may hold, by the name of the file or folder."""

from __future__ import annotations

from types import MappingProxyType

from planner.schema import Schema
from planner.templateset.schema import (
    DAYS,
    DOCUMENT_KINDS,
    ID,
    IDS,
    INDICATORS,
    NOTHING_OR_TEXT,
    RANGE,
    REGION_TOPICS,
    SIDE,
    TEXT,
    WORDS,
    address,
    level,
    mapping,
    mappings,
)

_GROWTH = {
    "of": TEXT,
    "per": {"type": "number", "required": True, "min": 1},
    "setup": DAYS,
    "running": DAYS,
    "why": TEXT,
}
_EFFORT = {"setup": DAYS, "running": DAYS, "basis": TEXT, "grows": {"type": "dict", "schema": _GROWTH}}
_COST = {
    "setup": {**RANGE, "required": True},
    "running": {**RANGE, "required": True, "nullable": True},
    "basis": TEXT,
    "sure": {"type": "boolean", "required": True},
}
_VARIANT = {
    "when": {"type": "string", "empty": False},
    "up_to_level": level(5),
    "content": TEXT,
    "steps": mappings({"do": TEXT, "who": TEXT, "when": TEXT}),
    "effort": mapping(_EFFORT),
    "cost": {"type": "dict", "nullable": True, "schema": _COST},
}
_INDICATOR = {
    "name": TEXT,
    "formula": TEXT,
    "baseline": TEXT,
    "target": TEXT,
    "measured_by": TEXT,
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
                "title": TEXT,
                "side": SIDE,
                "source": TEXT,
                "levels": {"type": "list", "required": True, "minlength": 1, "schema": TEXT},
                "criteria": mappings({"id": ID, "level": level(5), "when": TEXT, "met": TEXT, "not_met": TEXT}),
            },
        ),
        "issues": Schema(
            "issues",
            {
                "id": ID,
                "domain": TEXT,
                "when": TEXT,
                "title": TEXT,
                "evidence": TEXT,
                "consequence": TEXT,
                "severity": level(3),
                "release": WORDS,
                "theme": {"type": "string", "empty": False},
            },
        ),
        "controls": Schema(
            "controls",
            {
                "id": ID,
                "title": TEXT,
                "area": {"type": "integer", "required": True, "min": 0, "max": 8},
                "article": ID,
                "asks": TEXT,
                "done": TEXT,
                "planned": {"type": "string", "empty": False},
                "days": DAYS,
                "owner": TEXT,
                "todo": TEXT,
                "keep": TEXT,
            },
        ),
        "themes": Schema("themes", {"id": ID, "title": TEXT}),
        "contradictions": Schema(
            "contradictions",
            {
                "id": ID,
                "when": TEXT,
                "says": TEXT,
                "remedy": TEXT,
                "severity": {"type": "string", "allowed": ["error", "warning"]},
                "each": {"type": "string", "empty": False},
            },
        ),
        "measures": Schema(
            "measures",
            {
                "id": ID,
                "title": TEXT,
                "domain": TEXT,
                "side": SIDE,
                "addresses": {**IDS, "required": True, "minlength": 1},
                "applies": WORDS,
                "fulfilled": {"type": "string", "empty": False},
                "because": TEXT,
                "variants": mappings(_VARIANT),
                "effect": level(3),
                "owner": TEXT,
                "indicator": mapping(_INDICATOR),
                "deadline": WORDS,
                "funding": IDS,
                "prerequisites": IDS,
                "cases": IDS,
                "exit": TEXT,
                "release": WORDS,
                "foundation": WORDS,
                "closes_gaps": {"type": "boolean"},
            },
        ),
        "cases": Schema(
            "cases",
            {
                "id": ID,
                "theme": TEXT,
                "municipality": TEXT,
                "prefecture": TEXT,
                "population_class": TEXT,
                "year": {"type": "integer", "nullable": True},
                "what": TEXT,
                "result": NOTHING_OR_TEXT,
                "cost": NOTHING_OR_TEXT,
                "effort": NOTHING_OR_TEXT,
                "source_title": TEXT,
                "source_url": {**TEXT, "check_with": address},
                "confidence": {"type": "string", "allowed": ["high", "medium", "low"]},
            },
        ),
        "region": Schema(
            "region",
            {
                "id": ID,
                "topic": {"type": "string", "required": True, "allowed": list(REGION_TOPICS)},
                "title": TEXT,
                "when": {"type": "string", "empty": False},
                "statement": {"type": "string", "empty": False},
                "here": {"type": "string", "empty": False},
                "source": {"type": "string", "empty": False},
                "url": {"type": "string", "check_with": address},
                "as_of": {"type": "string", "regex": r"\d{4}(-\d{2}(-\d{2})?)?"},
                "sure": {"type": "string", "allowed": ["high", "medium", "low"]},
                "ask": {"type": "dict", "schema": {"who": TEXT, "whom": TEXT, "what": TEXT, "time": TEXT}},
            },
        ),
        "limits": Schema(
            "limits",
            {
                "id": ID,
                "document": ID,
                "indicator": {"type": "string", "required": True, "allowed": list(INDICATORS)},
                "sections": IDS,
                "at_most": {"type": "number", "min": 0, "excludes": "at_least", "required": True},
                "at_least": {"type": "number", "min": 0, "excludes": "at_most", "required": True},
                "why": TEXT,
            },
        ),
        "writing": Schema(
            "writing",
            {
                "id": ID,
                "patterns": {"type": "list", "required": True, "minlength": 1, "schema": TEXT},
                "instead": TEXT,
                "for": {"type": "list", "required": True, "minlength": 1, "allowed": list(DOCUMENT_KINDS)},
                "level": {"type": "string", "required": True, "allowed": ["error", "warning", "info"]},
                "why": TEXT,
                "source": TEXT,
                "uniform": {"type": "boolean"},
                "first": {"type": "boolean"},
                "sentence": {"type": "boolean"},
                "off": {"type": "boolean"},
                "write": {"type": "string", "empty": False},
            },
        ),
        "glossary": Schema("glossary", {"id": ID, "term": TEXT, "meaning": TEXT}),
        "steps": Schema(
            "steps",
            {
                "id": ID,
                "title": TEXT,
                "phase": {"type": "string", "required": True, "allowed": ["prepare", "specify", "buy", "build"]},
                "role": {"type": "string", "required": True},
                "weeks": {"type": "integer", "required": True, "min": 1, "max": 104},
                "short_weeks": {"type": "integer", "required": True, "min": 0, "max": 104},
                "must": {"type": "boolean", "required": True},
                "shortened": TEXT,
            },
        ),
        "criteria": Schema(
            "criteria",
            {
                "id": ID,
                "title": TEXT,
                "points": {"type": "integer", "required": True, "min": 1, "max": 100},
                "few": {"type": "integer", "required": True, "min": 1, "max": 100},
                "full": TEXT,
                "own_minimum": {"type": "boolean", "required": True},
            },
        ),
        "grades": Schema(
            "grades",
            {
                "id": ID,
                "title": TEXT,
                "percent": {"type": "integer", "required": True, "min": 0, "max": 100},
            },
        ),
        "estimate_kinds": Schema(
            "estimate_kinds",
            {
                "id": ID,
                "title": TEXT,
                "write": TEXT,
                "wrong": TEXT,
                "needs": IDS,
                "words": IDS,
                "once": IDS,
                "running": {"type": "boolean", "required": True},
            },
        ),
        "estimate_fields": Schema(
            "estimate_fields",
            {
                "id": ID,
                "part": {"type": "string", "required": True, "allowed": ["head", "line"]},
                "type": {"type": "string", "required": True, "allowed": ["text", "number", "yen"]},
                "title": TEXT,
                "write": TEXT,
                "width": {"type": "integer", "required": True, "min": 0, "max": 100},
                "premise": WORDS,
            },
        ),
        "assumptions": Schema(
            "assumptions",
            {
                "id": ID,
                "value": {"type": "number", "required": True, "min": 0},
                "unit": WORDS,
                "label": TEXT,
                "reason": TEXT,
            },
        ),
    }
)
