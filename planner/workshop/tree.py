"""The sets of a folder as a tree: whom each serves, and what each says differently from its parent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from msgspec import Struct

from planner.municipality.model import Municipality
from planner.municipality.table import MunicipalityTable
from planner.templateset.entries import ENTRIES
from planner.templateset.model import BASE, TemplateSet, TemplateSets
from planner.workshop.differences import BLOCKS, DOCUMENTS, SECTIONS, STYLE, Difference, Way, differences
from planner.workshop.reach import asked_only, members_of, topics_missing, topics_told

_OF_ENTRIES = {name: kind.label for name, kind in ENTRIES.items()}
LABELS = {DOCUMENTS: "文書の定め", SECTIONS: "節", BLOCKS: "ブロック", **_OF_ENTRIES, STYLE: "書式"}
_TOPICS = {
    "land": "地形",
    "climate": "気候",
    "disaster": "災害",
    "industry": "産業",
    "plan": "計画",
    "shared": "共同",
    "support": "支援",
}
_FEW = 8  # prefectures that are listed by name


class Served(Struct, frozen=True):
    """Those whose documents a set writes: the prefectures, and how many municipalities; names if it names them.

    `beneath` is how many municipalities are served by the sets that stand on it.
    """

    prefectures: tuple[str, ...]
    municipalities: int
    named: tuple[str, ...] = ()
    beneath: int = 0


def served(sets: TemplateSets, table: MunicipalityTable) -> dict[str, Served]:
    """Return by the id of a set whom it serves; a set that is only inherited from, or only asked for, serves nobody."""
    found = _written_for(sets, table)
    beneath = Counter(folder.name for item in table for folder in sets.serving(item.code).chain[1:])
    return {name: _whom(items, sets.by_id[name].serves, beneath[name]) for name, items in found.items()}


def _whom(items: list[Municipality], codes: tuple[str, ...], beneath: int) -> Served:
    named = tuple(item.name for item in items if item.code in codes)
    prefectures = dict.fromkeys(item.prefecture for item in items if item.code not in codes)
    return Served(tuple(prefectures), len(items) - len(named), named, beneath)


def tree_lines(sets: TemplateSets, table: MunicipalityTable) -> Iterator[str]:
    """Yield the lines that show the tree on a terminal, from the base down."""
    whom, written_for = served(sets, table), _written_for(sets, table)
    for item, depth in _descending(sets, BASE, 0):
        indent = " " * 4 * depth
        yield f"{indent}{item.id}  {item.title}"
        yield f"{indent}  受け持ち: {_served(whom[item.id])}"
        if item.parent_id:
            yield f"{indent}  親との違い: {_counts(differences(sets, item))}"
            yield f"{indent}  文書に出る事実: {_facts(item, members_of(sets, item, table))}"
            if gaps := _gaps(item, written_for[item.id]):
                yield f"{indent}  事実のない話題: {gaps}"
        yield f"{indent}  場所: {item.folder}"


def _descending(sets: TemplateSets, name: str, depth: int) -> Iterator[tuple[TemplateSet, int]]:
    yield sets.named(name), depth
    for item in sets.by_id.values():
        if item.parent_id == name:
            yield from _descending(sets, item.id, depth + 1)


def _served(item: Served) -> str:
    told = list(item.named)
    if item.municipalities:
        names = item.prefectures
        listed = "、".join(names) if len(names) <= _FEW else f"ほかのひな型が受け持たない{len(names)}都道府県"
        told.append(f"{listed}の{item.municipalities:,}団体")
    nobody = (
        f"なし（子のひな型が受け持つ{item.beneath:,}団体の土台）"
        if item.beneath
        else "なし（--region で選んだときだけ使う）"
    )
    return "、".join(told) or nobody


def _written_for(sets: TemplateSets, table: MunicipalityTable) -> dict[str, list[Municipality]]:
    """Return by the id of a set those whose documents it writes."""
    found: dict[str, list[Municipality]] = {name: [] for name in sets.by_id}
    for municipality in table:
        found[sets.serving(municipality.code).id].append(municipality)
    return found


def _facts(item: TemplateSet, members: list[Municipality]) -> str:
    """Return how many facts of each topic reach its municipalities, and how many only ask: 地形1、気候なし."""
    told, asked = topics_told(item, members), asked_only(item, members)
    text = "、".join(f"{label}{told[topic] or 'なし'}" for topic, label in _TOPICS.items())
    return f"{text}。聞くことだけ{asked}" if asked else text


def _gaps(item: TemplateSet, members: list[Municipality]) -> str:
    """Return the topics without a fact by prefecture, of a set that writes for several: 青森県（共同）."""
    if len({member.prefecture for member in members}) < 2:
        return ""
    return "、".join(
        f"{prefecture}（{'、'.join(_TOPICS[topic] for topic in topics)}）"
        for prefecture, topics in topics_missing(item, members)
    )


def _counts(found: Iterable[Difference]) -> str:
    """Return how many of each part are added or changed: 施策3件（加える2、書き替える1）."""
    parts: dict[str, Counter[Way]] = {}
    for item in found:
        parts.setdefault(item.part, Counter())[item.way] += 1
    told = (
        f"{LABELS[part]}{ways.total()}件（{'、'.join(f'{way.value}{ways[way]}' for way in Way if ways[way])}）"
        for part, ways in parts.items()
    )
    return "、".join(told) or "なし"
