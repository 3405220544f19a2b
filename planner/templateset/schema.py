"""What `template.yaml` may hold, and the pieces of rules that the schemas of all files are made of."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from datetime import date

from planner.schema import Schema, Told, told

# What a text is, told in its rule as `meta`, so that whatever goes through all texts of a kind knows them
CONDITION, JINJA, WORDING, LAW = "condition", "jinja", "wording", "law"

SET_ID = re.compile("[a-z][a-z0-9-]*")
ID = {"type": "string", "required": True, "regex": SET_ID.pattern}
TEXT = {"type": "string", "required": True, "empty": False}
WORDS = {"type": "string"}
ANY_TEXT = {"type": "string", "empty": False}
WHEN = {**ANY_TEXT, "meta": CONDITION}  # a condition that need not be there
ALWAYS_WHEN = {**TEXT, "meta": CONDITION}
RENDERED = {**TEXT, "meta": JINJA}  # a Jinja text of a document
PRINTED = {**TEXT, "meta": WORDING}  # printed as it stands
NOTHING_OR_TEXT = {"type": "string", "nullable": True}
IDS = {"type": "list", "schema": {"type": "string", "empty": False}}
LAWS = {"type": "list", "schema": {**ANY_TEXT, "meta": LAW}}  # ids of legal facts
CONFIDENCE = {"type": "string", "allowed": ["high", "medium", "low"]}
SIDE = {"type": "string", "required": True, "allowed": ["inside", "outside"]}
DAYS = {"type": "number", "required": True, "min": 0}
RANGE = {"type": "list", "minlength": 2, "maxlength": 2, "schema": {"type": "integer", "min": 0}}

_PREFECTURES = [f"{number:02}" for number in range(1, 48)]
NOT_IN_A_FILE_NAME = '\\/:*?"<>|'  # what Windows refuses


@told
def _file_name(value: object) -> Told | None:
    if isinstance(value, str) and value.isprintable() and not set(NOT_IN_A_FILE_NAME) & set(value):
        return None
    return f"「{value}」はファイル名に使えません", '\\ / : * ? " < > | を除いてください'


@told
def _municipality(value: object) -> Told | None:
    if isinstance(value, str) and re.fullmatch(r"\d{6}", value):
        return None
    return f"「{value}」は団体コードではありません", '引用符で囲んだ6桁で書いてください（例 "052078"）'


@told
def address(value: object) -> Told | None:
    """Tell of a value that is not the address of a page."""
    if isinstance(value, str) and re.match(r"https?://[\w-]+(\.[\w-]+)+", value):
        return None
    return f"「{value}」は所在（URL）として読めません", "https:// から書いてください"


@told
def day(value: object) -> Told | None:
    """Tell of a value that is no day."""
    if _is_day(str(value)):
        return None
    return f"「{value}」は日ではありません", "西暦で 2026-04-01 のように書いてください"


@told
def period(value: object) -> Told | None:
    """Tell of a value that is no day, month or year."""
    if value is None or any(_is_day(f"{value}{rest}") for rest in ("", "-01", "-01-01")):
        return None
    return f"「{value}」は日、月、年のどれでもありません", "西暦で 2026-04-01、2026-04、2026 のように書いてください"


def _is_day(text: str) -> bool:
    with suppress(ValueError):
        return date.fromisoformat(text).isoformat() == text
    return False


def level(highest: int) -> dict[str, object]:
    """Return the rule of a level from 1 to `highest`."""
    return {"type": "integer", "required": True, "min": 1, "max": highest}


def mapping(keys: Mapping[str, object]) -> dict[str, object]:
    """Return the rule of a mapping that must be there and holds `keys`."""
    return {"type": "dict", "required": True, "schema": keys}


def mappings(keys: Mapping[str, object]) -> dict[str, object]:
    """Return the rule of a list of one or more such mappings."""
    return {"type": "list", "required": True, "minlength": 1, "schema": {"type": "dict", "schema": keys}}


DOCUMENT_KINDS = ("plan", "guideline", "regulation", "residents")
INDICATORS = (
    "similarity", "same-sentences", "same-text", "slogans", "background", "own-names", "figures", "opening",
    "strangers", "untraced", "writing", "guessed", "same-measures", "same-order", "reasons",
)  # fmt: skip
REGION_TOPICS = ("land", "climate", "disaster", "industry", "plan", "shared", "support")  # in the order of documents
# advice or people, joint purchases, a shared system of applications, a council with those who build networks
REGION_OFFERS = ("experts", "purchases", "forms", "network")

_FOLDER = {"type": "string", "empty": False, "check_with": _file_name}
_SECTION = {
    "type": ["string", "dict"],
    "schema": {"id": TEXT, "landscape": {"type": "boolean"}, "apart": _FOLDER},
}

TEMPLATE = Schema(
    "template",
    {
        "id": TEXT,
        "title": TEXT,
        "version": {"type": "string", "regex": r"[0-9]+(\.[0-9]+)*"},
        "parent": NOTHING_OR_TEXT,
        "serves": {
            "type": "dict",
            "schema": {
                "prefectures": {"type": "list", "schema": {"type": "string", "allowed": _PREFECTURES}},
                "municipalities": {"type": "list", "schema": {"type": "string", "check_with": _municipality}},
            },
        },
        "documents": {
            "type": "list",
            "schema": {
                "type": "dict",
                "schema": {
                    "id": ID,
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
