"""The same documents of the reference municipalities, masked, to compare a municipality's own with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from planner.audit.known import Town, words_of
from planner.audit.likeness import MaskedDocument, MaskedSection, masked
from planner.audit.masking import Mask, own_names, place_names
from planner.cache import user_cache
from planner.examples import examples
from planner.manifest import fingerprint
from planner.municipality.extra import with_extra
from planner.pipeline import Composed, compose_documents
from planner.shipped import shipped_folder
from planner.workspace import Workspace


def references(workspace: Workspace) -> tuple[MaskedDocument, ...]:
    """Return the documents of every fictitious municipality, masked.

    They are built with the template sets, on the day and with the questions of `workspace`, and only the documents it
    asks for. What is found is kept between runs for as long as nothing of that changes. Raises `PlannerError` with the
    problems of templates.
    """
    return tuple(document for item in _examples(workspace) for document in reference(item))


def known_towns(workspace: Workspace) -> tuple[Town, ...]:
    """Return what the answers and the programme of every fictitious municipality tell; otherwise as `references`."""
    towns = (_kept(item)[1] for item in _examples(workspace))
    return tuple(Town(name, tuple(words), tuple(measures)) for name, words, measures in towns)


def _examples(workspace: Workspace) -> tuple[Workspace, ...]:
    whole = replace(workspace, region="", final=False)
    return tuple(replace(whole, answers=item.answers, municipalities=item.municipalities) for item in examples())


def reference(workspace: Workspace) -> tuple[MaskedDocument, ...]:
    """Return the documents of one workspace, masked, from an earlier run if nothing has changed."""
    return tuple(_document(*parts) for parts in _kept(workspace)[0])


def _kept(workspace: Workspace) -> _Kept:
    shipped = shipped_folder("plan_templates")  # what a folder of own sets stands on
    read = (workspace.answers, workspace.questionnaires, shipped, workspace.templates, workspace.municipalities)
    source = fingerprint(path for path in read if path)
    return user_cache().kept(
        "masked", source, str(workspace.on), *workspace.documents, make=lambda: _made(compose_documents(workspace))
    )


def _made(composed: Composed) -> _Kept:
    town = town_of(composed)
    return [*map(_plain, masked_documents(composed))], (town.name, [*town.words], [*town.measures])


def masked_documents(composed: Composed) -> Iterator[MaskedDocument]:
    """Yield the documents of a municipality, their names of places and their own names masked."""
    mask = _mask(composed)
    for manuscript in composed.manuscripts:
        yield masked(manuscript, mask, composed.checked.own.name)


def town_of(composed: Composed) -> Town:
    """Return what the answers and the programme of a municipality tell, masked in the same way."""
    decided = composed.decided
    measures = tuple(measure.id for measure in decided.programme.measures)
    return Town(composed.checked.own.name, words_of(decided.situation, _mask(composed)), measures)


def _mask(composed: Composed) -> Mask:
    situation = composed.decided.situation
    return Mask(own_names(situation) | place_names(situation) | known_places(composed))


def known_places(composed: Composed) -> frozenset[str]:
    """Return the names of all municipalities and prefectures."""
    table = with_extra(None)
    return frozenset((*(item.name for item in table), *table.prefectures().values(), composed.checked.own.name))


_Parts = tuple[str, str, list[tuple[str, list[tuple[str, str]]]]]
_Kept = tuple[list[_Parts], tuple[str, list[str], list[str]]]


def _plain(document: MaskedDocument) -> _Parts:
    return document.id, document.town, [(section.id, list(section.blocks)) for section in document.sections]


def _document(name: str, town: str, sections: Iterable[tuple[str, list[tuple[str, str]]]]) -> MaskedDocument:
    return MaskedDocument(name, town, tuple(MaskedSection(item, tuple(blocks)) for item, blocks in sections))
