"""The changes in the documents of several municipalities as one list: what they have in common is told once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby

from planner.workshop.effects import Change, Effect


@dataclass(frozen=True, slots=True)
class Shared:
    """A change as it is in the documents of the first of the municipalities that have it."""

    change: Change
    towns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """The changes of one section; `title` is that of the first municipality."""

    document: str
    id: str
    title: str
    changes: tuple[Shared, ...]


def spread(found: Mapping[str, tuple[Effect, ...]]) -> tuple[Section, ...]:
    """Return the changed sections, those of a document together, from the effects by municipality."""
    titles: dict[tuple[str, str], str] = {}
    changes: dict[tuple[str, str], dict[str, Shared]] = {}
    for town, effects in found.items():
        for effect in effects:
            place = effect.document, effect.section
            titles.setdefault(place, effect.title)
            for change in effect.changes:
                _add(changes.setdefault(place, {}), change, town)
    documents = list(dict.fromkeys(document for document, _ in changes))
    places = sorted(changes, key=lambda place: documents.index(place[0]))
    return tuple(Section(*place, titles[place], tuple(changes[place].values())) for place in places)


def _add(shared: dict[str, Shared], change: Change, town: str) -> None:
    earlier = shared.get(change.likeness)
    if earlier is None:
        shared[change.likeness] = Shared(change, (town,))
    elif town not in earlier.towns:
        shared[change.likeness] = Shared(earlier.change, (*earlier.towns, town))


def by_document(sections: tuple[Section, ...]) -> Mapping[str, tuple[Section, ...]]:
    """Return the sections by the id of their document."""
    return {document: tuple(group) for document, group in groupby(sections, lambda section: section.document)}
