"""The record beside the documents: what each file is, and what it was built from."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from planner import __version__
from planner.manuscript.model import Manuscript
from planner.municipality.model import Municipality

FORMAT = 1
FILE_NAME = "manifest.json"


@dataclass(frozen=True, slots=True)
class BuiltFile:
    """A document and the bytes of its Word file; `name` is the file's name without a folder."""

    manuscript: Manuscript
    content: bytes

    @property
    def name(self) -> str:
        mark = "（案）" if self.manuscript.draft else ""
        return f"{self.manuscript.file_name}{mark}.docx"


@dataclass(frozen=True, slots=True)
class Sources:
    """Fingerprints (SHA-256) of what a build read."""

    template_set: str
    answers: str
    questionnaires: str
    templates: str
    public_data: str


def manifest(files: Iterable[BuiltFile], own: Municipality, sources: Sources) -> str:
    """Return the text of `manifest.json` for one build; the same build gives the same text."""
    documents = [_document(file) for file in files]
    on = {file.manuscript.cover.on.isoformat() for file in files}
    record: Mapping[str, Any] = {
        "format": FORMAT,
        "planner": __version__,
        "municipality": {"code": own.code, "name": own.name, "prefecture": own.prefecture},
        "date": min(on, default=""),
        "template_set": sources.template_set,
        "built_from": {
            "answers_sha256": sources.answers,
            "questionnaires_sha256": sources.questionnaires,
            "templates_sha256": sources.templates,
            "public_data_sha256": sources.public_data,
        },
        "documents": documents,
    }
    return json.dumps(record, ensure_ascii=False, indent=2) + "\n"


def _document(file: BuiltFile) -> Mapping[str, Any]:
    return {
        "id": file.manuscript.id,
        "title": file.manuscript.title,
        "file": file.name,
        "disclosure": file.manuscript.disclosure.name.lower(),
        "draft": file.manuscript.draft,
        "sha256": hashlib.sha256(file.content).hexdigest(),
    }


def fingerprint(paths: Iterable[Path]) -> str:
    """Return the SHA-256 over the names and contents of files and of all files in folders, whatever their order."""
    digest = hashlib.sha256()
    files = {file for path in paths for file in (path.rglob("*") if path.is_dir() else [path]) if file.is_file()}
    for file in sorted(files, key=lambda item: (item.name, item.as_posix())):
        digest.update(file.name.encode("utf-8"))
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()
