"""What the entries may hold by which purchases are planned, estimates asked for and proposals scored."""

from __future__ import annotations

from types import MappingProxyType

from planner.templateset.kind import kinds
from planner.templateset.schema import ID, IDS, PRINTED, WORDS

_POINTS = {"type": "integer", "required": True, "min": 1, "max": 100}
_YES_OR_NO = {"type": "boolean", "required": True}

BUYING = MappingProxyType(
    kinds(
        steps=(
            "調達の工程",
            {
                "id": ID,
                "title": PRINTED,
                "phase": {"type": "string", "required": True, "allowed": ["prepare", "specify", "buy", "build"]},
                "role": {"type": "string", "required": True},
                "weeks": {"type": "integer", "required": True, "min": 1, "max": 104},
                "short_weeks": {"type": "integer", "required": True, "min": 0, "max": 104},
                "must": _YES_OR_NO,
                "ways": {"type": "list", "schema": {"type": "string", "allowed": ["quotes", "tender", "proposal"]}},
                "shortened": PRINTED,
            },
        ),
        cutovers=(
            "稼働の日の決まり",
            {
                "id": ID,
                "title": PRINTED,
                "words": IDS,
                "avoid": {"type": "list", "required": True, "schema": {"type": "integer", "min": 1, "max": 12}},
                "closed_days": {"type": "integer", "required": True, "min": 0, "max": 3},
                "spare_weeks": {"type": "integer", "required": True, "min": 0, "max": 26},
                "reason": PRINTED,
            },
        ),
        criteria=(
            "評価の項目",
            {"id": ID, "title": PRINTED, "points": _POINTS, "few": _POINTS, "full": PRINTED, "own_minimum": _YES_OR_NO},
        ),
        grades=(
            "評価の段階",
            {"id": ID, "title": PRINTED, "percent": {"type": "integer", "required": True, "min": 0, "max": 100}},
        ),
        estimate_kinds=(
            "見積書の区分",
            {
                "id": ID,
                "title": PRINTED,
                "write": PRINTED,
                "wrong": PRINTED,
                "needs": IDS,
                "words": IDS,
                "once": IDS,
                "running": _YES_OR_NO,
            },
        ),
        estimate_fields=(
            "見積書の欄",
            {
                "id": ID,
                "part": {"type": "string", "required": True, "allowed": ["head", "line"]},
                "type": {"type": "string", "required": True, "allowed": ["text", "number", "yen"]},
                "title": PRINTED,
                "write": PRINTED,
                "width": {"type": "integer", "required": True, "min": 0, "max": 100},
                "premise": WORDS,
            },
        ),
    )
)
