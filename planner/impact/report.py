"""What an answer touches, as lines of text for a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping

from msgspec import Struct

from planner.impact.alternatives import Alternative
from planner.impact.told import Understood
from planner.impact.touched import Impact, RuleTouched, SectionTouched
from planner.japanese.width import shorten
from planner.manuscript.display import figure_of
from planner.missing import Missing, is_known
from planner.programme.model import NotDone
from planner.programme.reasons import WhyNot
from planner.questionnaire.model import QuestionType
from planner.roots import JUDGED, head
from planner.situation.model import Fact, Situation

Say = Callable[[str], str]
_WIDTH, _FEW = 90, 3
_WAITING = (WhyNot.UNDECIDED, WhyNot.UNDECIDED_FIT)


class Report(Struct, frozen=True):
    """Says an impact in words. `say` renders a Jinja text of the rules, `rules` are their titles by id.

    `told` is what was understood of each matter that the answer tells.
    """

    impact: Impact
    situation: Situation
    say: Say
    rules: Mapping[str, str]
    details: bool = False
    told: tuple[Understood, ...] = ()

    def lines(self) -> Iterator[str]:
        """Yield the value, then what rests on it; parts on which nothing rests are left out."""
        yield from self._head()
        parts: tuple[tuple[str, Iterable[str]], ...] = (
            ("言葉から読み取ったこと（違うときは、「挙がったことへの扱い」に書く）", map(str, self.told)),
            ("この値から計算する値", (f"{item.label}（{item.path}）: {_value(item)}" for item in self.impact.figures)),
            ("この答えで、聞くかどうかが決まる設問", (f"{item.label}（{item.id}）" for item in self.impact.questions)),
            ("答えると決まること", self._open()),
            ("成熟度の判定項目", self._judgements()),
            ("課題", map(self._rule, self.impact.rules)),
            ("選んだ施策", self._chosen()),
            ("選ばなかった施策と済んでいる施策", self._others()),
            ("文書", self._sections()),
        )
        for title, lines in parts:
            told = list(lines)
            if told:
                yield from ("", title, *(f"  {line}" for line in told))

    def _head(self) -> Iterator[str]:
        fact = self.impact.fact
        yield f"{fact.label}（{fact.path}）"
        source = (fact.origin.source, fact.origin.as_of) if is_known(fact.value) else ()
        about = "、".join(filter(None, (*source, fact.disclosure.label)))
        yield f"  値: {_value(fact)}（{about}）"
        if fact.question:
            yield f"  文書での使い道: {' '.join(fact.question.why.split())}"

    def _open(self) -> Iterator[str]:
        if is_known(self.impact.fact.value):
            return
        for domain, item in self.impact.judgements:
            if item.verdict.name == "UNKNOWN":
                yield f"成熟度「{domain.title}」の判定項目「{self.say(item.text)}」{self._also(item.reads)}"
        for touched in self.impact.rules:
            if touched.is_open:
                yield f"課題「{self.say(touched.rule.title)}」があるかどうか{self._also(touched.reads)}"
        for measure, _ in self.impact.others:
            if measure.why in _WAITING:
                yield f"施策「{measure.measure.title}」を選ぶかどうか"

    def _also(self, reads: Iterable[str]) -> str:
        """Return which other answers are needed as well."""
        facts = (self.situation.fact_behind(path) for path in reads)
        others = [fact.label for fact in facts if fact and fact != self.impact.fact and _is_open(fact)]
        return f"（「{'」「'.join(dict.fromkeys(others))}」の答えも要る）" if others else ""

    def _judgements(self) -> Iterator[str]:
        for domain, item in self.impact.judgements:
            level = f"{domain.title}（今は{domain.level_label}）の段階{item.level}"
            yield f"{level}: {item.verdict.value}。{self.say(item.text)}"

    def _rule(self, item: RuleTouched) -> str:
        state = item.number or ("回答が足りず決められない" if item.is_open else "今の回答では課題でない")
        return f"{state}: {self.say(item.rule.title)}"

    def _chosen(self) -> Iterator[str]:
        """Yield the measures with what they rest on; what more than half of all rest on is told once."""
        chosen = [(item, dict.fromkeys(map(self._name, paths))) for item, paths in self.impact.chosen]
        count = Counter(name for _, names in chosen for name in names)
        shared = {name: times for name, times in count.items() if times > max(3, len(chosen) / 2)}
        for name, times in shared.items():
            yield f"{name}を通して、{times}件の施策の年度、優先順位又は担当"
        for item, names in chosen:
            causes = [name for name in names if name not in shared]
            if causes:
                yield f"{item.number} {item.measure.title}（{'、'.join(causes)}による）"

    def _others(self) -> Iterator[str]:
        for item, paths in self.impact.others:
            causes = "、".join(dict.fromkeys(self._name(path) for path in paths))
            yield f"{_why(item)}: {item.measure.title}（{causes}による）"

    def _name(self, path: str) -> str:
        fact = self.situation.fact_behind(path)
        kind, _, rest = path.partition(".")
        if kind == "undecided":
            return f"決められない課題「{self.say(self.rules[rest])}」"
        if kind in JUDGED:
            label = fact.label if fact else path
            return f"成熟度「{label}」" if kind.startswith("maturity") else label
        return "この値" if path == self.impact.fact.path else fact.label if fact else path

    def _sections(self) -> Iterator[str]:
        document = ""
        for item in self.impact.sections:
            if item.document != document:
                document = item.document
                yield document
            yield from (f"  {line}" for line in self._section(item))

    def _section(self, item: SectionTouched) -> Iterator[str]:
        told = [f"値を使う所{len(item.shown)}"] if item.shown else []
        told += [f"判定を通して変わる所{len(item.judged)}"] if item.judged else []
        told += [] if told else ["書かないでおく所がある"]
        yield f"{item.title}: {'、'.join(told)}"
        blocks = item.shown if self.details else item.shown[:_FEW]
        yield from (f"  「{shorten(block.text, _WIDTH)}」" for block in blocks)
        if len(item.shown) > len(blocks):
            yield f"  （ほか{len(item.shown) - len(blocks)}か所。--details で全て表示します）"


def alternative_lines(item: Alternative, now: Say, then: Say, rules: Mapping[str, str]) -> Iterator[str]:
    """Yield what another answer would change; `then` says a text as it would be said with that answer."""
    yield f"「{item.label}」なら{'、判定も施策も変わらない' if item.is_nothing else ':'}"
    yield from (f"  成熟度「{title}」: {_level(old)} → {_level(new)}" for title, old, new in item.levels)
    for word, say, ids in zip(("加わる課題", "なくなる課題"), (then, now), item.rules, strict=True):
        yield from (f"  {word}: {say(rules[name])}" for name in sorted(ids))
    for word, titles in zip(("加わる施策", "なくなる施策"), item.measures, strict=True):
        yield from (f"  {word}: {title}" for title in titles.values())


def _level(level: int | None) -> str:
    return "判定なし" if level is None else f"段階{level}"


def _why(item: NotDone) -> str:
    return "済んでいる" if item.why is WhyNot.FULFILLED else item.why.value


def _is_open(fact: Fact) -> bool:
    return head(fact.path) not in JUDGED and isinstance(fact.value, Missing) and not fact.value.is_settled


def _value(fact: Fact) -> str:
    """Return a value as documents print it; a table, or what is worked out for each year, as the number of its rows."""
    kind = fact.question.type if fact.question else None
    is_table = kind is QuestionType.TABLE or fact.origin.rows_of
    if isinstance(fact.value, tuple) and (is_table or any(isinstance(item, Struct) for item in fact.value)):
        return f"{len(fact.value)}件"
    return figure_of(fact) or "なし"
