"""Template sets: folders that overlay each other, from the nationwide base to a prefecture's own.

A set is a folder with `template.yaml`. Its `parent` names the set it overlays; `serves` says which prefectures it is
for. What a child does not say, its parent says.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from planner.errors import Place, PlannerError, Problem
from planner.yamlfile import YamlDocument, load_kept_yaml

BASE = "base"


@dataclass(frozen=True, slots=True)
class SectionSpec:
    """One section of a document: the stem of its template file, and whether its pages lie sideways."""

    id: str
    landscape: bool = False


@dataclass(frozen=True, slots=True)
class DocumentSpec:
    """One document that a template set writes; `disclosure` and `scheme` are the ids of the manuscript's classes."""

    id: str
    title: str
    file: str
    disclosure: str
    scheme: str
    sections: tuple[SectionSpec, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One mapping of an overlaid YAML file, with the place it was written."""

    id: str
    data: Mapping[str, Any]
    place: Place


@dataclass(frozen=True, slots=True)
class TemplateSet:
    """One set with everything it inherits. `chain` are its folders, its own first and the base last."""

    id: str
    title: str
    prefectures: tuple[str, ...]
    chain: tuple[Path, ...]
    documents: tuple[DocumentSpec, ...]

    def document(self, document_id: str) -> DocumentSpec | None:
        """Return the document of that id, None if the set has none."""
        return next((document for document in self.documents if document.id == document_id), None)

    def with_only(self, document_id: str) -> TemplateSet:
        """Return this set writing one document."""
        return replace(self, documents=tuple(item for item in self.documents if item.id == document_id))

    @property
    def style_path(self) -> Path:
        """The nearest `style.docx`; raises `PlannerError` if no folder of the chain has one."""
        for folder in self.chain:
            if (folder / "style.docx").is_file():
                return folder / "style.docx"
        place = Place(str(self.chain[-1] / "style.docx"))
        remedy = "base の style.docx を戻してください"
        raise PlannerError([Problem("template/style", place, "書式ファイルがありません", remedy)])

    def overlay(self, name: str) -> tuple[Entry, ...]:
        """Return the entries of the YAML file `name`, or of every file in the folder `name`, merged by id.

        Base comes first; an entry of a child replaces the keys that it gives and keeps the others. A missing file
        adds nothing. Raises `PlannerError` with the problems of all files.
        """
        merged: dict[str, Entry] = {}
        problems: list[Problem] = []
        for folder in reversed(self.chain):
            try:
                found = list(_entries(folder / name))
            except PlannerError as error:
                problems.extend(error.problems)
                continue
            for entry in found:
                earlier = merged[entry.id].data if entry.id in merged else {}
                merged[entry.id] = Entry(entry.id, {**earlier, **entry.data}, entry.place)
        if problems:
            raise PlannerError(problems)
        return tuple(merged.values())


@dataclass(frozen=True, slots=True)
class TemplateSets:
    """All sets of one folder by id."""

    by_id: Mapping[str, TemplateSet]

    def named(self, set_id: str) -> TemplateSet:
        """Return the set `set_id`; raises `PlannerError` naming the sets there are."""
        if set_id not in self.by_id:
            known = "、".join(sorted(self.by_id))
            what = f"地域のひな型「{set_id}」がありません"
            raise PlannerError([Problem("template/unknown-set", Place(), what, f"次から選んでください: {known}")])
        return self.by_id[set_id]

    def for_prefecture(self, prefecture_code: str) -> TemplateSet:
        """Return the deepest set that serves the prefecture (two digits), or the base."""
        serving = [item for item in self.by_id.values() if prefecture_code in item.prefectures]
        return max(serving, key=lambda item: (len(item.chain), item.id), default=self.named(BASE))


def load_template_sets(folder: Path) -> TemplateSets:
    """Read every set under `folder`; raises `PlannerError` for a missing parent, a circle or a malformed file."""
    files = {path.parent.name: path for path in sorted(folder.glob("*/template.yaml"))}
    if BASE not in files:
        what, remedy = "ひな型 base がありません", "plan_templates のフォルダーを指定してください"
        raise PlannerError([Problem("template/no-base", Place(str(folder)), what, remedy)])
    documents = {name: load_kept_yaml(path) for name, path in files.items()}
    problems = [problem for document in documents.values() for problem in _problems(document, files)]
    if problems:
        raise PlannerError(problems)
    return TemplateSets({name: _template_set(name, documents, folder) for name in documents})


_KEYS = {"id", "title", "parent", "serves", "documents", "sections_after"}


def _problems(document: YamlDocument, files: Mapping[str, Path]) -> Iterator[Problem]:
    data, name = document.data, Path(document.file).parent.name
    if not isinstance(data, dict) or data.get("id") != name:
        what = f"id がフォルダー名「{name}」と違います"
        yield Problem("template/id", Place(document.file, 1), what, f"id: {name} と書いてください")
        return
    for key in sorted(set(data) - _KEYS):
        what = f"知らない項目「{key}」があります"
        remedy = f"使える項目は {'、'.join(sorted(_KEYS))} です"
        yield Problem("template/key", Place(document.file, document.line(key)), what, remedy)
    parent = data.get("parent")
    if parent is not None and parent not in files:
        what, remedy = f"親のひな型「{parent}」がありません", f"次から選んでください: {'、'.join(files)}"
        yield Problem("template/parent", Place(document.file, document.line("parent")), what, remedy)


def _template_set(name: str, documents: Mapping[str, YamlDocument], folder: Path) -> TemplateSet:
    names: list[str] = []
    current: str | None = name
    while current is not None:
        if current in names:
            place = Place(documents[name].file, documents[name].line("parent"))
            what, remedy = "親をたどると元に戻ります", "parent を直してください"
            raise PlannerError([Problem("template/circle", place, what, remedy)])
        names.append(current)
        current = documents[current].data.get("parent")
    data = documents[name].data
    specs: dict[str, DocumentSpec] = {}
    for ancestor in reversed(names):
        specs = _overlaid_documents(specs, documents[ancestor].data)
    serves = tuple(str(code) for code in (data.get("serves") or {}).get("prefectures", ()))
    return TemplateSet(name, data["title"], serves, tuple(folder / item for item in names), tuple(specs.values()))


def _overlaid_documents(specs: dict[str, DocumentSpec], data: Mapping[str, Any]) -> dict[str, DocumentSpec]:
    result = dict(specs)
    for item in data.get("documents") or ():
        earlier = result.get(item["id"])
        changed = {**item, "sections": tuple(map(_section, item["sections"]))} if "sections" in item else item
        result[item["id"]] = replace(earlier, **changed) if earlier else DocumentSpec(**changed)
    for document_id, additions in (data.get("sections_after") or {}).items():
        result[document_id] = _with_sections(result[document_id], additions)
    return result


def _with_sections(spec: DocumentSpec, additions: Mapping[str, list[Any]]) -> DocumentSpec:
    sections: list[SectionSpec] = []
    for section in spec.sections:
        sections.append(section)
        sections.extend(_section(item) for item in additions.get(section.id, ()))
    return replace(spec, sections=tuple(sections))


def _section(item: str | Mapping[str, Any]) -> SectionSpec:
    return SectionSpec(item) if isinstance(item, str) else SectionSpec(item["id"], bool(item.get("landscape")))


def _entries(path: Path) -> Iterator[Entry]:
    if path.is_dir():
        for file in sorted(path.glob("*.yaml")):
            document = load_kept_yaml(file)
            lines = {(0, *keys): line for keys, line in document.lines.items()}
            yield from _listed(YamlDocument(document.file, [document.data], lines))
    elif path.with_suffix(".yaml").is_file():
        yield from _listed(load_kept_yaml(path.with_suffix(".yaml")))


def _listed(document: YamlDocument) -> Iterator[Entry]:
    problems = []
    for index, item in enumerate(document.data if isinstance(document.data, list) else [None]):
        place = Place(document.file, document.line(index))
        if not isinstance(item, dict) or not isinstance(item.get("id"), str):
            what = "id のある項目の並びになっていません"
            problems.append(Problem("template/entry", place, what, "項目ごとに id を書いてください"))
            continue
        yield Entry(item["id"], item, Place(document.file, document.line(index), str(item.get("title", item["id"]))))
    if problems:
        raise PlannerError(problems)
