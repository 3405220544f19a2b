"""The sets of a folder as a tree: whom each serves, and what each says differently from its parent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from planner.municipality.model import Municipality
from planner.municipality.table import MunicipalityTable
from planner.templateset.entries import ENTRIES
from planner.templateset.model import BASE, TemplateSet, TemplateSets
from planner.workshop.differences import BLOCKS, DOCUMENTS, SECTIONS, STYLE, Difference, Way, differences

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


@dataclass(frozen=True, slots=True)
class Served:
    """Those whose documents a set writes: the prefectures, and how many municipalities; names if it names them.

    `beneath` is how many municipalities are served by the sets that stand on it.
    """

    prefectures: tuple[str, ...]
    municipalities: int
    named: tuple[str, ...] = ()
    beneath: int = 0


def served(sets: TemplateSets, table: MunicipalityTable) -> dict[str, Served]:
    """Return by the id of a set whom it serves; a set that is only inherited from, or only asked for, serves nobody."""
    found: dict[str, list[Municipality]] = {name: [] for name in sets.by_id}
    beneath: Counter[str] = Counter()
    for municipality in table:
        serving = sets.serving(municipality.code)
        found[serving.id].append(municipality)
        beneath.update(folder.name for folder in serving.chain[1:])
    return {name: _whom(items, sets.by_id[name].serves, beneath[name]) for name, items in found.items()}


def _whom(items: list[Municipality], codes: tuple[str, ...], beneath: int) -> Served:
    named = tuple(item.name for item in items if item.code in codes)
    prefectures = dict.fromkeys(item.prefecture for item in items if item.code not in codes)
    return Served(tuple(prefectures), len(items) - len(named), named, beneath)


def tree_lines(sets: TemplateSets, table: MunicipalityTable) -> Iterator[str]:
    """Yield the lines that show the tree on a terminal, from the base down."""
    whom = served(sets, table)
    for item, depth in _descending(sets, BASE, 0):
        indent = " " * 4 * depth
        yield f"{indent}{item.id}  {item.title}"
        yield f"{indent}  受け持ち: {_served(whom[item.id])}"
        if item.parent_id:
            yield f"{indent}  親との違い: {_counts(differences(sets, item))}"
            yield f"{indent}  文書に出る事実: {_facts(item)}"
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


def _facts(item: TemplateSet) -> str:
    """Return how many facts of each topic a set can state, and how many it only asks for: 地形1、気候なし."""
    entries = item.overlay("region")
    stated = Counter(entry.data["topic"] for entry in entries if entry.data.get("sure") not in (None, "low"))
    open_ = sum(entry.data.get("sure") in (None, "low") for entry in entries)
    told = "、".join(f"{label}{stated[topic] or 'なし'}" for topic, label in _TOPICS.items())
    return f"{told}。聞くことだけ{open_}" if open_ else told


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
