"""How a table is filled in, told before its first row and on demand."""

from __future__ import annotations

from collections.abc import Iterator

from planner.interview.desk import Desk
from planner.questionnaire.model import Question

HELP = (
    "一つ目の欄から順に聞きます。例のように「、」で区切って1行を一度に入力しても、表計算ソフトの行を（列の名前の行からでも）貼り付けても構いません。",
    "行を直すには「修正 2」、消すには「削除 2」、CSV を読み込むには「読込 ファイル名」と入力します。",
    "表が終わったら、空行を入力します。それまでは途中として残します。",
)
SEE_HELP = "1行を一度に入力する書き方、行の直し方、CSV の読込みは、「説明」で見られます。"


def tell_help(desk: Desk, question: Question) -> None:
    """Tell how rows are typed, mended, deleted and read from a file, and the words that its columns take."""
    for line in (*HELP, *_told_columns(question)):
        desk.say(line, "  ")


def _told_columns(question: Question) -> Iterator[str]:
    """Yield the first line of a CSV file with all columns, and the words that a column with choices takes."""
    yield f"CSV の1行目: {','.join(column.label for column in question.columns)}"
    for column in question.columns:
        if column.choices:
            yield f"「{column.label}」に書ける言葉: {'、'.join(choice.label for choice in column.choices)}"
