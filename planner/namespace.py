"""Read-only names for conditions, rules and templates, keeping a log of what was read.

Values are kept under dotted paths (`organisation.it_staff`). A `Namespace` lets an expression write the path as
attributes, and appends each value's path to the log when the value itself is reached. Records (structs, table
rows) are wrapped so that a deeper read is logged too: a record with an `id` logs its own path, a table row logs
`table.column`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from msgspec import Struct

Log = list[str]

_NOTHING = object()


class _ByAttribute:
    """Lets whatever can be read by its name in brackets be read by a dot as well, unless the name is a private one."""

    __slots__ = ()

    def __getitem__(self, name: str) -> Any:
        raise NotImplementedError

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        try:
            return self[name]
        except KeyError:
            raise AttributeError(name) from None


class Namespace(_ByAttribute):
    """The names below one prefix of a flat mapping of dotted paths to values."""

    __slots__ = ("_log", "_prefix", "_prefixes", "_values")

    def __init__(
        self, values: Mapping[str, Any], log: Log, prefix: str = "", prefixes: frozenset[str] | None = None
    ) -> None:
        self._values = values
        self._log = log
        self._prefix = prefix
        self._prefixes = _all_prefixes(values) if prefixes is None else prefixes

    def __getitem__(self, name: str) -> Any:
        path = f"{self._prefix}.{name}" if self._prefix else name
        if path in self._values:
            return traced(self._values[path], path, self._log)
        if path in self._prefixes:
            return Namespace(self._values, self._log, path, self._prefixes)
        raise KeyError(name)

    def __contains__(self, name: object) -> bool:
        path = f"{self._prefix}.{name}" if self._prefix else name
        return path in self._values or path in self._prefixes

    def with_log(self, log: Log) -> Namespace:
        """Return the same names, their reads going to `log`."""
        return Namespace(self._values, log, self._prefix, self._prefixes)

    def top_level(self) -> dict[str, Any]:
        """Return the first names, as the context of an expression or a template."""
        return {name: self[name] for name in sorted({path.partition(".")[0] for path in self._values})}


class Record(_ByAttribute):
    """A struct or a mapping whose leaves are logged when read."""

    __slots__ = ("_log", "_path", "_value", "_whole")

    def __init__(self, value: Any, path: str, log: Log, whole: bool) -> None:
        self._value = value
        self._path = path
        self._log = log
        self._whole = whole  # every leaf stands for the record, as in one measure or one legal fact

    def __getitem__(self, name: str) -> Any:
        value, whole = self._value, self._whole
        member = value[name] if _is_mapping(type(value)) else _attribute(value, name)  # type: ignore[arg-type] # hashable
        return traced(member, self._path if whole else f"{self._path}.{name}", self._log, whole)

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and (name in self._value if isinstance(self._value, Mapping) else True)


class Records:
    """A sequence of records; asking how many there are, or going through them, is a read of the whole."""

    __slots__ = ("_log", "_path", "_values", "_whole")

    def __init__(self, values: tuple[Any, ...], path: str, log: Log, whole: bool) -> None:
        self._values = values
        self._path = path
        self._log = log
        self._whole = whole

    def __iter__(self) -> Iterator[Any]:
        self._log.append(self._path)
        return (self._item(value) for value in self._values)

    def __len__(self) -> int:
        self._log.append(self._path)
        return len(self._values)

    def __getitem__(self, index: Any) -> Any:
        """Return a record or a slice of them; which one stands there is a read of the whole too."""
        self._log.append(self._path)
        if isinstance(index, slice):
            return Records(self._values[index], self._path, self._log, self._whole)
        return self._item(self._values[index])

    def _item(self, value: Any) -> Any:
        name = getattr(value, "id", None)
        path = f"{self._path}.{name}" if name and not self._whole else self._path
        return traced(value, path, self._log, self._whole)


def traced(value: Any, path: str, log: Log, whole: bool = False) -> Any:
    """Wrap what has parts, and log and return what has none."""
    if isinstance(value, (str, int, float)):
        log.append(path)
        return value
    if _has_parts(type(value)) and not getattr(value, "is_leaf", False):  # type: ignore[arg-type] # a class is hashable
        return Record(value, path, log, whole or hasattr(value, "id"))
    if isinstance(value, tuple) and any(map(_has_parts, map(type, value))):
        return Records(value, path, log, whole)
    log.append(path)
    return value


@cache
def _has_parts(kind: type) -> bool:
    """Whether values of this kind are mappings or structs."""
    return issubclass(kind, (Mapping, Struct))


@cache
def _is_mapping(kind: type) -> bool:
    return issubclass(kind, Mapping)


def _attribute(value: Any, name: str) -> Any:
    member = _NOTHING if name.startswith("_") else getattr(value, name, _NOTHING)
    if member is _NOTHING or callable(member):
        raise KeyError(name)
    return member


def _all_prefixes(values: Mapping[str, Any]) -> frozenset[str]:
    found: set[str] = set()
    for path in values:
        while (path := path.rpartition(".")[0]) and path not in found:
            found.add(path)
    return frozenset(found)
