"""What the template files of a set say about the blocks of their parents, read from the files as written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from jinja2 import TemplateSyntaxError
from msgspec import Struct

from planner.errors import Place, PlannerError
from planner.manuscript.compose import template_path
from planner.manuscript.failures import problem_of
from planner.manuscript.written import BlockSource, written
from planner.templateset.model import TemplateSet
from planner.yamlfile import read_text


class SectionSource(Struct, frozen=True):
    """A section's template file in one folder; `extends` if it lies over that of the parent, else it stands alone."""

    document: str
    section: str
    file: Path
    extends: bool
    blocks: tuple[BlockSource, ...]


class Overrides:
    """Compares the files of a set with those of the sets it stands on."""

    def __init__(self, template_set: TemplateSet) -> None:
        self._set = template_set
        self._left_out = (PlannerError,) if template_set.as_read else ()

    def own(self) -> Iterator[SectionSource]:
        """Yield the sections that the set itself has a file for; raises `PlannerError` where one cannot be read.

        A set that is taken as far as it can be read leaves such a section out.
        """
        for spec in self._set.documents:
            for section in spec.sections:
                file = self._set.folder / template_path(spec.id, section.id)
                with suppress(*self._left_out):
                    if file.is_file():
                        yield self._source(file, spec.id, section.id)

    def parents(self, section: SectionSource) -> Sequence[SectionSource]:
        """Return the same section in the sets it stands on, the nearest first."""
        path = template_path(section.document, section.section)
        files = (folder / path for folder in self._set.chain[1:])
        return [self._source(file, section.document, section.section) for file in files if file.is_file()]

    def parent_blocks(self, section: SectionSource) -> list[str] | None:
        """Return the names of the blocks that lie under a section; None if one of the parents cannot be read."""
        with suppress(*self._left_out):
            return [block.name for source in self.parents(section) for block in source.blocks]
        return None

    def unread(self) -> Iterator[Path]:
        """Yield the files under `documents` that are no section of a document and that no template names."""
        folder = self._set.folder / "documents"
        sections = {
            self._set.folder / template_path(spec.id, section.id)
            for spec in self._set.documents
            for section in spec.sections
        }
        files = [file for file in sorted(folder.rglob("*")) if file.is_file()]
        sources: list[str] = []
        for file in self._templates():
            with suppress(*self._left_out):
                sources.append(read_text(file))
        for file in files:
            named = file.relative_to(self._set.folder).as_posix()
            if file not in sections and not any(f'"{named}"' in source for source in sources):
                yield file

    def _templates(self) -> Iterator[Path]:
        for folder in self._set.chain:
            yield from sorted((folder / "documents").rglob("*.j2"))

    def _source(self, file: Path, document: str, section: str) -> SectionSource:
        try:
            found = written(read_text(file))
        except TemplateSyntaxError as error:
            raise PlannerError([problem_of(error, Place(str(file), error.lineno, section), ())]) from None
        return SectionSource(document, section, file, found.extends, found.blocks)
