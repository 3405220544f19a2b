"""Which of the things that the town decided not to do (やらないこと) is about what somebody told."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from planner.situation.turned_down import is_of_judging, keeps

PATH = "derived.declined"
# What a decision is about stands before the first は, or where there is none in its first clause, before を or も
_ABOUT = re.compile(r"(?P<topic>[^は、。（(]*)は|(?P<object>[^をも、。（(]*)")
_TERM = re.compile(r"[一-龥々]{2,}|[ァ-ヶー]{2,}")
# What somebody fears who is answered by a decision that something stays
_LOSS = re.compile(r"減|閉|廃止|統合|縮小|なくな|無くな|なくす|無くす|やめ|残し|残す|存続")
# What names no thing by itself
_OF_ALL = frozenset(
    {"事業", "業務", "仕事", "取組", "施策", "計画", "全部", "全て", "新規", "独自", "期間", "本市", "本町"}
)


def decision_on(said: Sequence[str], decided: Iterable[str]) -> str:
    """Return the sentence of the first decision of which all that it is about is named in one text; empty if none.

    What decides how something is judged (様式の数を目標にしない) answers nobody who is troubled by it, and one by which
    something stays (支所は閉じない) only who fears for it.
    """
    for point in decided:
        sentence = point.split("。")[0]
        if is_of_judging(sentence):
            continue
        terms = [term for term in _TERM.findall(_subject(point)) if term not in _OF_ALL]
        texts = [text for text in said if not keeps(sentence) or _LOSS.search(text)]
        if terms and any(all(term in text for term in terms) for text in texts):
            return sentence
    return ""


def _subject(point: str) -> str:
    found = _ABOUT.match(point)
    return (found["topic"] or found["object"] or "") if found else ""
