"""Frozen values: dataclasses with slots whose instances are given their fields once and never change.

Like `dataclass(frozen=True, slots=True)`, whose instances know `fields`, `replace` and `match` as well. But that writes
and compiles six methods for each class whenever the program starts, which took a tenth of the time of a build. Here
only `__init__` is compiled; what is the same in all classes is written once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields
from operator import attrgetter
from typing import Any, NoReturn, TypeVar, dataclass_transform

_Kind = TypeVar("_Kind")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(kind: type[_Kind]) -> type[_Kind]:
    """Return a class with annotated fields as one of frozen values, compared, hashed and shown by their fields."""
    made = dataclass(init=False, repr=False, eq=False, slots=True)(kind)
    methods = (_init(made), *_comparing(made), _repr(made), _refuse_setting, _refuse_deleting)
    for name, method in zip(_NAMES, methods, strict=True):
        setattr(made, name, method)
    return made


_NAMES = ("__init__", "__eq__", "__hash__", "__repr__", "__setattr__", "__delattr__")


def _init(made: type) -> Callable[..., None]:
    """Return the method that sets each slot by its descriptor, the only way left to set one."""
    given: dict[str, Any] = {"MISSING": MISSING}
    for item in fields(made):
        given[f"_set_{item.name}"] = getattr(made, item.name).__set__
        given[f"_default_{item.name}"], given[f"_make_{item.name}"] = item.default, item.default_factory
    parameters = ", ".join(("self", *(_parameter(item) for item in fields(made) if item.init)))
    body = "\n ".join(_settings(fields(made))) or "pass"
    exec(f"def __init__({parameters}):\n {body}", given)
    return given["__init__"]  # type: ignore[no-any-return]


def _parameter(item: Field[Any]) -> str:
    required = item.default is MISSING and item.default_factory is MISSING
    return item.name if required else f"{item.name}=_default_{item.name}"


def _settings(items: tuple[Field[Any], ...]) -> Iterator[str]:
    for item in items:
        value = item.name if item.init else "MISSING"
        if item.default_factory is not MISSING:
            value = f"_make_{item.name}() if {value} is MISSING else {value}"
        yield f"_set_{item.name}(self, {value})"


def _comparing(made: type) -> tuple[Callable[[Any, object], Any], Callable[[Any], int]]:
    """Return equality and hash by the fields that count, compared as tuples are."""
    told = _tuple_of([item.name for item in fields(made) if item.compare])

    def equal(self: Any, other: object) -> Any:
        return told(self) == told(other) if other.__class__ is self.__class__ else NotImplemented

    return equal, lambda self: hash(told(self))


def _tuple_of(names: Sequence[str]) -> Callable[[Any], tuple[Any, ...]]:
    if len(names) > 1:
        return attrgetter(*names)
    return lambda self: tuple(getattr(self, name) for name in names)  # of one name the former gives the bare value


def _repr(made: type) -> Callable[[Any], str]:
    names = [item.name for item in fields(made) if item.repr]

    def shown(self: Any) -> str:
        told = ", ".join(f"{name}={getattr(self, name)!r}" for name in names)
        return f"{type(self).__qualname__}({told})"

    return shown


def _refuse_setting(self: object, name: str, value: object) -> NoReturn:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_deleting(self: object, name: str) -> NoReturn:
    raise FrozenInstanceError(f"cannot delete field {name!r}")
