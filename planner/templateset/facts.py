"""What the entries may hold that state a fact with its source and date: of law, of the nation, of a region."""

from __future__ import annotations

from pathlib import Path
from types import MappingProxyType

from planner.municipality.columns import DEPOPULATED
from planner.municipality.model import TYPES
from planner.templateset.kind import kinds
from planner.templateset.schema import (
    ANY_TEXT,
    CONFIDENCE,
    ID,
    NOTHING_OR_TEXT,
    PRINTED,
    REGION_OFFERS,
    REGION_TOPICS,
    RENDERED,
    TEXT,
    WHEN,
    address,
    day,
    period,
)

_SHIPPED = Path(__file__).parents[1] / "situation" / "data"
_YEAR = {"type": "integer", "min": 2000, "max": 2100}
# Other values are the fact's own
_VALUES = {
    "valid_to": {"type": "string", "check_with": day},
    "from_fy": _YEAR,
    "to_fy": _YEAR,
    "covers": {"type": "string", "allowed": ["setup"]},
    "excluded_fiscal_index": {"type": "number", "min": 0},
    "excluded_types": {"type": "list", "schema": {"type": "string", "allowed": list(TYPES)}},
    "open_to": {"type": "list", "schema": {"type": "string", "allowed": list(DEPOPULATED)}},
}

FACTS = MappingProxyType(
    kinds(
        laws=(
            "法令と国の資料の事実",
            {
                "id": ID,
                "topic": {
                    "type": "string",
                    "required": True,
                    "allowed": ["plan", "procurement", "security", "municipality"],
                },
                "statement_ja": PRINTED,
                "values": {"type": "dict", "schema": _VALUES, "allow_unknown": True},
                "effective_from": {"type": "string", "required": True, "nullable": True, "check_with": period},
                "edition": {**NOTHING_OR_TEXT, "required": True},
                "source_title": TEXT,
                "source_url": {**TEXT, "check_with": address},
                "confidence": {**CONFIDENCE, "required": True},
                "note": {**NOTHING_OR_TEXT, "required": True},
            },
        ),
        region=(
            "地域の事実",
            {
                "id": ID,
                "topic": {"type": "string", "required": True, "allowed": list(REGION_TOPICS)},
                "title": PRINTED,
                "when": WHEN,
                "statement": {**PRINTED, "required": False},
                "here": {**RENDERED, "required": False},
                "source": ANY_TEXT,
                "url": {"type": "string", "check_with": address},
                "as_of": {"type": "string", "check_with": period},
                "sure": CONFIDENCE,
                "offers": {"type": "list", "schema": {"type": "string", "allowed": list(REGION_OFFERS)}},
                "ask": {"type": "dict", "schema": {"who": TEXT, "whom": RENDERED, "what": RENDERED, "time": PRINTED}},
            },
        ),
    )
)
UNDER_EVERY_SET = MappingProxyType({"laws": _SHIPPED})  # folders with entries that every set inherits
