"""What the template files of a set say about the blocks of their parents, read from the files as written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from jinja2 import TemplateSyntaxError, nodes

from planner.errors import Place, PlannerError
from planner.manuscript.compose import template_path
from planner.manuscript.environment import TemplateEnvironment
from planner.manuscript.failures import problem_of
from planner.manuscript.recorder import Recorder
from planner.templateset.model import TemplateSet
from planner.yamlfile import read_text

_EXPLAINED = "{##"


@dataclass(frozen=True, slots=True)
class BlockSource:
    """A `{% block %}` as written, `inner` if it stands in another.

    `keeps` if it says what the parent has, `empty` if it says nothing at all, `explained` if a comment stands in it.
    """

    name: str
    line: int
    inner: bool
    keeps: bool
    empty: bool
    explained: bool


@dataclass(frozen=True, slots=True)
class SectionSource:
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
        self._environment = TemplateEnvironment(template_set.chain, Recorder())

    def own(self) -> Iterator[SectionSource]:
        """Yield the sections that the set itself has a file for; raises `PlannerError` where one cannot be read."""
        for spec in self._set.documents:
            for section in spec.sections:
                file = self._set.folder / template_path(spec.id, section.id)
                if file.is_file():
                    yield self._source(file, spec.id, section.id)

    def parents(self, section: SectionSource) -> Sequence[SectionSource]:
        """Return the same section in the sets it stands on, the nearest first."""
        path = template_path(section.document, section.section)
        files = (folder / path for folder in self._set.chain[1:])
        return [self._source(file, section.document, section.section) for file in files if file.is_file()]

    def unread(self) -> Iterator[Path]:
        """Yield the files under `documents` that are no section of a document and that no template names."""
        folder = self._set.folder / "documents"
        sections = {
            self._set.folder / template_path(spec.id, section.id)
            for spec in self._set.documents
            for section in spec.sections
        }
        files = [file for file in sorted(folder.rglob("*")) if file.is_file()]
        sources = [read_text(file) for file in self._templates()]
        for file in files:
            named = file.relative_to(self._set.folder).as_posix()
            if file not in sections and not any(f'"{named}"' in source for source in sources):
                yield file

    def _templates(self) -> Iterator[Path]:
        for folder in self._set.chain:
            yield from sorted((folder / "documents").rglob("*.j2"))

    def _source(self, file: Path, document: str, section: str) -> SectionSource:
        source = read_text(file)
        try:
            tree = self._environment.tree(source)
        except TemplateSyntaxError as error:
            raise PlannerError([problem_of(error, Place(str(file), error.lineno, section), ())]) from None
        lines = source.split("\n")
        inner = {node.name for outer in tree.find_all(nodes.Block) for node in outer.find_all(nodes.Block)}
        blocks = tuple(_block(node, node.name in inner, lines) for node in tree.find_all(nodes.Block))
        return SectionSource(document, section, file, tree.find(nodes.Extends) is not None, blocks)


def _block(node: nodes.Block, inner: bool, lines: Sequence[str]) -> BlockSource:
    calls = (call.node for call in node.find_all(nodes.Call))
    keeps = any(isinstance(called, nodes.Name) and called.name == "super" for called in calls)
    return BlockSource(node.name, node.lineno, inner, keeps, _says_nothing(node), _is_explained(node, lines))


def _says_nothing(node: nodes.Block) -> bool:
    outputs = (item for output in node.find_all(nodes.Output) for item in output.nodes)
    return all(isinstance(item, nodes.TemplateData) and not item.data.strip() for item in outputs)


def _is_explained(node: nodes.Block, lines: Sequence[str]) -> bool:
    for line in lines[node.lineno - 1 :]:
        if _EXPLAINED in line:
            return True
        if "endblock" in line:
            return False
    return False
