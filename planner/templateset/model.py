"""Template sets: folders that overlay each other, from the nationwide base to a municipality's own.

A set is a folder with `template.yaml`. Its `parent` names the set it overlays; `serves` says which prefectures or
municipalities it is for. What a child does not say, its parent says. Of the sets that serve a municipality one that
names it is taken, else the deepest: that of its prefecture before that of the block.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from planner.errors import Place, PlannerError, Problem
from planner.templateset.overlay import Entry, Laid, Overlays

BASE = "base"


class SectionSpec(Struct, frozen=True):
    """One section of a document: the stem of its template file, and whether its pages lie sideways.

    What stands under each of its second headings is also written to a file of its own in the folder `apart`, if given;
    under one without a number, nowhere else.
    """

    id: str
    landscape: bool = False
    apart: str = ""


class DocumentSpec(Struct, frozen=True):
    """One document that a template set writes; `disclosure` and `scheme` are the ids of the manuscript's classes.

    Its file lies in `folder` below the others if it has one. `kind` chooses the rules of writing; a
    `guideline` and a `regulation` lay something down, so that figures of their own are decisions and no claims.
    `period` says that it is for the plan's years, which its cover gives.
    """

    id: str
    title: str
    file: str
    disclosure: str
    scheme: str
    sections: tuple[SectionSpec, ...]
    folder: str = ""
    kind: str = "plan"
    period: bool = False

    @property
    def path(self) -> str:
        """The file without suffix, with its folder."""
        return f"{self.folder}/{self.file}" if self.folder else self.file


class TemplateSet(Struct, frozen=True):
    """One set with everything it inherits. `chain` are its folders, its own first and the base last.

    `serves` are the codes of those it is for: prefectures (two digits) and municipalities (six). `left_out` are the ids
    of documents that it has and was asked not to write. Sets of one folder share `overlays`. With `as_read`,
    what cannot be read is left out instead of raised. `version` is its own, or else that of the nearest set below it.
    """

    id: str
    title: str
    serves: tuple[str, ...]
    chain: tuple[Path, ...]
    documents: tuple[DocumentSpec, ...]
    left_out: tuple[str, ...] = ()
    overlays: Overlays = field(default_factory=Overlays)
    as_read: bool = False
    version: str = ""

    def document(self, document_id: str) -> DocumentSpec | None:
        """Return the document of that id, None if the set has none."""
        return next((document for document in self.documents if document.id == document_id), None)

    def with_only(self, names: Collection[str]) -> TemplateSet:
        """Return this set writing the documents of those ids or titles, or in the folders of those names."""
        chosen = tuple(item for item in self.documents if not {item.id, item.title, item.folder}.isdisjoint(names))
        others = tuple(item.id for item in self.documents if item not in chosen)
        return replace(self, documents=chosen, left_out=(*self.left_out, *others))

    @property
    def folder(self) -> Path:
        """The folder of what the set itself says."""
        return self.chain[0]

    @property
    def parent_id(self) -> str:
        """The id of the set that this one stands on; empty for the base."""
        return self.chain[1].name if len(self.chain) > 1 else ""

    @property
    def style_paths(self) -> tuple[Path, ...]:
        """Every `style.docx` of the chain, the nearest first; raises `PlannerError` if no folder has one."""
        found = tuple(folder / "style.docx" for folder in self.chain if (folder / "style.docx").is_file())
        if found:
            return found
        place = Place(str(self.chain[-1] / "style.docx"))
        remedy = "base の style.docx を戻してください"
        raise PlannerError([Problem("template/style", place, "書式ファイルがありません", remedy)])

    def overlay(self, name: str) -> tuple[Entry, ...]:
        """Return the entries of the YAML file `name`, or of every file in the folder `name`, merged by id.

        Base comes first; an entry of a child replaces the keys that it gives and keeps the others. A missing file
        adds nothing. Raises `PlannerError` with the problems of all files, as their schema in `entries` has it; a set
        that is taken as far as it can be read leaves out what is not sound.
        """
        laid = self.laid(name)
        if laid.problems and not self.as_read:
            raise PlannerError(laid.problems)
        return laid.sound

    def laid(self, name: str) -> Laid:
        """Return the same with what is not sound in it, and why."""
        return self.overlays.laid(self.chain, name)

    def ids(self, name: str) -> frozenset[str]:
        """Return the ids of all entries of that name, also of those that are not sound or in an unreadable file."""
        laid = self.laid(name)
        unread = (item for ids in laid.unread.values() for item in ids)
        return frozenset((*(entry.id for entry in (*laid.sound, *laid.faulty)), *unread))

    def as_far_as_readable(self) -> TemplateSet:
        """Return this set for whoever looks for mistakes: of one, nothing else is to be hidden."""
        return replace(self, as_read=True)


class TemplateSets(Struct, frozen=True):
    """All sets by id: those of `folder`, and the shipped ones if it has no base of its own."""

    by_id: Mapping[str, TemplateSet]
    folder: Path

    def as_far_as_readable(self) -> TemplateSets:
        """Return the sets for whoever looks for mistakes, as `TemplateSet.as_far_as_readable` does."""
        return replace(self, by_id={name: item.as_far_as_readable() for name, item in self.by_id.items()})

    def own(self) -> tuple[TemplateSet, ...]:
        """Return the sets that lie in the folder itself."""
        return tuple(item for item in self.by_id.values() if item.folder.parent == self.folder)

    def named(self, name: str) -> TemplateSet:
        """Return the set of that id or title; raises `PlannerError` naming the sets there are."""
        found = next((item for item in self.by_id.values() if name in (item.id, item.title)), None)
        if found is None:
            known = "、".join(f"{item.id}（{item.title}）" for _, item in sorted(self.by_id.items()))
            what = f"地域のひな型「{name}」がありません"
            raise PlannerError([Problem("template/unknown-set", Place(), what, f"次から選んでください: {known}")])
        return found

    def serving(self, code: str) -> TemplateSet:
        """Return the set for a municipality (six digits) or a prefecture (two): who names it, else the deepest."""
        found = [item for item in self.by_id.values() if code in item.serves or code[:2] in item.serves]
        return max(found, key=lambda item: (code in item.serves, len(item.chain), item.id), default=self.named(BASE))
