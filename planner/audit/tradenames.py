"""Names of vendors and products of the ledger that a public document tells."""

from __future__ import annotations

from collections.abc import Iterator

from planner.answers.tradenames import LEDGER, trade_names
from planner.audit.place import place_of, start_of
from planner.errors import Problem, Severity
from planner.manuscript.model import Manuscript
from planner.missing import is_known
from planner.questionnaire.model import Disclosure
from planner.situation.model import Situation
from planner.situation.region import regional


def told_trade_names(manuscript: Manuscript, situation: Situation) -> Iterator[Problem]:
    """Yield a warning for every block of a public document that has such a name from what was answered.

    A name that the public facts about the region tell gives nothing away.
    """
    rows = situation.value(LEDGER) if LEDGER in situation else ()
    if manuscript.disclosure is not Disclosure.PUBLIC or not is_known(rows):
        return
    told = " ".join(f"{fact.title} {fact.statement}" for fact in regional(situation))
    names = [name for name in trade_names(rows) if name not in told]
    for block in manuscript.blocks():
        # more often than in the wording of the template, which knows no vendor
        found = [name for name in names if block.text.count(name) > block.trace.literal.count(name)]
        if found:
            where = f"{manuscript.disclosure.label}の文書の「{start_of(block)}」"
            what = f"{where}に、台帳の事業者か製品の名「{'」「'.join(found)}」があります"
            remedy = "planner check が示す回答を、名を出さない言い方に直してください"
            yield Problem("audit/trade-name", place_of(block, manuscript), what, remedy, Severity.WARNING)
