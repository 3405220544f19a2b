"""Leaks: a document that rests on answers narrower than itself, unless a template or a judgement releases them."""

from __future__ import annotations

from collections.abc import Iterator

from planner.audit.place import place_of, start_of
from planner.errors import Problem
from planner.manuscript.model import Block, Manuscript
from planner.situation.model import Situation


def leaks(manuscript: Manuscript, situation: Situation) -> Iterator[Problem]:
    """Yield one problem for every block that shows more than the document's class allows."""
    for block in manuscript.blocks():
        paths = leaked_paths(block, manuscript, situation)
        if paths:
            yield _problem(block, paths, manuscript, situation)


def leaked_paths(block: Block, manuscript: Manuscript, situation: Situation) -> tuple[str, ...]:
    """Return the paths that a block touched, did not release, and must not show in this document."""
    touched = (path for path in block.trace.paths if path not in block.trace.released)
    return tuple(path for path in touched if situation.disclosure(path) > manuscript.disclosure)


def _problem(block: Block, paths: tuple[str, ...], manuscript: Manuscript, situation: Situation) -> Problem:
    narrowest = max(situation.disclosure(path) for path in paths)
    labels = "、".join(f"「{_label(path, situation)}」（{path}）" for path in paths)
    written = f"{manuscript.disclosure.label}の文書の「{start_of(block)}」"
    what = f"{written}が、{narrowest.label}の{labels}によって書かれています"
    remedy = '本文から外すか、公開してよい場合だけ値に | release("理由") を付けてください'
    return Problem("audit/disclosure", place_of(block, manuscript), what, remedy)


def _label(path: str, situation: Situation) -> str:
    fact = situation.fact_behind(path)
    return fact.label if fact else path
