"""The list leads to every question and back; the end tells what is missing."""

from collections.abc import Callable

from planner.errors import ExitStatus
from tests.interview.three import three


def test_the_way_to_another_question_and_back_is_said(ask: Callable) -> None:
    done = ask(three("text"), "1", ":l", "1", "1", "2", "話", ":q")
    assert "「firstの項目」に移りました。済んだら、元の設問（askedの項目）に戻ります。" in done.said
    assert done.said.count("元の設問（askedの項目）に戻りました。") == 1
    assert done.values == {"a.first": 2, "a.asked": "話"}


def test_a_look_at_the_list_says_that_it_leads_back(ask: Callable) -> None:
    done = ask(three("text"), "1", ":l", "", ":q")
    assert "元の設問（askedの項目）に戻りました。" in done.said
    assert done.current == "a.asked"


def test_the_list_leads_to_a_question_and_back(ask: Callable) -> None:
    done = ask(three("integer"), "1", "2", "一覧", "1", "1", "9")
    assert done.values["a.first"] == 9
    assert done.current == "a.after"


def test_the_list_shows_what_is_open(ask: Callable) -> None:
    done = ask(three("integer"), "1", "後で", "一覧", "0", "1", "5")
    assert done.values["a.asked"] == 5
    assert "まだの設問" in done.said


def test_the_list_explains_its_marks_and_tells_who_has_to_be_asked(ask: Callable) -> None:
    text = "id: x\ntype: integer\n\nid: y\ntype: integer\nrespondent: tax\n\nid: z\ntype: integer"
    done = ask(text, "1", "一覧", "1", "", "課", "1", "1", "5", "中断")
    assert "不明 「分からない」と記録" in done.said
    assert "税担当課（1問、約2分）" in done.said
    assert done.values == {"a.x": 1, "a.y": 5}


def test_a_changed_answer_asks_about_what_depends_on_it(ask: Callable) -> None:
    text = "id: x\ntype: yesno\n\nid: y\ntype: text\nwhen: a.x\n\nid: z\ntype: integer"
    done = ask(text, "1", "名前", "一覧", "1", "1", "2", "一覧", "1", "1", "1")
    assert done.values["a.y"] == "名前"
    assert done.current == "a.y"
    assert "確認が必要" in done.said


def test_what_depends_on_a_changed_answer_stays_to_be_confirmed_in_the_next_interview(ask: Callable) -> None:
    text = "id: x\ntype: yesno\n\nid: y\ntype: text\nwhen: a.x\n\nid: z\ntype: integer"
    changed = ask(text, "1", "名前", "一覧", "1", "1", "2", "一覧", "1", "1", "1", "中断")
    assert changed.saved[-2:] == [("a.y", changed.saved[-2][1]), ("a.x", changed.saved[-1][1])]
    assert changed.session.answers.by_id["a.y"].confirm
    again = ask(text, "", answers=changed.session.answers)
    assert "確認が必要" in again.said
    assert [(name, answer.confirm) for name, answer in again.saved] == [("a.y", False)]


def test_the_end_tells_what_is_missing_and_what_comes_next(ask: Callable) -> None:
    text = "id: x\ntype: integer\nrequired: true\n\nid: y\ntype: integer\n\nid: z\ntype: integer"
    done = ask(text, "後で", "分からない", "3", "")
    assert done.status is ExitStatus.FINE
    assert "必須なのに未回答（確定版を作れません）: 1問" in done.said
    assert "分からないとした設問（文書に未把握と載ります）: 1問" in done.said
    assert "xの項目（知っている課: 情報担当課）" in done.said
    assert "planner check answers.yaml" in done.said


def test_what_was_put_off_can_be_answered_at_the_end(ask: Callable) -> None:
    done = ask("id: x\ntype: integer\n\nid: y\ntype: integer", "後で", "2", "後で", "1", "")
    assert done.values == {"a.x": 1, "a.y": 2}
    assert "値のない設問はありません" in done.said


def test_the_end_tells_what_each_document_lacks(ask: Callable) -> None:
    text = "id: x\ntype: integer\nrequired: true\n\nid: y\ntype: integer\n\nid: z\ntype: integer"
    documents = {"計画": ("a.x", "a.z"), "方針": ("a.y",)}
    done = ask(text, "後で", "分からない", "3", "", documents=documents)
    assert "計画: 確定版に必要 1問（xの項目）、答えると中身が変わる 0問" in done.said
    assert "方針: 確定版に必要 0問、答えると中身が変わる 1問" in done.said
    assert "値のない設問: 2問（後で1、分からない1）" in done.said


def test_documents_that_lack_next_to_nothing_are_told_in_one_line(ask: Callable) -> None:
    text = "id: x\ntype: integer\nrequired: true\n\nid: y\ntype: integer\n\nid: z\ntype: integer"
    documents = {"計画": ("a.x",), "方針": ("a.y",), "手順": ("a.y", "a.z"), "様式": ("a.z",)}
    done = ask(text, "後で", "分からない", "分からない", "", documents=documents)
    told = done.said.split("文書ごとの、値のない設問\n")[1].splitlines()[:2]
    assert told == [
        "  計画: 確定版に必要 1問（xの項目）、答えると中身が変わる 0問",
        "  確定版に必要な設問に答え終え、ほかに値のない設問が2問までの文書: 3件（方針、手順、様式）",
    ]


def test_the_end_of_a_part_tells_what_the_whole_lacks_too(ask: Callable) -> None:
    text = "id: x\ntype: integer\n\nid: y\ntype: integer\n\nid: z\ntype: integer"
    said = ask(text, "3", "", scope=frozenset({"a.y"})).said
    assert "今回の範囲の値のない設問はありません。\n全体の値のない設問: 2問（未回答2）" in said
    assert "全体の" not in ask(text, "1", "2", "3", "").said


def test_the_documents_are_not_told_to_whoever_answers_one_question_alone(ask: Callable) -> None:
    text = "id: x\ntype: integer\n\nid: y\ntype: integer\n\nid: z\ntype: integer"
    documents = {"計画": ("a.x", "a.z")}
    assert "文書ごとの" not in ask(text, "3", "", scope=frozenset({"a.y"}), documents=documents).said
    assert "文書ごとの" in ask(text, "3", "4", "", scope=frozenset({"a.y", "a.z"}), documents=documents).said
