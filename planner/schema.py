"""What a YAML file may hold. What was checked once is not checked again: most runs need nothing of `validation`."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from functools import cache, wraps
from typing import Any

from msgspec import Struct

from planner.cache import user_cache

Told = tuple[str, str]  # what is wrong, and what would be right


class Fault(Struct, frozen=True):
    """One thing wrong with a piece of data: where in it, a code, what is wrong, what would be right."""

    keys: tuple[str | int, ...]
    code: str
    what: str
    remedy: str


class Schema(Struct, frozen=True, eq=False):
    """The rules of one kind of mapping, under a name that no other schema has."""

    name: str
    keys: Mapping[str, Any]

    def faults(self, data: Mapping[str, Any]) -> tuple[Fault, ...]:
        """Return everything in which `data` differs from the schema."""

        def found() -> list[tuple[Any, ...]]:
            from planner.validation import faults_in  # the library behind it takes long to import

            return [(fault.keys, fault.code, fault.what, fault.remedy) for fault in faults_in(data, self)]

        return tuple(Fault(*fault) for fault in user_cache().kept("schema", self.name, repr(data), make=found))

    def marked(self, data: Mapping[str, Any], *marks: str) -> Iterator[tuple[tuple[str | int, ...], str]]:
        """Yield the texts in `data` whose rule has one of the marks (`meta`), each with the keys that lead to it."""
        return _marked(_leading_to(self, marks), data, marks, ())

    def has(self, mark: str) -> bool:
        """Whether the rule of any text has the mark."""
        return mark in _marks({"schema": self.keys})

    def known(self, keys: tuple[str | int, ...]) -> tuple[str, ...]:
        """Return the names that may stand where `keys` lead."""
        return tuple(self._around(keys))

    def rule(self, keys: tuple[str | int, ...]) -> Mapping[str, Any]:
        """Return what the value that `keys` lead to has to be; empty where nothing is known of it."""
        found: Mapping[str, Any] = self._around(keys).get(keys[-1], {})
        return found

    def _around(self, keys: tuple[str | int, ...]) -> Mapping[Any, Any]:
        rules: Any = self.keys
        for key in keys[:-1]:
            rules = rules if isinstance(key, int) else rules.get(key, {})
            rules = rules.get("schema") or rules.get("valuesrules", {})
        return rules  # type: ignore[no-any-return]


@cache
def _leading_to(schema: Schema, marks: tuple[str, ...]) -> Mapping[str, Any]:
    """Return the rules of a schema that have one of the marks, themselves or inside them."""
    return {key: rule for key, rule in schema.keys.items() if not set(marks).isdisjoint(_marks(rule))}


def _marked(
    rules: Mapping[str, Any], data: Mapping[str, Any], marks: Collection[str], keys: tuple[str | int, ...]
) -> Iterator[tuple[tuple[str | int, ...], str]]:
    for key, rule in rules.items():
        if key in data:
            yield from _texts(rule, data[key], marks, (*keys, key))


def _texts(
    rule: Mapping[str, Any], value: object, marks: Collection[str], keys: tuple[str | int, ...]
) -> Iterator[tuple[tuple[str | int, ...], str]]:
    inside = rule.get("schema", {})
    if isinstance(value, Mapping):
        yield from _marked(inside, value, marks, keys)
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _texts(inside, item, marks, (*keys, index))
    elif isinstance(value, str) and value and rule.get("meta") in marks:
        yield keys, value


def _marks(rule: Mapping[str, Any]) -> Iterator[str]:
    """Yield the marks of a rule and of all inside it."""
    if isinstance(rule.get("meta"), str):
        yield rule["meta"]
    inside = rule.get("schema", {})
    for item in (inside,) if rule.get("type") == "list" else inside.values():
        yield from _marks(item)


def told(check: Callable[[object], Told | None]) -> Callable[[str, object, Callable[..., None]], None]:
    """Return what `check_with` takes, from a function that returns what is wrong with a value, None if nothing is."""

    @wraps(check)
    def run(field: str, value: object, error: Callable[..., None]) -> None:
        from cerberus.errors import CUSTOM  # it is there by now, for only Cerberus calls this

        found = check(value)
        if found is not None:
            error(field, CUSTOM, *found)

    return run
