"""Reads the folders of template sets, and tells everything that is wrong with their `template.yaml`."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from planner.errors import Place, PlannerError, Problem
from planner.nearest import suggestion
from planner.shipped import shipped_folder
from planner.templateset.entries import ENTRIES
from planner.templateset.kind import Keys
from planner.templateset.model import BASE, DocumentSpec, SectionSpec, TemplateSet, TemplateSets
from planner.templateset.overlay import Overlays
from planner.templateset.schema import TEMPLATE
from planner.yamlfile import YamlDocument, load_kept_yaml

TEMPLATE_FILE = "template.yaml"
_PARTS = ("templ*.y*ml", "style.docx", "documents", *ENTRIES, *(f"{name}.yaml" for name in ENTRIES))  # any makes a set


def load_template_sets(folder: Path) -> TemplateSets:
    """Read every set under `folder`; raises `PlannerError` with the problems of every `template.yaml`."""
    sets, problems = read_template_sets(folder)
    if problems:
        raise PlannerError(problems)
    return sets


def read_template_sets(folder: Path) -> tuple[TemplateSets, tuple[Problem, ...]]:
    """Return the sets under `folder` whose parents are known, and everything wrong with their `template.yaml`.

    What is wrong in one is left out of its set, so that the rest of it can be looked at. In a folder without a base the
    sets stand on those that travel with the planner; one of the same id goes before.
    """
    files = _files(folder)
    problems: list[Problem] = []
    if not files:
        what, remedy = "ひな型がありません", "planner template new で作ったフォルダーか、ひな型の写しを指定してください"
        problems.append(Problem("template/no-set", Place(str(folder)), what, remedy))
    elif BASE not in files:
        files = {**_files(shipped_folder("plan_templates")), **files}
    problems += _nameless(folder)
    documents, wrong = _documents(files)
    problems += wrong
    sets: dict[str, TemplateSet] = {}
    overlays = Overlays()
    for name in documents:
        template_set, wrong = _template_set(name, documents)
        problems += wrong
        if template_set:
            sets[name] = replace(template_set, overlays=overlays)
    problems += _serving_twice(sets.values(), documents)
    return TemplateSets(sets, folder), tuple(dict.fromkeys(problems))


def _files(folder: Path) -> dict[str, Path]:
    return {path.parent.name: path for path in sorted(folder.glob(f"*/{TEMPLATE_FILE}"))}


def _nameless(folder: Path) -> Iterator[Problem]:
    """Yield a problem for each folder that holds what a set is made of and no `template.yaml`: it would not be used."""
    for path in sorted(folder.glob("[!.]*/")):
        if not (path / TEMPLATE_FILE).is_file() and any(any(path.glob(part)) for part in _PARTS):
            what = f"{TEMPLATE_FILE} がないため、このフォルダーのひな型は使われません"
            remedy = f"名前を確かめて {TEMPLATE_FILE} を置くか、フォルダーをひな型の外に移してください"
            yield Problem("template/no-template-file", Place(str(path)), what, remedy)


def _documents(files: Mapping[str, Path]) -> tuple[dict[str, YamlDocument], list[Problem]]:
    """Return what can be read of each `template.yaml`, by the name of its folder, and what is wrong with all."""
    documents: dict[str, YamlDocument] = {}
    problems: list[Problem] = []
    for name, path in files.items():
        try:
            readable, wrong = _readable(load_kept_yaml(path), files)
        except PlannerError as error:
            problems += error.problems
            continue
        problems += wrong
        if readable:
            documents[name] = readable
    return documents, problems


def _readable(document: YamlDocument, files: Mapping[str, Path]) -> tuple[YamlDocument | None, list[Problem]]:
    """Return the document without what is wrong in it, None if nobody can tell the parent; and what is wrong."""
    name = Path(document.file).parent.name
    problems = [*_problems(document, name, files)]
    if not isinstance(document.data, dict):
        return None, problems
    kept = _without(document.data, {_piece(fault.keys) for fault in TEMPLATE.faults(document.data)})
    parent = kept.get("parent")
    known = parent in files if parent else name == BASE or not problems
    return (replace(document, data={"title": name, **kept}) if known else None), problems


def _piece(keys: Keys) -> Keys:
    """Return the keys that lead to the smallest thing that can be left out: an item of a list, or a key in none."""
    last = max((index for index, key in enumerate(keys) if isinstance(key, int)), default=len(keys))
    return keys[: last + 1]


def _without(value: Any, wrong: Collection[Keys]) -> Any:
    """Return plain data without what the keys in `wrong` lead to."""
    inside: dict[str | int, set[Keys]] = {}
    for first, *rest in wrong:
        inside.setdefault(first, set()).add(tuple(rest))
    if isinstance(value, dict):
        return {
            key: _without(item, inside.get(key, ())) for key, item in value.items() if () not in inside.get(key, ())
        }
    if isinstance(value, list):
        kept = ((item, inside.get(index, set())) for index, item in enumerate(value))
        return [_without(item, beneath) for item, beneath in kept if () not in beneath]
    return value


def _problems(document: YamlDocument, name: str, files: Mapping[str, Path]) -> Iterator[Problem]:
    data = document.data
    if not isinstance(data, dict) or data.get("id") != name:
        what = f"id がフォルダー名「{name}」と違います"
        yield Problem("template/id", Place(document.file, 1), what, f"id: {name} と書いてください")
    for fault in TEMPLATE.faults(data) if isinstance(data, dict) else ():
        if fault.keys != ("id",):
            place = Place(document.file, document.line(*fault.keys), name)
            yield Problem(f"template/{fault.code}", place, fault.what, fault.remedy)
    parent = data.get("parent") if isinstance(data, dict) else None
    if isinstance(parent, str) and parent not in files:
        what, remedy = f"親のひな型「{parent}」がありません", f"次から選んでください: {'、'.join(files)}"
        yield Problem("template/parent", Place(document.file, document.line("parent"), name), what, remedy)


def _serving_twice(sets: Iterable[TemplateSet], documents: Mapping[str, YamlDocument]) -> Iterator[Problem]:
    """Yield a problem for each set that serves whom another set of the same depth serves too."""
    first: dict[tuple[int, str], str] = {}
    for item in sets:
        for code in item.serves:
            other = first.setdefault((len(item.chain), code), item.id)
            if other != item.id:
                place = Place(documents[item.id].file, documents[item.id].line("serves"), item.id)
                whom = "都道府県" if len(code) == 2 else "団体"
                what = f"{whom}「{code}」は、ひな型「{other}」も受け持っています"
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
    serves = tuple(code for codes in (data.get("serves") or {}).values() for code in codes)
    chain = tuple(Path(documents[item].file).parent for item in names)
    version = next((told for item in names if (told := documents[item].data.get("version"))), "")
    return TemplateSet(name, data["title"], serves, chain, tuple(specs.values()), version=version), problems


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
