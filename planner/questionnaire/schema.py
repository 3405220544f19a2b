"""What a section file may hold."""

from __future__ import annotations

from types import MappingProxyType

from planner.questionnaire.model import Disclosure, QuestionType
from planner.questionnaire.roles import ROLES
from planner.schema import Schema

ID = r"[a-z][a-z0-9_]*"
DISCLOSURES = MappingProxyType({disclosure.name.lower(): disclosure for disclosure in Disclosure})

_id = {"type": "string", "required": True, "regex": ID}
_text = {"type": "string", "required": True, "empty": False}
_disclosure = {"type": "string", "allowed": list(DISCLOSURES)}
_choices = {"type": ["dict", "list"], "empty": False}
_offers = {"type": "list", "minlength": 1, "schema": _text}

_COLUMN = {
    "id": _id,
    "label": _text,
    "type": {
        "type": "string",
        "required": True,
        "allowed": [kind.value for kind in QuestionType if kind is not QuestionType.TABLE],
    },
    "disclosure": _disclosure,
    "choices": _choices,
    "offers": _offers,
    "unit": {"type": "string"},
    "required": {"type": "boolean"},
}

_QUESTION = {
    "id": _id,
    "label": _text,
    "type": {"type": "string", "required": True, "allowed": [kind.value for kind in QuestionType]},
    "ask": _text,
    "why": _text,
    "help": {"type": "string"},
    "respondent": {"type": "string", "required": True, "allowed": list(ROLES)},
    "disclosure": _disclosure | {"required": True},
    "published": _text | {"required": False},
    "when": {"type": "string", "empty": False},
    "choices": _choices,
    "offers": _offers,
    "words": {"type": "list", "minlength": 2, "maxlength": 2, "schema": _text},
    "columns": {"type": "list", "minlength": 1, "schema": {"type": "dict", "schema": _COLUMN}},
    "rules": {"type": "dict"},
    "prefill": {"type": "string", "empty": False},
    "unit": {"type": "string"},
    "examples": {"type": "list", "schema": {"type": ["string", "number"]}},
    "required": {"type": "boolean"},
    "forecast": {"type": "boolean"},
    "after_draft": {"type": "boolean"},
    "part_of": {"type": "string", "empty": False},
}

SECTION = Schema(
    "section",
    {
        "id": _id,
        "title": _text,
        "about": _text,
        "questions": {
            "type": "list",
            "required": True,
            "minlength": 1,
            "schema": {"type": "dict", "schema": _QUESTION},
        },
    },
)
