"""What is measured of a document, or of some sections of it, as one number each."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from msgspec import Struct

from planner.audit.beside import guessed, nearest, same_measures, same_order, taken_for
from planner.audit.honesty import is_entry, untraced_figures
from planner.audit.model import Kind
from planner.audit.part import Part
from planner.audit.phrases import sentences, slogans
from planner.audit.reasons import reasons
from planner.audit.writing import is_strict, remarks
from planner.manuscript.elements import Heading
from planner.manuscript.trace import is_own
from planner.questionnaire.model import Question, QuestionType

_LONG = 20  # shorter sentences and cells are alike by chance
_OPENING = 300
_NUMBER = re.compile(r"\d[\d,.]*")
_BACKGROUND = re.compile(r"国(?!保|勢|道|民健)|政府|省|庁(?!内|舎|外|議)|都道府県|技術|社会|時代|DX|AI|全国|我が国")


def _same_sentences(part: Part) -> float:
    own = [line for line in part.masked.sentences if len(line) >= _LONG]
    others = (frozenset(other.sentences) for other in part.others)
    return max((sum(line in other for line in own) / max(1, len(own)) for other in others), default=0.0)


def _same_text(part: Part) -> float:
    """Return the share by characters, however long a sentence is: what is cut into short ones counts as before."""
    own = part.masked.sentences
    others = (frozenset(other.sentences) for other in part.others)
    chars = max(1, sum(map(len, own)))
    return max((sum(len(line) for line in own if line in other) / chars for other in others), default=0.0)


def _reasons(part: Part) -> float:
    """Return the share of the measures whose sheet says why with an own value; one without a sheet says nothing."""
    found = [reason.is_own for reason in reasons(part.manuscript, part.sources)]
    count = max(len(found), len(part.own.measures))
    return sum(found) / count if count else 1.0


def _without_reason(part: Part) -> str:
    """Return the numbers of the measures whose sheet does not."""
    return "、".join(item.measure.split()[0] for item in reasons(part.manuscript, part.sources) if not item.is_own)


def _slogans(part: Part) -> float:
    count = sum(1 for block in part.manuscript.blocks() for _ in sentences(block))
    return len(slogans(part.manuscript)) / count if count else 0.0


def _background(part: Part) -> float:
    """Return the characters about nation and technology that nothing own stands behind, for each that is own."""
    common = (block for block in part.manuscript.blocks() if not any(map(is_own, block.trace.paths)))
    told = sum(len(text) for block in common for text in sentences(block) if _BACKGROUND.search(text))
    chars = part.sources.chars(part.manuscript.blocks())
    return told / max(1, chars.get(Kind.ANSWER, 0) + chars.get(Kind.PUBLIC, 0))


def _own_names(part: Part) -> float:
    return _per_thousand(sum(len(part.names.found(block.text)) for block in part.manuscript.blocks()), part)


def _traced_figures(part: Part) -> float:
    blocks = part.manuscript.blocks()
    return _per_thousand(
        sum(max(0, _count(block.text) - _count(block.trace.literal)) for block in blocks if block.trace.paths), part
    )


def _opening(part: Part) -> float:
    """Return 1 if the first text after the first numbered heading has three own names or two traced figures."""
    texts: list[str] = []
    figures, begun = 0, False
    for block in part.manuscript.blocks():
        begun = begun or (isinstance(block.content, Heading) and bool(block.content.number))
        if begun and not isinstance(block.content, Heading) and len("".join(texts)) < _OPENING:
            texts.append(block.text)
            figures += max(0, _count(block.text) - _count(block.trace.literal))
    return float(len(part.names.found("".join(texts)[:_OPENING])) >= 3 or figures >= 2)


def _strangers(part: Part) -> float:
    """Return how often a template names others; cases and regional facts do so with their source."""
    wording = (block.trace for block in part.manuscript.blocks() if not any(map(is_entry, block.trace.paths)))
    return float(sum(len(part.strangers.found(trace.literal)) for trace in wording))


def _untraced(part: Part) -> float:
    return float(sum(1 for _ in untraced_figures(part.manuscript)))


def _writing(part: Part) -> float:
    return float(sum(map(is_strict, remarks(part.rules, part.manuscript))))


def _count(text: str) -> int:
    return len(_NUMBER.findall(text))


def _per_thousand(count: int, part: Part) -> float:
    return count * 1000 / part.chars if part.chars else 0.0


def _anything(question: Question) -> bool:
    return True


def _names(question: Question) -> bool:
    """Whether an answer may be a name: a short text, or a table, which has columns of them."""
    return question.type in (QuestionType.TEXT, QuestionType.DEPARTMENT, QuestionType.TABLE)


def _words(question: Question) -> bool:
    """Whether an answer says something in words of the town's own."""
    return question.type in (QuestionType.TEXT, QuestionType.LONGTEXT, QuestionType.TABLE)


def _numbers(question: Question) -> bool:
    return question.type in (QuestionType.INTEGER, QuestionType.NUMBER, QuestionType.MONEY, QuestionType.TABLE)


class Indicator(Struct, frozen=True):
    """One thing measured: what people call it, how its value is printed, how it is found, and who is most alike.

    `mends` tells the questions whose answers would change it. One that is `whole` is the same for every section.
    """

    label: str
    form: str
    measure: Callable[[Part], float]
    beside: Callable[[Part], str] = lambda part: ""
    mends: Callable[[Question], bool] = _anything
    whole: bool = False

    def printed(self, value: float, finer: bool = False) -> str:
        """Return a value as people read it, `finer` with one digit more."""
        return format(value, f".{int(self.form[1]) + finer}{self.form[2]}")


INDICATORS: Mapping[str, Indicator] = MappingProxyType(
    {
        "similarity": Indicator(
            "最も似た見本との一致（名前と数を隠した5文字の並び）",
            ".2f",
            lambda part: nearest(part)[1],
            lambda part: nearest(part)[0],
        ),
        "guessed": Indicator("名前と数を隠しても本団体と分かる手がかりの割合", ".0%", guessed, taken_for, mends=_words),
        "same-measures": Indicator(
            "最も似た見本との施策の重なり",
            ".2f",
            lambda part: same_measures(part)[1],
            lambda part: same_measures(part)[0],
            whole=True,
        ),
        "same-order": Indicator(
            "上位5施策のうち、最も似た見本と同じ順位にある割合",
            ".0%",
            lambda part: same_order(part)[1],
            lambda part: same_order(part)[0],
            whole=True,
        ),
        "reasons": Indicator("理由に自団体の値を書いた施策の割合", ".0%", _reasons, _without_reason),
        "same-sentences": Indicator("最も同じ文の多い見本と同じ文（20字以上）の割合", ".0%", _same_sentences),
        "same-text": Indicator("最も同じ所の多い見本と同じ文と欄の、字数の割合", ".0%", _same_text),
        "slogans": Indicator("主語も時期も量もない掛け声の文の割合", ".1%", _slogans),
        "background": Indicator("国と技術の話の、自団体の話に対する比", ".2f", _background),
        "own-names": Indicator("1,000字当たりの固有の名前", ".1f", _own_names, mends=_names),
        "figures": Indicator("1,000字当たりの根拠のある数", ".1f", _traced_figures, mends=_numbers),
        "opening": Indicator("本文の初めの300字が自団体の事情か（1か0）", ".0f", _opening, mends=_words),
        "strangers": Indicator("ひな型に書かれたほかの団体の名前", ".0f", _strangers),
        "writing": Indicator("公用文の決まりに合わないひな型の文", ".0f", _writing),
        "untraced": Indicator("根拠の記録のない数のある段落と表", ".0f", _untraced),
    }
)
