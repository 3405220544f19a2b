"""The record beside the documents: what each file is, and what it was built from."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from msgspec import Struct, to_builtins

from planner import __version__
from planner.manuscript.elements import Heading
from planner.manuscript.model import Manuscript
from planner.municipality.model import Municipality
from planner.word.sections import section_key

FORMAT = 1
FILE_NAME = "manifest.json"
ANSWERS = "answers_sha256"  # the name of their fingerprint in what a document was built from


class BuiltFile(Struct, frozen=True):
    """A document and the bytes of its Word file, or of the Excel file that belongs to it.

    `name` is its place below the folder of all, with `/` between.
    """

    manuscript: Manuscript
    content: bytes
    suffix: str = ".docx"

    @property
    def id(self) -> str:
        return self.manuscript.id if self.suffix == ".docx" else f"{self.manuscript.id}-sheet"

    @property
    def name(self) -> str:
        return self.draft_name if self.manuscript.draft else self.manuscript.file_name + self.suffix

    @property
    def draft_name(self) -> str:
        return f"{self.manuscript.file_name}（案）{self.suffix}"

    def title_of(self, key: str) -> str:
        """Return the heading of the section of that key, the key if it has none or is not in this document."""
        sections = (section for section in self.manuscript.sections if section_key(section.id) == key)
        headings = (
            block.text for section in sections for block in section.blocks if isinstance(block.content, Heading)
        )
        return next(headings, key)


class Sources(Struct, frozen=True):
    """The template set of a build with its version, and the fingerprints (SHA-256) of what it read."""

    template_set: str
    template_version: str
    answers: str
    questionnaires: str
    templates: str
    public_data: str


class Listed(Struct, frozen=True):
    """One document in the record. `file` is its place below the folder, `date` the day it says it was made on.

    `sections` are the keys of those it was written with; a record of before they were kept has none.
    """

    id: str
    title: str
    file: str
    disclosure: str
    draft: bool
    sha256: str
    date: str
    template_set: str
    built_from: Mapping[str, str]
    sections: Sequence[str] = ()

    def is_unchanged(self, content: bytes) -> bool:
        """Whether `content` is still what was written."""
        return self.sha256 == hashlib.sha256(content).hexdigest()


class Manifest(Struct, frozen=True):
    """The record of a folder: whose documents lie in it, and each of them."""

    municipality: Mapping[str, str]
    documents: tuple[Listed, ...]

    def named(self, file: str) -> Listed | None:
        """Return the document of that file name, None if it is not listed."""
        return next((item for item in self.documents if item.file == file), None)

    def text(self) -> str:
        """Return the text of `manifest.json`, documents by file name; the same record gives the same text."""
        documents = [to_builtins(item) for item in sorted(self.documents, key=lambda item: item.file)]
        record = {"format": FORMAT, "planner": __version__, "municipality": self.municipality, "documents": documents}
        return json.dumps(record, ensure_ascii=False, indent=2) + "\n"


def manifest(files: Iterable[BuiltFile], own: Municipality, sources: Sources) -> Manifest:
    """Return the record of one build."""
    municipality = {"code": own.code, "name": own.name, "prefecture": own.prefecture}
    return Manifest(municipality, tuple(_listed(file, sources) for file in files))


def read_manifest(text: str) -> Manifest:
    """Return the record that `text` is; raises `ValueError` if it is none of this format."""
    try:
        record = json.loads(text)
        if record["format"] != FORMAT:
            raise ValueError(f"format {record['format']}")
        documents = tuple(Listed(**item) for item in record["documents"])
        return Manifest({name: str(record["municipality"][name]) for name in ("code", "name", "prefecture")}, documents)
    except (KeyError, TypeError, RecursionError) as error:
        raise ValueError(str(error)) from error


def _listed(file: BuiltFile, sources: Sources) -> Listed:
    return Listed(
        id=file.id,
        title=file.manuscript.title,
        file=file.name,
        disclosure=file.manuscript.disclosure.name.lower(),
        draft=file.manuscript.draft,
        sha256=hashlib.sha256(file.content).hexdigest(),
        date=file.manuscript.cover.on.isoformat(),
        template_set=sources.template_set,
        built_from={
            "template_version": sources.template_version,
            ANSWERS: sources.answers,
            "questionnaires_sha256": sources.questionnaires,
            "templates_sha256": sources.templates,
            "public_data_sha256": sources.public_data,
        },
        sections=[section_key(item.id) for item in file.manuscript.sections if item.blocks and file.suffix == ".docx"],
    )


def fingerprint(paths: Iterable[Path]) -> str:
    """Return the SHA-256 over the names and contents of files and of all files in folders, whatever their order."""
    digest = hashlib.sha256()
    files = {file for path in paths for file in (path.rglob("*") if path.is_dir() else [path]) if file.is_file()}
    for file in sorted(files, key=lambda item: (item.name, item.as_posix())):
        digest.update(file.name.encode("utf-8"))
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()
