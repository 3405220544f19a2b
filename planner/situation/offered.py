"""The choices that an answer is one of, and the texts it is compared with although no choice is called so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planner.errors import Place, Problem
from planner.nearest import suggestion
from planner.situation.model import Situation


def choices_at(situation: Situation, path: str) -> tuple[str, ...]:
    """Return the ids of the choices that the value at `path`, or a column of rows, is one of; none if it is no choice.

    A value that hands on the rows of a table has the columns of that table.
    """
    fact = situation.fact_behind(path)
    if fact is None:
        return ()
    column = path.removeprefix(fact.path)
    if fact.origin.rows_of and column:
        return choices_at(situation, fact.origin.rows_of + column)
    if fact.question is None:
        return ()
    offered = {f".{item.id}": item.choices for item in fact.question.columns} | {"": fact.question.choices}
    return tuple(choice.id for choice in offered.get(column, ()))


def unoffered(situation: Situation, path: str, words: Sequence[str], place: Place) -> Iterator[Problem]:
    """Yield a problem for each text that the choice at `path` is compared with and never is."""
    offered = choices_at(situation, path)
    for word in words if offered else ():
        if word not in offered:
            what = f"「{path}」に「{word}」という選択肢はないので、比べても当たりません"
            remedy = suggestion(word, offered, f"選択肢は {'、'.join(offered)} です")
            yield Problem("template/unknown-choice", place, what, remedy)
