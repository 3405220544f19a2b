"""What an interview says about itself and about a question: the greeting, the header of a question, the explanation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from planner.answers.model import Answer
from planner.answers.respondents import respondent_name
from planner.answers.shown import shown_answer
from planner.interview.desk import Desk
from planner.interview.session import Session
from planner.interview.suggestion import Suggestion
from planner.japanese.width import display_width
from planner.questionnaire.minutes import RULE, told_minutes
from planner.questionnaire.model import Column, Disclosure, Question, QuestionType

_RULE = "-"
_COMMANDS = (
    ("戻る", ":b", "一つ前の設問に戻ります。書いた回答は消えません。"),
    ("一覧", ":l", "回答の一覧を見て、好きな設問に移ります。"),
    ("後で", ":s", "答えずに次へ進みます。"),
    ("分からない", ":u", "「分からない」と記録します。文書には未把握と載ります。"),
    ("該当なし", ":n", "当てはまらないことを記録します。"),
    ("説明", ":?", "設問の理由、調べ方、知っている課を表示します。"),
    ("中断", ":q", "終わります。続きは、次に同じ操作で始められます。"),
)
_HOW: Mapping[QuestionType, str] = {
    QuestionType.TEXT: "1行で入力します。",
    QuestionType.LONGTEXT: "何行でも入力できます。空行で終わります。",
    QuestionType.INTEGER: "整数で入力します（1,234、1万2千 も可）。",
    QuestionType.NUMBER: "数で入力します（小数も可）。",
    QuestionType.MONEY: "千円単位の数、又は「1,200万円」のように円まで入力します。",
    QuestionType.YESNO: "はい、いいえ、又は番号で答えます。",
    QuestionType.CHOICE: "番号で一つ選びます。",
    QuestionType.CHOICES: "番号を「、」か空白で並べて選びます（例 1 3）。一つもなければ「なし」とします。",
    QuestionType.DATE: "日付を入力します（例 令和8年11月23日、2026-11-23）。",
    QuestionType.YEAR: "年度を入力します（例 令和8、R8、2026）。",
    QuestionType.MUNICIPALITY: "団体名の一部、読み、又は団体コードを入力し、候補から選びます。",
    QuestionType.DEPARTMENT: "課・係の名前を1行で入力します。",
    QuestionType.TABLE: "1行ずつ入力します。空行で終わります。",
}
_DISCLOSURE: Mapping[Disclosure, str] = {
    Disclosure.PUBLIC: "公開（公開する文書に使います）",
    Disclosure.INTERNAL: "庁内限り（公開する文書に出すのは、{published}だけです）",
    Disclosure.RESTRICTED: "取扱注意（取扱注意の文書のほかに出すのは、{published}だけです）",
}
_JUDGED = "これで決まる課題と施策の有無"  # what the release of a judgement lets out of any answer
_REMARKS = (
    "出典、時点、備考は、回答の後ろに「250 出典：決算統計 時点：令和7年度」のように続けるか、"
    "回答の前に「備考：見込み」だけを1行で入力すると、書き添えます。"
    "備考は公開する文書に載りません。読む人に示す説明は出典に書いてください。"
)


def how_to_answer(item: Question | Column) -> str:
    """Return in one sentence what to type."""
    return _HOW[item.type]


def greet(desk: Desk, session: Session) -> None:
    """Say where the interview begins and which words can be typed at every prompt."""
    progress = session.progress()
    time = f"約{told_minutes(progress.minutes)}" if progress.left else "全て回答済み"
    counted = f"{progress.visible}問のうち、残りは{progress.left}問（{time}）です。{RULE}。"
    desk.say(counted if progress.visible else "草案を作った後に分かることだけを聞きます。")
    desk.say("回答は1問ごとに保存します。どの設問でも、回答の代わりに次の言葉を入力できます。")
    show_commands(desk)
    desk.say("文章で答える設問では、英字の前に「:」を付けた形（:b など）だけが使えます。")
    desk.say(_REMARKS)
    desk.say()
    if progress.settled and progress.left:
        desk.say(f"前回の続きから始めます（{progress.visible}問中{progress.settled}問が済んでいます）。")
    elif progress.settled and session.question:
        desk.say("済んだ設問を、初めから順に示します。")


def show_section(desk: Desk, session: Session, section_id: str) -> None:
    """Say what a section is about and how much of it is left."""
    section = next(item for item in session.questionnaire.sections if item.id == section_id)
    progress = session.progress(section_id)
    desk.say()
    left = f"（残り{progress.left}問、約{told_minutes(progress.minutes)}）" if progress.left else ""
    desk.say(f"{section.title}{left}", "◆ ")
    desk.say(section.about, "   ")


def show_commands(desk: Desk) -> None:
    """List the words that every prompt takes."""
    for word, short, meaning in _COMMANDS:
        blanks = " " * (10 - 2 * len(word))
        desk.say(meaning, f"  {word}{blanks} {short[1:]} 又は {short}  ")


def show_question(desk: Desk, session: Session, question: Question, suggestion: Suggestion | None) -> None:
    """Show a question with its place in the questionnaire, its choices, examples and present answer."""
    section = next(item for item in session.questionnaire.sections if item.id == question.section_id)
    whole = session.whole
    inside, overall = whole.progress(section.id), whole.progress()
    left, asked = (overall, "残り") if session.scope is None else (session.progress(), "今回の残り")
    number, of = whole.place()
    place = f"{number}問目/{of}問（済み{inside.settled}問）"
    counts = f"{section.title} {place}  全体 {overall.settled}/{overall.visible}問"
    desk.say(_RULE * desk.width)
    desk.say(f"{counts}  {asked}{left.left}問・約{told_minutes(left.minutes)}" if left.left else counts)
    required = "【必須】" if question.required else ""
    desk.say(f"{question.ask}{required}", "■ ")
    desk.say(respondent_name(question, session.answers), "  知っている課: ")
    show_choices(desk, question)
    if question.type is not QuestionType.TABLE:
        show_offers(desk, question)
    if question.type is QuestionType.TABLE:
        desk.say("、".join(column.label for column in question.columns), "  列: ")
    desk.say(how_to_answer(question), "  ")
    if question.type is QuestionType.LONGTEXT and desk.edit:
        desk.say("「編集」と入力すると、編集プログラムで書けます。", "  ")
    if question.examples:
        desk.say(" / ".join(question.examples), "  例: ")
    if suggestion:
        taken = "" if session.answer else "。Enter だけで採用します。"  # Enter keeps an answer that is there
        desk.say(f"{suggestion.text}{taken}", "  公的統計: ")
    show_answer(desk, session, question)


def show_choices(desk: Desk, item: Question | Column) -> None:
    """List the choices with their numbers, those of a column, which come up with every row, side by side."""
    labels = ["はい", "いいえ"] if item.type is QuestionType.YESNO else [choice.label for choice in item.choices]
    if isinstance(item, Question):
        for number, label in enumerate(labels, 1):
            desk.say(label, f"  {number:>2} ")
        return
    _side_by_side(desk, labels)


def show_offers(desk: Desk, item: Question | Column) -> None:
    """List the usual answers with their numbers, of a table those of its columns."""
    columns = item.columns if isinstance(item, Question) else ()
    for column in columns:
        show_offers(desk, column)
    if item.offers:
        of_column = f"「{item.label}」に" if isinstance(item, Column) else ""
        desk.say(f"{of_column}よくあるもの（番号でも入力できます。ほかの言葉で書いても構いません）", "  ")
        _side_by_side(desk, item.offers)


def _side_by_side(desk: Desk, labels: Iterable[str]) -> None:
    line = ""
    for number, label in enumerate(labels, 1):
        part = f"  {number} {label}"
        if line and display_width(line + part) > desk.width - 2:
            desk.write("  " + line)
            line = ""
        line += part
    if line:
        desk.write("  " + line)


def show_answer(desk: Desk, session: Session, question: Question) -> None:
    """Show the present answer with its remarks, if there is one."""
    answer = session.answers.get(question.id)
    if answer is None:
        return
    if question.type is not QuestionType.TABLE or not answer.is_answered:  # the rows are shown with their numbers
        desk.say(shown_answer(question, answer), "  今の回答: ")
    for name, text in remarks_on(answer):
        desk.say(text, f"    {name}: ")
    if question.id in session.to_confirm:
        desk.say("関係する回答が変わりました。このままでよいか確かめてください。", "  確認が必要: ")
    if answer.unfinished:
        desk.say(f"{len(answer.value)}行まで書いてあります。続きがなければ Enter だけで終えます。", "  途中: ")
    else:
        desk.say("Enter だけで、今の回答のまま次へ進みます。", "  ")


def remarks_on(answer: Answer) -> tuple[tuple[str, str], ...]:
    """Return the remarks of an answer that are not empty, each with its name."""
    remarks = (("出典", answer.source), ("時点", answer.as_of), ("備考", answer.note))
    return tuple((name, text) for name, text in remarks if text)


def explain(desk: Desk, question: Question, who: str) -> None:
    """Explain what the answer is for, how to find it and who knows it."""
    desk.say()
    desk.say(question.why, "  文書での使い道: ")
    desk.say(question.help or "なし", "  調べ方: ")
    desk.say(who, "  知っている課: ")
    published = "と、".join(filter(None, (question.published, _JUDGED)))
    desk.say(_DISCLOSURE[question.disclosure].format(published=published), "  公開区分: ")
    desk.say(how_to_answer(question), "  入力: ")
    if question.type is not QuestionType.TABLE:
        show_offers(desk, question)
    desk.say(_REMARKS, "  書き添え: ")
    desk.say("どの設問でも使える言葉:", "  ")
    show_commands(desk)
    desk.say()
