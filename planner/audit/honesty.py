"""Values that a reader would take for more than they are: old ones without their year, figures without a source."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import chain, groupby

from planner.audit.place import place_of, start_of
from planner.errors import Problem, Severity
from planner.manuscript.ageing import Ages, Old
from planner.manuscript.model import Block, Manuscript
from planner.roots import root_of

# Numbers that count nothing: places in a law or document, names of laws, markers of lists and rows, months, ages that
# define a statistic, how many parts something is told in, ordinals, the base of an index, a ratio in words (5人に2人),
# and the 1 of 1人当たり or 1回
_NO_FIGURE = re.compile(
    r"第\d+(?:[条章項号節次回位款編層段関]|段階|種)?(?:の\d+)*"
    r"|(?:明治|大正|昭和|平成|令和)(?:\d+|元)年(?:法律|政令|省令|条例|規則|総務省令|訓令|告示)"
    r"|[表図]\d+|様式\d+|別[表紙記]\d*|区分\d|\d[A-Z]"
    r"|^[ ]*\d+[.)]|^\|[ ]*\d+[ ]*(?=\|)"
    r"|\d+(?=つ|点目|枚目|段|層|区分|節|種|項目|領域|点を|月(?!間))"
    r"|(?<!\d)(?:1(?=[^\d,.])|(?:14|15|64|65|74|75)(?=歳)|100(?=と(?:し|す)))"
    r"|\d+人に\d+人|\d+(?=年目|か月目|回目)|(?<=\|)[ ]*100[ ]*(?=\|)"
    r"|[A-Za-z][\w.+-]*\d[\w.+-]*",
    re.MULTILINE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_LAYING_DOWN = frozenset(("guideline", "regulation"))
_FIGURE = re.compile(r"\d[\d,.]*[^\s\d、。（）「」|\[\]*]{0,4}")


def old_without_year(manuscript: Manuscript, ages: Ages) -> Iterator[Problem]:
    """Yield a warning for every block that tells an answer over five years old as if it were of today."""
    judged = set[Old]()
    for block, untold in chain.from_iterable(ages.untold(section.blocks, judged) for section in manuscript.sections):
        for year, items in groupby(untold, lambda item: item.year):
            answers = "、".join(dict.fromkeys(f"「{item.part or item.label}」" for item in items))
            what = f"古い値の年が本文に無い: 「{start_of(block)}」が基づく{answers}は{year}年のものです"
            remedy = f"{year}年のことであると本文に書いてください（asof で年を印字できます）"
            yield Problem("audit/stale", place_of(block, manuscript), what, remedy, Severity.WARNING)


def untraced_figures(manuscript: Manuscript) -> Iterator[Problem]:
    """Yield a warning for every block with figures that the template itself states as facts.

    What a document lays down (a deadline in a guideline, a period in a regulation) is no claim: such a document says so
    in `template.yaml`. Nor is the wording of an issue, a measure, a criterion or a regional fact: their entry in the
    template set is the rule or the source that is printed. The years of statistics that the document tells are none.
    """
    blocks = () if manuscript.kind in _LAYING_DOWN else manuscript.blocks()
    years = {year for block in blocks for path in block.trace.paths for year in _YEAR.findall(path)}
    for block in blocks:
        figures = [item for item in dict.fromkeys(figures_in(block)) if not _is_year(item, years)]
        if figures and not any(map(is_entry, block.trace.paths)):
            what = f"「{start_of(block)}」の{'、'.join(f'「{figure}」' for figure in figures)}に根拠の記録がありません"
            remedy = "回答、統計、law[…] から読むか、前提（assumptions）に理由と共に移してください"
            yield Problem("audit/untraced", place_of(block, manuscript), what, remedy, Severity.WARNING)


def figures_in(block: Block) -> list[str]:
    """Return the figures in what the template says with no value behind it."""
    return _FIGURE.findall(_NO_FIGURE.sub("", block.trace.literal))


def _is_year(figure: str, years: Collection[str]) -> bool:
    return figure[:4] in years and figure[4:].startswith("年")


def is_entry(path: str) -> bool:
    """Whether a path is one entry of a catalogue, and not the list of all."""
    depth = root_of(path).entry
    return bool(depth) and len(path.split(".")) >= depth
