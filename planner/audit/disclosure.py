"""What a document shows of answers narrower than itself: leaks, and what a template or a judgement releases."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from planner.audit.model import Released
from planner.audit.place import place_of, place_of_section, start_of, title_of
from planner.errors import Place, Problem
from planner.manuscript.model import Block, DocumentSection, Manuscript, Trace
from planner.roots import root_of
from planner.situation.model import Situation


def leaks(manuscript: Manuscript, situation: Situation) -> Iterator[Problem]:
    """Yield one problem for every block that shows more than the document's class allows, or shows it by silence."""
    for section in manuscript.sections:
        for block in section.blocks:
            if paths := leaked_paths(block.trace, manuscript, situation):
                yield _shown(block, paths, manuscript, situation)
        if paths := leaked_paths(section.unsaid, manuscript, situation):
            yield _unsaid(section, paths, manuscript, situation)


def leaked_paths(trace: Trace, manuscript: Manuscript, situation: Situation) -> tuple[str, ...]:
    """Return the paths that were touched, not released, and must not show in this document."""
    released = {release.path for release in trace.released}
    touched = (path for path in trace.paths if path not in released)
    return tuple(path for path in touched if situation.disclosure(path) > manuscript.disclosure)


def releases(manuscript: Manuscript, situation: Situation) -> Iterator[Released]:
    """Yield each value that a block shows only because a template or a judgement releases it, with the reason."""
    for section in manuscript.sections:
        for block in section.blocks:
            for path, reason in _reasons(block.trace, manuscript, situation).items():
                yield Released(title_of(section), start_of(block), _label(path, situation), path, reason)


def _reasons(trace: Trace, manuscript: Manuscript, situation: Situation) -> Mapping[str, str]:
    narrow = (item for item in trace.released if situation.disclosure(item.path) > manuscript.disclosure)
    judged = (fact for path in trace.paths for fact in situation.released(path, manuscript.disclosure))
    return {item.path: item.reason for item in narrow} | {fact.path: fact.released for fact in judged}


def _shown(block: Block, paths: tuple[str, ...], manuscript: Manuscript, situation: Situation) -> Problem:
    written = f"{manuscript.disclosure.label}の文書の「{start_of(block)}」"
    what = f"{written}が、{_answers(paths, situation)}によって書かれています"
    remedy = '本文から外すか、公開してよい場合だけ値に | release("理由") を付けてください'
    return _problem(place_of(block, manuscript), what, remedy)


def _unsaid(section: DocumentSection, paths: tuple[str, ...], manuscript: Manuscript, situation: Situation) -> Problem:
    what = f"{manuscript.disclosure.label}の文書に、{_answers(paths, situation)}によって書かれない所があります"
    remedy = '書かれないことからも答えが分かります。条件から外すか、条件の値に | release("理由") を付けてください'
    return _problem(place_of_section(section, manuscript), what, remedy)


def _problem(place: Place, what: str, remedy: str) -> Problem:
    return Problem("audit/disclosure", place, what, remedy)


def _answers(paths: tuple[str, ...], situation: Situation) -> str:
    narrowest = max(situation.disclosure(path) for path in paths)
    labels = "、".join(f"「{_label(path, situation)}」（{path}）" for path in paths)
    return f"{narrowest.label}の{labels}"


def _label(path: str, situation: Situation) -> str:
    fact = situation.fact_behind(path)
    return fact.label if fact and fact.label != fact.path else root_of(path).whole or path
