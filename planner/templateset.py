"""Template sets: folders that overlay each other, from the nationwide base to a prefecture's own.

A set is a folder with `template.yaml`. Its `parent` names the set it overlays; `serves` says which prefectures it is
for. What a child does not say, its parent says. A set of a block of prefectures and the sets of single prefectures
below it may serve the same prefecture: the deepest is taken.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from planner.errors import Place, PlannerError, Problem
from planner.nearest import suggestion
from planner.overlay import Entry, overlaid
from planner.shipped import shipped_folder
from planner.templateschema import TEMPLATE
from planner.yamlfile import YamlDocument, load_kept_yaml

BASE = "base"


@dataclass(frozen=True, slots=True)
class SectionSpec:
    """One section of a document: the stem of its template file, and whether its pages lie sideways.

    What stands under each of its second headings is also written to a file of its own in the folder `apart`, if given.
    """

    id: str
    landscape: bool = False
    apart: str = ""


@dataclass(frozen=True, slots=True)
class DocumentSpec:
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

    def with_only(self, name: str) -> TemplateSet:
        """Return this set writing the document of that id or title, or those in the folder of that name."""
        chosen = (item for item in self.documents if name in (item.id, item.title, item.folder))
        return replace(self, documents=tuple(chosen))

    @property
    def folder(self) -> Path:
        """The folder of what the set itself says."""
        return self.chain[0]

    @property
    def parent_id(self) -> str:
        """The id of the set that this one stands on; empty for the base."""
        return self.chain[1].name if len(self.chain) > 1 else ""

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
        adds nothing. Raises `PlannerError` with the problems of all files, as their schema in `templateschema` has it.
        """
        return overlaid(self.chain, name)


@dataclass(frozen=True, slots=True)
class TemplateSets:
    """All sets by id: those of `folder`, and the shipped ones if it has no base of its own."""

    by_id: Mapping[str, TemplateSet]
    folder: Path

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

    def for_prefecture(self, prefecture_code: str) -> TemplateSet:
        """Return the deepest set that serves the prefecture (two digits), or the base."""
        serving = [item for item in self.by_id.values() if prefecture_code in item.prefectures]
        return max(serving, key=lambda item: (len(item.chain), item.id), default=self.named(BASE))


def load_template_sets(folder: Path) -> TemplateSets:
    """Read every set under `folder`; raises `PlannerError` with the problems of every `template.yaml`."""
    sets, problems = read_template_sets(folder)
    if problems:
        raise PlannerError(problems)
    return sets


def read_template_sets(folder: Path) -> tuple[TemplateSets, tuple[Problem, ...]]:
    """Return the sets under `folder` that are sound with all they inherit, and what is wrong with the others.

    In a folder without a base they stand on the sets that travel with the planner; one of the same id goes before.
    """
    files = _files(folder)
    problems: list[Problem] = []
    if not files:
        what, remedy = "ひな型がありません", "planner template new で作ったフォルダーか、ひな型の写しを指定してください"
        problems.append(Problem("template/no-set", Place(str(folder)), what, remedy))
    elif BASE not in files:
        files = {**_files(shipped_folder("plan_templates")), **files}
    documents: dict[str, YamlDocument] = {}
    for name, path in files.items():
        try:
            documents[name] = load_kept_yaml(path)
        except PlannerError as error:
            problems += error.problems
    found = {name: [*_problems(document, files)] for name, document in documents.items()}
    problems += [problem for items in found.values() for problem in items]
    sound = {name: document for name, document in documents.items() if not found[name]}
    sets: dict[str, TemplateSet] = {}
    for name in sound:
        template_set, wrong = _template_set(name, sound)
        problems += wrong
        if template_set:
            sets[name] = template_set
    problems += _serving_twice(sets.values(), documents)
    return TemplateSets(sets, folder), tuple(dict.fromkeys(problems))


def _files(folder: Path) -> dict[str, Path]:
    return {path.parent.name: path for path in sorted(folder.glob("*/template.yaml"))}


def _problems(document: YamlDocument, files: Mapping[str, Path]) -> Iterator[Problem]:
    data, name = document.data, Path(document.file).parent.name
    if not isinstance(data, dict) or data.get("id") != name:
        what = f"id がフォルダー名「{name}」と違います"
        yield Problem("template/id", Place(document.file, 1), what, f"id: {name} と書いてください")
        return
    for fault in TEMPLATE.faults(data):
        place = Place(document.file, document.line(*fault.keys), name)
        yield Problem(f"template/{fault.code}", place, fault.what, fault.remedy)
    parent = data.get("parent")
    if parent is not None and parent not in files:
        what, remedy = f"親のひな型「{parent}」がありません", f"次から選んでください: {'、'.join(files)}"
        yield Problem("template/parent", Place(document.file, document.line("parent"), name), what, remedy)


def _serving_twice(sets: Iterable[TemplateSet], documents: Mapping[str, YamlDocument]) -> Iterator[Problem]:
    """Yield a problem for each set that serves a prefecture which another set of the same depth serves too."""
    first: dict[tuple[int, str], str] = {}
    for item in sets:
        for code in item.prefectures:
            other = first.setdefault((len(item.chain), code), item.id)
            if other != item.id:
                place = Place(documents[item.id].file, documents[item.id].line("serves"), item.id)
                what = f"都道府県「{code}」は、ひな型「{other}」も受け持っています"
                yield Problem("template/serves", place, what, "どちらか一つの serves から外してください")


def _template_set(name: str, documents: Mapping[str, YamlDocument]) -> tuple[TemplateSet | None, list[Problem]]:
    """Return the set, None if a set it inherits from is not sound, and what is wrong in putting it together."""
    names: list[str] = []
    current: str | None = name
    while current is not None:
        if current not in documents:
            return None, []  # its own problems are told
        if current in names:
            place = Place(documents[name].file, documents[name].line("parent"), name)
            return None, [Problem("template/circle", place, "親をたどると元に戻ります", "parent を直してください")]
        names.append(current)
        current = documents[current].data.get("parent")
    specs: dict[str, DocumentSpec] = {}
    problems: list[Problem] = []
    for ancestor in reversed(names):
        specs, wrong = _overlaid_documents(specs, documents[ancestor])
        problems += wrong
    data = documents[name].data
    serves = tuple((data.get("serves") or {}).get("prefectures", ()))
    chain = tuple(Path(documents[item].file).parent for item in names)
    return TemplateSet(name, data["title"], serves, chain, tuple(specs.values())), problems


_DOCUMENT_KEYS = ("title", "file", "disclosure", "scheme", "sections")


def _overlaid_documents(
    specs: dict[str, DocumentSpec], document: YamlDocument
) -> tuple[dict[str, DocumentSpec], list[Problem]]:
    result, problems = dict(specs), []
    for index, item in enumerate(document.data.get("documents") or ()):
        earlier = result.get(item["id"])
        missing = [key for key in _DOCUMENT_KEYS if key not in item]
        if earlier is None and missing:
            place = Place(document.file, document.line("documents", index), item["id"])
            what = f"新しい文書「{item['id']}」に {'、'.join(missing)} がありません"
            problems.append(
                Problem("template/document", place, what, "足りない項目を書くか、親の文書の id に直してください")
            )
            continue
        changed = {**item, "sections": tuple(map(_section, item["sections"]))} if "sections" in item else item
        result[item["id"]] = replace(earlier, **changed) if earlier else DocumentSpec(**changed)
    for document_id, additions in (document.data.get("sections_after") or {}).items():
        spec = result.get(document_id)
        known = [section.id for section in spec.sections] if spec else []
        problems += _misplaced(document, document_id, additions, known)
        if spec:
            result[document_id] = _with_sections(spec, additions)
    return result, problems


def _misplaced(
    document: YamlDocument, document_id: str, additions: Mapping[str, Any], known: list[str]
) -> Iterator[Problem]:
    """Yield a problem for each section of `additions` after which nothing can be put."""
    for section_id in additions:
        if section_id not in known:
            place = Place(document.file, document.line("sections_after", document_id, section_id), document_id)
            what = f"文書「{document_id}」に節「{section_id}」がありません"
            remedy = suggestion(
                section_id, known, f"節は {'、'.join(known)} です" if known else "文書の id を直してください"
            )
            yield Problem("template/section", place, what, remedy)


def _with_sections(spec: DocumentSpec, additions: Mapping[str, list[Any]]) -> DocumentSpec:
    sections: list[SectionSpec] = []
    for section in spec.sections:
        sections.append(section)
        sections.extend(_section(item) for item in additions.get(section.id, ()))
    return replace(spec, sections=tuple(sections))


def _section(item: str | Mapping[str, Any]) -> SectionSpec:
    return SectionSpec(item) if isinstance(item, str) else SectionSpec(**item)
