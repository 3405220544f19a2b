"""What the difference between two template sets does to documents, as lines of the terminal: the extent, then all."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import groupby, takewhile, zip_longest

from planner.japanese.width import shorten
from planner.templateset.model import TemplateSet
from planner.workshop.effects import Effect
from planner.workshop.spread import Section, Shared, by_document, spread

_FEW, _WIDTH, _EXAMPLES = 5, 110, 2
_SEEN, _LEAD = 40, 20  # letters that fit before a difference and letters that are shown before it


def extent_lines(found: Mapping[str, tuple[Effect, ...]], template_set: TemplateSet) -> Iterator[str]:
    """Yield how much changes, by document, and in how many lines nothing but the writing does; by municipality."""
    sections = spread(found)
    changed = sum(len(section.changes) for section in sections)
    documents = by_document(sections)
    yield f"{_whose(found)}の文書: " + (
        f"{len(documents)}文書の{len(sections)}節、{changed}か所が変わる" if changed else "言うことは変わらない"
    )
    for document, parts in documents.items():
        spec = template_set.document(document)
        name = f"{document}（{spec.title}）" if spec else document
        yield f"  {name}: {len(parts)}節、{sum(len(part.changes) for part in parts)}か所"
    yield from _written(found)


def section_lines(found: Mapping[str, tuple[Effect, ...]], details: bool) -> Iterator[str]:
    """Yield each changed section with its lines; those of the first municipality where only names and numbers differ.

    Without `details`, long changes and long lines are cut.
    """
    for section in spread(found):
        yield ""
        yield f"{section.document} {section.id}（{section.title}）: {_counts(section)}"
        for towns, changes in groupby(section.changes, lambda shared: shared.towns):
            yield from _shared(towns, changes, found, details)


def _whose(found: Mapping[str, tuple[Effect, ...]]) -> str:
    names = tuple(found)
    return f"見本{len(names)}団体" if len(names) > 1 else f"「{names[0]}」"


def _written(found: Mapping[str, tuple[Effect, ...]]) -> Iterator[str]:
    """Yield in how many lines a rule of writing changes nothing but how they are written, with examples."""
    pairs = {town: [pair for effect in effects for pair in effect.rewritten] for town, effects in found.items()}
    counts = sorted(map(len, pairs.values()))
    if not counts or not counts[-1]:
        return
    each = f"（1団体に{counts[0]:,}行から{counts[-1]:,}行）" if len(counts) > 1 else ""
    yield f"文章の決まり（writing.yaml）により、他に{sum(counts):,}行で表記だけが変わります{each}。例:"
    for old, new in next(filter(None, pairs.values()))[:_EXAMPLES]:
        yield f"    - {_around(old, new)}"
        yield f"    + {_around(new, old)}"


def _counts(section: Section) -> str:
    gone, come = (
        sum(len(lines) for lines in side)
        for side in zip(*((c.change.gone, c.change.come) for c in section.changes), strict=True)
    )
    return f"消える行{gone}、加わる行{come}"


def _shared(towns: tuple[str, ...], changes: Iterable[Shared], every: Collection[str], details: bool) -> Iterator[str]:
    """Yield the lines of changes that stand one after the other and that the same municipalities have."""
    if len(towns) < len(every):
        others = [town for town in every if town not in towns]
        most = f"{'、'.join(others)}を除く{len(towns)}団体"
        yield f"  {most if len(others) < len(towns) else '、'.join(towns)}:"
    for item in changes:
        gone, come = item.change.gone, item.change.come
        for sign, lines, opposite in (("-", gone, come), ("+", come, gone)):
            yield from (f"    {sign} {line}" for line in (lines if details else _few(lines, opposite)))


def _few(lines: tuple[str, ...], others: tuple[str, ...]) -> Iterator[str]:
    for line, other in zip_longest(lines[:_FEW], others[: len(lines[:_FEW])], fillvalue=""):
        yield _around(line, other)
    if lines[_FEW:]:
        yield f"（ほか{len(lines) - _FEW}行。--details で全て表示します）"


def _around(line: str, other: str) -> str:
    """Return a line shortened to what fits, from a little before the place where it differs from the other."""
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(line, other, strict=False)))
    start = same - _LEAD if same > _SEEN else 0
    return shorten(f"{'…' if start else ''}{line[start:]}", _WIDTH)
