"""One kind of entries in a template set's YAML files: what people call it, and what an entry holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct

from planner.schema import Schema

Keys = tuple[str | int, ...]


class EntryKind(Struct, frozen=True):
    """The entries of one file or folder. What a text is for is told by the mark of its rule."""

    label: str
    schema: Schema

    def has(self, mark: str) -> bool:
        """Whether entries of this kind may hold texts with the mark."""
        return self.schema.has(mark)

    def texts(self, data: Mapping[str, Any], *marks: str) -> Iterator[tuple[Keys, str]]:
        """Yield the texts of an entry with one of the marks, each with the keys that lead to it."""
        return self.schema.marked(data, *marks)


def kinds(**given: tuple[str, Mapping[str, Any]]) -> Mapping[str, EntryKind]:
    """Return the kinds by the name of their file or folder, from what people call them and the rules of an entry."""
    return {name: EntryKind(label, Schema(name, rules)) for name, (label, rules) in given.items()}
