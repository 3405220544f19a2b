"""The same documents of the reference municipalities, masked, to compare a municipality's own with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

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
    whole = replace(workspace, region="", final=False)
    found = (reference(replace(whole, answers=item.answers, municipalities=item.municipalities)) for item in examples())
    return tuple(document for documents in found for document in documents)


def reference(workspace: Workspace) -> tuple[MaskedDocument, ...]:
    """Return the documents of one workspace, masked, from an earlier run if nothing has changed."""
    shipped = shipped_folder("plan_templates")  # what a folder of own sets stands on
    read = (workspace.answers, workspace.questionnaires, shipped, workspace.templates, workspace.municipalities)
    source = fingerprint(path for path in read if path)
    kept = user_cache().kept(
        "masked",
        source,
        str(workspace.on),
        *workspace.documents,
        make=lambda: [*map(_plain, masked_documents(compose_documents(workspace)))],
    )
    return tuple(_document(*parts) for parts in kept)


def masked_documents(composed: Composed) -> Iterator[MaskedDocument]:
    """Yield the documents of a municipality, their names of places and their own names masked."""
    situation = composed.decided.situation
    mask = Mask(own_names(situation) | place_names(situation) | known_places(composed))
    for manuscript in composed.manuscripts:
        yield masked(manuscript, mask, composed.checked.own.name)


def known_places(composed: Composed) -> frozenset[str]:
    """Return the names of all municipalities and prefectures."""
    table = with_extra(None)
    return frozenset((*(item.name for item in table), *table.prefectures().values(), composed.checked.own.name))


_Parts = tuple[str, str, list[tuple[str, list[tuple[str, str]]]]]


def _plain(document: MaskedDocument) -> _Parts:
    return document.id, document.town, [(section.id, list(section.blocks)) for section in document.sections]


def _document(name: str, town: str, sections: Iterable[tuple[str, list[tuple[str, str]]]]) -> MaskedDocument:
    return MaskedDocument(name, town, tuple(MaskedSection(item, tuple(blocks)) for item, blocks in sections))
