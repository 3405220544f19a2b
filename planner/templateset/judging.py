"""What the entries may hold by which levels, issues, controls and measures are decided."""

from __future__ import annotations

from types import MappingProxyType

from planner.templateset.kind import kinds
from planner.templateset.prices import COST, EFFORT
from planner.templateset.schema import (
    ALWAYS_WHEN,
    ANY_TEXT,
    CONDITION,
    CONFIDENCE,
    DAYS,
    ID,
    IDS,
    LAW,
    LAWS,
    NOTHING_OR_TEXT,
    PRINTED,
    REGION_OFFERS,
    RENDERED,
    SIDE,
    TEXT,
    WHEN,
    WORDING,
    WORDS,
    address,
    level,
    mapping,
    mappings,
)

_VARIANT = {
    "when": WHEN,
    "up_to_level": level(5),
    "content": RENDERED,
    "steps": mappings({"do": RENDERED, "who": TEXT, "when": PRINTED}),
    "effort": mapping(EFFORT),
    "cost": {"type": "dict", "nullable": True, "schema": COST},
    "asked": {**ANY_TEXT, "meta": WORDING},
    "guide": {**RENDERED, "required": False},
    "expert": {"type": "number", "min": 1},
    "works": {
        "type": "dict",
        "schema": {
            "a_year": {"type": "integer", "required": True, "min": 1},
            "next_from": {"type": "integer", "min": 2},
            "kept_in": ANY_TEXT,
        },
    },
}
_PROGRESS = {
    "ratio": {"type": "number", "min": 0},
    "to": {"type": "number", "min": 0, "dependencies": ["of"], "excludes": ["ratio"]},
    "of": {**WHEN, "dependencies": ["unit"]},
    "unit": {**ANY_TEXT, "meta": WORDING},
    "within": {"type": "integer", "min": 1, "max": 10},
}
_INDICATOR = {
    "name": RENDERED,
    "formula": RENDERED,
    "baseline": RENDERED,
    "target": RENDERED,
    "measured_by": RENDERED,
    "outcome": {"type": "boolean", "required": True},
    "progress": {"type": "dict", "schema": _PROGRESS},
}

JUDGING = MappingProxyType(
    kinds(
        maturity=(
            "成熟度",
            {
                "id": {"type": "string", "required": True, "regex": "[a-z][a-z0-9_]*"},
                "title": PRINTED,
                "side": SIDE,
                "source": TEXT,
                "levels": {"type": "list", "required": True, "minlength": 1, "schema": PRINTED},
                "criteria": mappings(
                    {"id": ID, "level": level(5), "when": ALWAYS_WHEN, "met": RENDERED, "not_met": RENDERED}
                ),
            },
        ),
        issues=(
            "課題",
            {
                "id": ID,
                "domain": TEXT,
                "when": WHEN,
                "title": RENDERED,
                "evidence": RENDERED,
                "consequence": RENDERED,
                "severity": level(3),
                "release": WORDS,
                "theme": ANY_TEXT,
                "about": IDS,
                "tells": ANY_TEXT,
                "lives": IDS,
            },
        ),
        seasons=(
            "手順を置かない月",
            {
                "id": ID,
                "title": PRINTED,
                "who": {**IDS, "required": True},
                "words": IDS,
                "own": IDS,
                "months": {"type": "list", "schema": {"type": "integer", "min": 1, "max": 12}},
                "of": WHEN,
                "lasts": {"type": "integer", "min": 1, "max": 6, "dependencies": ["of"]},
                "when": WHEN,
                "reason": PRINTED,
                "release": WORDS,
            },
        ),
        themes=("課題の主題", {"id": ID, "title": RENDERED}),
        controls=(
            "対策の状態の決まり",
            {
                "id": ID,
                "title": PRINTED,
                "area": {"type": "integer", "required": True, "min": 0, "max": 8},
                "article": ID,
                "asks": TEXT,
                "done": {**ALWAYS_WHEN, "excludes": "row"},
                "row": {**TEXT, "excludes": "done"},
                "applies": WHEN,
                "planned": WHEN,
                "days": DAYS,
                "owner": RENDERED,
                "todo": RENDERED,
            },
        ),
        contradictions=(
            "食い違い",
            {
                "id": ID,
                "when": ALWAYS_WHEN,
                "says": TEXT,
                "remedy": TEXT,
                "severity": {"type": "string", "allowed": ["error", "warning"]},
                "each": ANY_TEXT,
            },
        ),
        measures=(
            "施策",
            {
                "id": ID,
                "title": PRINTED,
                "domain": TEXT,
                "side": SIDE,
                "addresses": {**IDS, "required": True, "minlength": 1},
                "applies": {**WORDS, "meta": CONDITION},
                "fulfilled": WHEN,
                "practised": WHEN,
                "one_for_all": ANY_TEXT,
                "because": RENDERED,
                "variants": mappings(_VARIANT),
                "effect": level(3),
                "owner": TEXT,
                "counted_by": WORDS,
                "indicator": mapping(_INDICATOR),
                "deadline": {**WORDS, "meta": LAW},
                "funding": LAWS,
                "prerequisites": IDS,
                "cases": IDS,
                "exit": RENDERED,
                "unless": {**RENDERED, "required": False},
                "release": WORDS,
                "foundation": {**WORDS, "meta": WORDING},
                "ends": {**WORDS, "meta": WORDING},
                "life": {**WORDS, "meta": WORDING},
                "takes_up": IDS,
                "relates": IDS,
                "relates_where": {
                    "type": "dict",
                    "schema": {"when": ALWAYS_WHEN, "words": {**IDS, "required": True, "minlength": 1}},
                },
                "owner_where": {"type": "dict", "schema": {"when": ALWAYS_WHEN, "role": TEXT}},
                "counts_first": {
                    "type": "dict",
                    "schema": {"what": RENDERED, "told": {**IDS, "required": True, "minlength": 1}},
                },
                "joint": {
                    "type": "dict",
                    "schema": {
                        "what": PRINTED,
                        "offer": {"type": "string", "allowed": list(REGION_OFFERS), "required": False},
                    },
                },
                "declined_by": IDS,
                "closes_gaps": {"type": "boolean"},
                "meetings": {"type": "integer", "min": 1, "max": 12},
                "reaches": {**mappings({"criterion": ID, "when": WHEN}), "required": False},
                "tries_what_is_left": {"type": "boolean"},
                "finish": {**WORDS, "meta": CONDITION},
            },
        ),
        cases=(
            "事例",
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
                "confidence": CONFIDENCE,
            },
        ),
    )
)
