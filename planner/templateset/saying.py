"""What the entries may hold that documents print beside decisions, or that their wording is held to."""

from __future__ import annotations

from types import MappingProxyType

from planner.templateset.kind import kinds
from planner.templateset.schema import (
    ANY_TEXT,
    DOCUMENT_KINDS,
    ID,
    IDS,
    INDICATORS,
    PRINTED,
    TEXT,
    WORDS,
)

_LIMIT = {"type": "number", "min": 0, "required": True}

SAYING = MappingProxyType(
    kinds(
        assumptions=(
            "前提の値",
            {
                "id": ID,
                "value": {"type": "number", "required": True, "min": 0},
                "unit": WORDS,
                "label": PRINTED,
                "reason": PRINTED,
            },
        ),
        glossary=("用語", {"id": ID, "term": TEXT, "meaning": PRINTED}),
        limits=(
            "文書の測定の限度",
            {
                "id": ID,
                "document": ANY_TEXT,
                "indicator": {"type": "string", "required": True, "allowed": list(INDICATORS)},
                "sections": IDS,
                "at_most": {**_LIMIT, "excludes": "at_least"},
                "at_least": {**_LIMIT, "excludes": "at_most"},
                "why": TEXT,
            },
        ),
        writing=(
            "公用文の決まり",
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
                "write": ANY_TEXT,
            },
        ),
    )
)
