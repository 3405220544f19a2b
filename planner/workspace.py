"""What a run reads and what was asked of it, and the fingerprints by which a record tells it from another."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from msgspec import Struct

from planner.manifest import Sources, fingerprint
from planner.templateset.model import TemplateSet


class Workspace(Struct, frozen=True):
    """Where everything is read from, and what was asked for. `region` and `document` are empty for the usual choice.

    `municipalities` is a table of further municipalities, None for the shipped table alone. `review` adds a copy of
    each document that says what it rests on; `exact_pages` lays documents out with LibreOffice, if there is one;
    `strict` takes what keeps people from reading a file for an error.
    """

    answers: Path
    questionnaires: Path
    templates: Path
    on: date
    region: str = ""
    documents: tuple[str, ...] = ()
    final: bool = False
    municipalities: Path | None = None
    review: bool = False
    exact_pages: bool = False
    strict: bool = False


def sources_of(workspace: Workspace, template_set: TemplateSet) -> Sources:
    """Return the fingerprints of everything that documents of `workspace` are made from."""
    data = Path(__file__).parent
    extra = (workspace.municipalities,) if workspace.municipalities else ()
    return Sources(
        template_set=template_set.id,
        template_version=template_set.version,
        answers=fingerprint([workspace.answers]),
        questionnaires=fingerprint([workspace.questionnaires]),
        templates=fingerprint(template_set.chain),
        public_data=fingerprint([data / "municipality" / "data", data / "situation" / "data", *extra]),
    )
