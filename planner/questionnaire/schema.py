"""What a section file may hold, checked by Cerberus; its findings become faults in Japanese."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from cerberus import Validator
from cerberus import errors as cerberus_errors

from planner.cache import user_cache
from planner.questionnaire.model import Disclosure, QuestionType
from planner.questionnaire.nearest import suggestion
from planner.questionnaire.roles import ROLES

ID = r"[a-z][a-z0-9_]*"
DISCLOSURES = MappingProxyType({disclosure.name.lower(): disclosure for disclosure in Disclosure})

_id = {"type": "string", "required": True, "regex": ID}
_text = {"type": "string", "required": True, "empty": False}
_disclosure = {"type": "string", "allowed": list(DISCLOSURES)}
_choices = {"type": ["dict", "list"], "empty": False}

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
    "when": {"type": "string", "empty": False},
    "choices": _choices,
    "words": {"type": "list", "minlength": 2, "maxlength": 2, "schema": _text},
    "columns": {"type": "list", "minlength": 1, "schema": {"type": "dict", "schema": _COLUMN}},
    "rules": {"type": "dict"},
    "prefill": {"type": "string", "empty": False},
    "unit": {"type": "string"},
    "examples": {"type": "list", "schema": {"type": ["string", "number"]}},
    "required": {"type": "boolean"},
}

SECTION: Mapping[str, Any] = {
    "id": _id,
    "title": _text,
    "about": _text,
    "minutes": {"type": "integer", "required": True, "min": 1},
    "questions": {"type": "list", "required": True, "minlength": 1, "schema": {"type": "dict", "schema": _QUESTION}},
}

_TYPES = MappingProxyType(
    {"string": "文字", "integer": "整数", "number": "数", "boolean": "true か false", "dict": "「名前: 値」の並び"}
    | {"list": "「- 」で始まる並び", "date": "日付"}
)
KNOWN_KEYS = MappingProxyType({0: tuple(SECTION), 2: tuple(_QUESTION), 4: tuple(_COLUMN)})


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with a piece of data: where in it, a code, what is wrong, what would be right."""

    keys: tuple[str | int, ...]
    code: str
    what: str
    remedy: str


def section_faults(data: Mapping[str, Any]) -> tuple[Fault, ...]:
    """Return everything in which the data of a section file differs from the schema."""

    def found() -> list[tuple[Any, ...]]:
        validator = Validator(SECTION)
        validator.validate(data)
        faults = [_fault(error) for error in leaves(validator._errors)]
        return [(fault.keys, fault.code, fault.what, fault.remedy) for fault in faults]

    return tuple(Fault(*fault) for fault in user_cache().kept("section", repr(data), make=found))


def leaves(errors: Iterable[Any]) -> Iterator[Any]:
    """Yield the single errors inside Cerberus's groups of errors."""
    for error in errors:
        if error.child_errors:
            yield from leaves(error.child_errors)
        else:
            yield error


def _fault(error: Any) -> Fault:
    keys = tuple(error.document_path)
    code, describe = _FAULTS.get(error.code, ("malformed", _otherwise))
    what, remedy = describe(keys, error)
    return Fault(keys, code, what, remedy)


def _unknown_key(keys: tuple[str | int, ...], error: Any) -> tuple[str, str]:
    known = KNOWN_KEYS.get(len(keys) - 1, ())
    listed = f"書けるのは {'、'.join(known)} です"
    return f"「{keys[-1]}」という項目はありません", suggestion(str(keys[-1]), known, listed)


def _missing_key(keys: tuple[str | int, ...], error: Any) -> tuple[str, str]:
    return f"「{keys[-1]}」がありません", f"「{keys[-1]}: …」の行を加えてください"


def _wrong_type(keys: tuple[str | int, ...], error: Any) -> tuple[str, str]:
    wanted = error.constraint if isinstance(error.constraint, list) else [error.constraint]
    names = "又は".join(_TYPES.get(name, str(name)) for name in wanted)
    what = f"{_named(keys)}は{names}で書くところです"
    if error.value is None:
        return f"{_named(keys)}が空です", f"{names}を書いてください"
    quoted = "。true、false、数字だけの文字は引用符で囲んでください" if "string" in wanted else ""
    return what, f"「{_short(error.value)}」を{names}に直してください{quoted}"


def _not_allowed(keys: tuple[str | int, ...], error: Any) -> tuple[str, str]:
    allowed = [str(value) for value in error.constraint]
    listed = f"使えるのは {'、'.join(allowed)} です"
    return f"{_named(keys)}の「{_short(error.value)}」は使えません", suggestion(str(error.value), allowed, listed)


def _bad_id(keys: tuple[str | int, ...], error: Any) -> tuple[str, str]:
    remedy = "英小文字で始め、英小文字、数字、下線（_）だけで書いてください"
    return f"{_named(keys)}の「{_short(error.value)}」は名前に使えません", remedy


def _empty(keys: tuple[str | int, ...], error: Any) -> tuple[str, str]:
    return f"{_named(keys)}が空です", "中身を書くか、要らなければ項目ごと消してください"


def _too_small(keys: tuple[str | int, ...], error: Any) -> tuple[str, str]:
    return f"{_named(keys)}の「{_short(error.value)}」が小さすぎます", f"{error.constraint}以上にしてください"


def _otherwise(keys: tuple[str | int, ...], error: Any) -> tuple[str, str]:
    what = f"{_named(keys)}の「{_short(error.value)}」が正しくありません"
    return what, f"{error.rule}: {error.constraint} に合わせてください"


_FAULTS: Mapping[int, tuple[str, Callable[[tuple[str | int, ...], Any], tuple[str, str]]]] = {
    cerberus_errors.UNKNOWN_FIELD.code: ("unknown-key", _unknown_key),
    cerberus_errors.REQUIRED_FIELD.code: ("missing-key", _missing_key),
    cerberus_errors.BAD_TYPE.code: ("wrong-type", _wrong_type),
    cerberus_errors.UNALLOWED_VALUE.code: ("not-allowed", _not_allowed),
    cerberus_errors.REGEX_MISMATCH.code: ("bad-id", _bad_id),
    cerberus_errors.EMPTY_NOT_ALLOWED.code: ("empty", _empty),
    cerberus_errors.MIN_LENGTH.code: ("empty", _empty),
    cerberus_errors.MIN_VALUE.code: ("too-small", _too_small),
    cerberus_errors.NOT_NULLABLE.code: ("empty", _empty),
}


def _named(keys: tuple[str | int, ...]) -> str:
    names = [str(key) for key in keys if isinstance(key, str)]
    return f"「{names[-1]}」" if names else "この項目"


def _short(value: object) -> str:
    text = str(value)
    return text if len(text) <= 30 else text[:30] + "…"
