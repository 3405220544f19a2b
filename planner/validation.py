"""Cerberus looks through a piece of data; what it finds becomes faults in Japanese."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from cerberus import Validator
from cerberus import errors as cerberus_errors

from planner.nearest import suggestion
from planner.schema import Fault, Schema, Told

_TYPES = MappingProxyType(
    {"string": "文字", "integer": "整数", "number": "数", "boolean": "true か false", "dict": "「名前: 値」の並び"}
    | {"list": "「- 」で始まる並び", "date": "日付"}
)


def faults_in(data: Mapping[str, Any], schema: Schema) -> Iterator[Fault]:
    """Yield everything in which `data` differs from the schema."""
    validator = _validator(schema)
    validator.validate(data, normalize=False)  # no rule changes a value, and looking for such rules is dear
    return (_fault(error, schema) for error in _leaves(validator._errors))


def broken(data: Mapping[str, Any], rules: Mapping[str, Any]) -> Iterator[Any]:
    """Yield an error of Cerberus for each rule that `data` breaks, with its name, its limit and the value."""
    validator = Validator(rules)
    validator.validate(data)
    return _leaves(validator._errors)


@cache
def _validator(schema: Schema) -> Validator:
    return Validator(schema.keys)


def _leaves(errors: Iterable[Any]) -> Iterator[Any]:
    """Yield the single errors inside Cerberus's groups of errors."""
    for error in errors:
        if error.child_errors:
            yield from _leaves(error.child_errors)
        else:
            yield error


def _fault(error: Any, schema: Schema) -> Fault:
    keys = tuple(error.document_path)
    if error.code == cerberus_errors.UNKNOWN_FIELD.code:
        known = schema.known(keys)
        remedy = suggestion(str(keys[-1]), known, f"書けるのは {'、'.join(known)} です")
        return Fault(keys, "unknown-key", f"「{keys[-1]}」という項目はありません", remedy)
    if error.code == cerberus_errors.REQUIRED_FIELD.code:
        return Fault(keys, "missing-key", f"「{keys[-1]}」がありません", _line_of(str(keys[-1]), schema.rule(keys)))
    code, describe = _FAULTS.get(error.code, ("malformed", _otherwise))
    what, remedy = describe(keys, error)
    return Fault(keys, code, what, remedy)


def _line_of(key: str, rule: Mapping[str, Any]) -> str:
    """Return how a line that is missing is written, with what may stand in it where that can be listed."""
    needed = [
        name for name, inner in rule.get("schema", {}).items() if isinstance(inner, dict) and inner.get("required")
    ]
    allowed = "、".join(map(str, rule.get("allowed", ())))
    if allowed:
        told = f"（{allowed} のどれか）"
    elif "min" in rule and "max" in rule:
        told = f"（{rule['min']}から{rule['max']}まで）"
    elif rule.get("type") == "dict" and needed:
        told = f"（その中に {'、'.join(needed)}）"
    else:
        told = ""
    return f"「{key}: …」{told}の行を加えてください"


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
    mark = "ハイフン（-）" if "-" in error.constraint.replace("a-z", "").replace("0-9", "") else "下線（_）"
    remedy = f"英小文字で始め、英小文字、数字、{mark}だけで書いてください"
    return f"{_named(keys)}の「{_short(error.value)}」は名前に使えません", remedy


def _empty(keys: tuple[str | int, ...], error: Any) -> tuple[str, str]:
    return f"{_named(keys)}が空です", "中身を書くか、要らなければ項目ごと消してください"


def _too_short(keys: tuple[str | int, ...], error: Any) -> tuple[str, str]:
    if not error.value:
        return _empty(keys, error)
    return f"{_named(keys)}の数が足りません（{len(error.value)}個）", f"{error.constraint}個にしてください"


def _too_long(keys: tuple[str | int, ...], error: Any) -> tuple[str, str]:
    return f"{_named(keys)}の数が多すぎます（{len(error.value)}個）", f"{error.constraint}個にしてください"


def _too_large(keys: tuple[str | int, ...], error: Any) -> tuple[str, str]:
    return f"{_named(keys)}の「{_short(error.value)}」が大きすぎます", f"{error.constraint}以下にしてください"


def _too_small(keys: tuple[str | int, ...], error: Any) -> tuple[str, str]:
    return f"{_named(keys)}の「{_short(error.value)}」が小さすぎます", f"{error.constraint}以上にしてください"


def _told(keys: tuple[str | int, ...], error: Any) -> Told:
    what, remedy = error.info
    return what, remedy


def _otherwise(keys: tuple[str | int, ...], error: Any) -> tuple[str, str]:
    what = f"{_named(keys)}の「{_short(error.value)}」が正しくありません"
    return what, f"{error.rule}: {error.constraint} に合わせてください"


_FAULTS: Mapping[int, tuple[str, Callable[[tuple[str | int, ...], Any], tuple[str, str]]]] = {
    cerberus_errors.CUSTOM.code: ("malformed", _told),
    cerberus_errors.BAD_TYPE.code: ("wrong-type", _wrong_type),
    cerberus_errors.UNALLOWED_VALUE.code: ("not-allowed", _not_allowed),
    cerberus_errors.REGEX_MISMATCH.code: ("bad-id", _bad_id),
    cerberus_errors.EMPTY_NOT_ALLOWED.code: ("empty", _empty),
    cerberus_errors.MIN_LENGTH.code: ("empty", _too_short),
    cerberus_errors.MAX_LENGTH.code: ("too-long", _too_long),
    cerberus_errors.MIN_VALUE.code: ("too-small", _too_small),
    cerberus_errors.MAX_VALUE.code: ("too-large", _too_large),
    cerberus_errors.NOT_NULLABLE.code: ("empty", _empty),
}


def _named(keys: tuple[str | int, ...]) -> str:
    names = [str(key) for key in keys if isinstance(key, str)]
    return f"「{names[-1]}」" if names else "この項目"


def _short(value: object) -> str:
    text = str(value)
    return text if len(text) <= 30 else text[:30] + "…"
