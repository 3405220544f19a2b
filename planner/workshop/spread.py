"""The changes in the documents of several municipalities as one list: what they have in common is told once."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby

from msgspec import Struct

from planner.workshop.effects import Change, Effect


class Shared(Struct, frozen=True):
    """A change as it is in the documents of the first of the municipalities that have it."""

    change: Change
    towns: tuple[str, ...]


class Section(Struct, frozen=True):
    """The changes of one section; `title` is that of the first municipality."""

    document: str
    id: str
    title: str
    changes: tuple[Shared, ...]


def spread(found: Mapping[str, tuple[Effect, ...]]) -> tuple[Section, ...]:
    """Return the changed sections in the order of the documents, from the effects by municipality."""
    first: dict[tuple[str, str], Effect] = {}
    changes: dict[tuple[str, str], dict[str, Shared]] = {}
    for town, effects in found.items():
        for effect in effects:
            place = effect.document, effect.section
            first.setdefault(place, effect)
            for change in effect.changes:
                _add(changes.setdefault(place, {}), change, town)
    places = sorted(changes, key=lambda place: first[place].position)
    return tuple(Section(*place, first[place].title, tuple(changes[place].values())) for place in places)


def _add(shared: dict[str, Shared], change: Change, town: str) -> None:
    earlier = shared.get(change.likeness)
    if earlier is None:
        shared[change.likeness] = Shared(change, (town,))
    elif town not in earlier.towns:
        shared[change.likeness] = Shared(earlier.change, (*earlier.towns, town))


def by_document(sections: tuple[Section, ...]) -> Mapping[str, tuple[Section, ...]]:
    """Return the sections by the id of their document."""
    return {document: tuple(group) for document, group in groupby(sections, lambda section: section.document)}
