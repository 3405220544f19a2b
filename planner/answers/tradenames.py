"""Names of vendors and products that the ledger of systems holds, and public answers that tell them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from planner.answers.finding import Finding
from planner.answers.model import Answer, Answers
from planner.questionnaire.model import Disclosure, Question, Questionnaire, QuestionType

LEDGER = "systems.ledger"
_SHORTEST = 4  # letters of a name in ASCII: PC, GPS and CMS name a kind of thing
_KINDS = re.compile(  # where there is no product or the one above, and the software of every office
    r"(?:(?:自作|職員|庁内|内製|手製)の?)?(?:表計算|ワープロ|文書作成|データベース|台帳|名簿|電子メール|メール|手作業|手書き|紙"
    r"|自作|内製|職員|パッケージ|クラウド|共同利用|エクセル|アクセス|ワード|excel|access|word)"
    r"(?:ソフト|ソフトウェア|システム|サービス|の?台帳|の?名簿)?"
    r"|同上|同じ|〃|なし|無し|[－―ー-]+"
    r"|(?:.*の)?(?:会社|事業者|業者|企業|受託者|団体)",  # 運行の会社: who it is stays untold
    re.IGNORECASE,
)
_TEXTS = (QuestionType.TEXT, QuestionType.LONGTEXT)


def trade_names(rows: Iterable[Mapping[str, Any]]) -> tuple[str, ...]:
    """Return the names of vendors and products in the rows of the ledger that a public text must not hold.

    A product called by the work it does (例規検索) or by its kind (表計算) gives nothing away, nor does a name by which
    the municipality itself calls it before its residents: that stands with the work, as in 公式アプリ（○○）.
    """
    rows = tuple(rows)
    works = " ".join(str(row["work"]) for row in rows)
    told = (name for row in rows for name in (row.get("vendor"), row.get("product")) if isinstance(name, str))
    return tuple(dict.fromkeys(name for name in told if _is_distinct(name) and name not in works))


def named_in_public(questionnaire: Questionnaire, answers: Answers) -> Iterator[Finding]:
    """Yield a warning for every public answer, or source of one, that holds such a name."""
    names = trade_names(answers.value(LEDGER) or ())
    for question in questionnaire if names else ():
        answer = answers.visible(question.id)
        texts = "\n".join(_public_texts(question, answer)) if answer else ""
        if found := [name for name in names if name in texts]:
            what = f"公開する回答に、台帳の事業者か製品の名「{'」「'.join(found)}」が入っています"
            remedy = (
                "「現行の事業者」「住民情報のシステム」のように、名を出さない言い方に直してください。"
                "団体が公表している愛称であれば、台帳の業務の欄に「公式アプリ（愛称）」のように添えてください"
            )
            yield Finding(question.id, "trade-name", what, remedy)


def _is_distinct(name: str) -> bool:
    return len(name) >= (_SHORTEST if name.isascii() else 2) and not _KINDS.fullmatch(name)


def _public_texts(question: Question, answer: Answer) -> Iterator[str]:
    if question.disclosure is not Disclosure.PUBLIC:
        return
    yield answer.source
    if question.type in _TEXTS and answer.is_answered:
        yield answer.value
    columns = [item.id for item in question.columns if item.type in _TEXTS and item.disclosure is Disclosure.PUBLIC]
    for row in answer.value if columns and answer.is_answered else ():
        yield from (row[column] for column in columns if isinstance(row.get(column), str))
