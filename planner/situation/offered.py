"""The choices that an answer is one of, and the texts it is compared with although no choice is called so.

What a municipality is called is such a choice too: it is one of the names there are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from planner.errors import Place, Problem
from planner.municipality.table import load_municipalities
from planner.nearest import suggestion
from planner.situation.model import Situation

NOBODY = ""  # what a set compares a name with to leave a fact of its parent out


@cache
def names_at(path: str) -> tuple[str, ...]:
    """Return all that the value at `path` is for one municipality or another; none if it is no name of one."""
    called = {
        "town.name": lambda own: own.name,
        "town.prefecture": lambda own: own.prefecture,
        "town.type": lambda own: own.type,
        "town.kind": lambda own: own.kind.value,
    }
    return tuple(dict.fromkeys(map(called[path], load_municipalities()))) if path in called else ()


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
    """Yield a problem for each text that the choice or name at `path` is compared with and never is."""
    offered, names = choices_at(situation, path), names_at(path)
    for word in words if offered else ():
        if word not in offered:
            what = f"「{path}」に「{word}」という選択肢はないので、比べても当たりません"
            remedy = suggestion(word, offered, f"選択肢は {'、'.join(offered)} です")
            yield Problem("template/unknown-choice", place, what, remedy)
    for word in words if names else ():
        if word not in (*names, NOBODY):
            what = f"「{path}」が「{word}」である団体はないので、比べても当たりません"
            remedy = suggestion(word, names, "市、町、県などの字まで、今の名前のとおりに書いてください")
            yield Problem("template/unknown-choice", place, what, remedy)
