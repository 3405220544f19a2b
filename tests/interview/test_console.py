from collections.abc import Callable

import pytest

from planner.answers.model import AnswerState
from planner.errors import ExitStatus
from planner.japanese.width import display_width

TYPES = {
    "text": "type: text",
    "longtext": "type: longtext",
    "integer": "type: integer\nunit: 人",
    "number": "type: number",
    "money": "type: money",
    "yesno": "type: yesno",
    "choice": "type: choice\nchoices: {one: 一つ目, two: 二つ目}",
    "choices": "type: choices\nchoices: {one: 一つ目, two: 二つ目}",
    "date": "type: date",
    "year": "type: year",
    "municipality": "type: municipality",
    "department": "type: department",
    "table": "type: table\ncolumns:\n  - {id: name, label: 名前, type: text, required: true}\n"
    "  - {id: count, label: 数, type: integer}",
}
VALUES = {
    "text": ("総務課の話", "総務課の話"),
    "longtext": ("一行目", "一行目"),
    "integer": ("３人", 3),
    "number": ("2.5", 2.5),
    "money": ("1,200万円", 12000),
    "yesno": ("2", False),
    "choice": ("2", "two"),
    "choices": ("1 2", ("one", "two")),
    "date": ("令和8年11月23日", None),
    "year": ("R8", 2026),
    "municipality": ("052078", "052078"),
    "department": ("総務課", "総務課"),
    "table": ("住基", ({"name": "住基", "count": None},)),
}
WORDS = {
    "戻る": ":b",
    "一覧": ":l",
    "後で": ":s",
    "分からない": ":u",
    "該当なし": ":n",
    "説明": ":?",
    "中断": ":q",
}
STATES = {"後で": AnswerState.LATER, "分からない": AnswerState.UNKNOWN, "該当なし": AnswerState.NOT_APPLICABLE}


def three(kind: str) -> str:
    return f"id: first\ntype: integer\n\nid: asked\n{TYPES[kind]}\n\nid: after\ntype: integer"


@pytest.mark.parametrize("kind", TYPES)
def test_every_type_is_asked_and_echoed(ask: Callable, kind: str) -> None:
    typed, value = VALUES[kind]
    end = ("", "") if kind == "table" else ("",) if kind == "longtext" else ()
    done = ask(three(kind), "1", typed, *end, ":q")
    assert done.current == "a.after"
    if value is not None:
        assert done.values["a.asked"] == value


def test_a_required_question_does_not_take_that_it_does_not_apply(ask: Callable) -> None:
    done = ask("id: asked\ntype: text\nrequired: true\n\nid: after\ntype: text", "該当なし", "なし", ":q")
    assert "必要な設問" in done.said
    assert done.values == {"a.asked": "なし"}
    assert done.current == "a.after"


def test_the_way_to_another_question_and_back_is_said(ask: Callable) -> None:
    done = ask(three("text"), "1", ":l", "1", "1", "2", "話", ":q")
    assert "「firstの項目」に移りました。済んだら、元の設問（askedの項目）に戻ります。" in done.said
    assert done.said.count("元の設問（askedの項目）に戻りました。") == 1
    assert done.values == {"a.first": 2, "a.asked": "話"}


def test_a_look_at_the_list_says_that_it_leads_back(ask: Callable) -> None:
    done = ask(three("text"), "1", ":l", "", ":q")
    assert "元の設問（askedの項目）に戻りました。" in done.said
    assert done.current == "a.asked"


def test_a_text_broken_off_keeps_the_answer_it_was_to_replace(ask: Callable) -> None:
    done = ask(three("longtext"), "1", "一行目", "", ":b", "書きかけ", ":q")
    assert done.values["a.asked"] == "一行目\n書きかけ"


@pytest.mark.parametrize("kind", TYPES)
@pytest.mark.parametrize("form", [0, 1])
@pytest.mark.parametrize("word", WORDS)
def test_every_word_works_at_every_type_of_question(ask: Callable, kind: str, word: str, form: int) -> None:
    done = ask(three(kind), "1", (word, WORDS[word])[form])
    assert done.status is ExitStatus.FINE
    assert done.values["a.first"] == 1
    if word in STATES:
        assert done.states["a.asked"] is STATES[word]
        assert done.current == "a.after"
    else:
        assert "a.asked" not in done.states
        assert done.current == ("a.first" if word == "戻る" else "a.asked")
    said = {"一覧": "回答の一覧", "説明": "文書での使い道", "中断": "中断しました"}
    assert said.get(word, "") in done.said


@pytest.mark.parametrize("kind", [name for name in TYPES if name not in ("text", "longtext", "department", "table")])
def test_single_letters_are_commands_where_no_text_is_expected(ask: Callable, kind: str) -> None:
    assert ask(three(kind), "1", "ｂ").current == "a.first"
    assert ask(three(kind), "1", "u").states["a.asked"] is AnswerState.UNKNOWN


@pytest.mark.parametrize("kind", ["text", "longtext", "department"])
def test_single_letters_are_answers_where_text_is_expected(ask: Callable, kind: str) -> None:
    assert ask(three(kind), "1", "b", "").values["a.asked"] == "b"


def test_a_lone_n_is_neither_no_nor_not_applicable(ask: Callable) -> None:
    done = ask(three("yesno"), "1", "n")
    assert "a.asked" not in done.states
    assert "いいえ は 2、該当なし は :n" in done.said


@pytest.mark.parametrize("word", [*WORDS, *WORDS.values()])
def test_every_word_works_inside_a_table_row(ask: Callable, word: str) -> None:
    done = ask(three("table"), "1", "住基", word)
    assert done.status is ExitStatus.FINE
    shown = {"戻る": "今の値: 住基", "一覧": "回答の一覧", "説明": "整数で入力", "中断": "中断しました"}
    expected = shown.get(word) or shown.get({form: name for name, form in WORDS.items()}.get(word, ""), "→ 1行目")
    assert expected in done.said
    if word not in ("戻る", ":b", "説明", ":?"):
        unknown, none = AnswerState.UNKNOWN, AnswerState.NOT_APPLICABLE
        count = {"分からない": unknown, ":u": unknown, "該当なし": none, ":n": none}.get(word)
        assert done.values["a.asked"] == ({"name": "住基", "count": count},)


@pytest.mark.parametrize("word", WORDS)
def test_every_word_works_while_picking_a_municipality(ask: Callable, word: str) -> None:
    done = ask(three("municipality"), "1", "湯沢", word)
    assert "a.asked" not in done.values
    assert done.states.get("a.asked") == STATES.get(word)


@pytest.mark.parametrize("word", ["戻る", "一覧", "後で", "中断"])
def test_lines_typed_before_a_command_are_kept_as_the_answer(ask: Callable, word: str) -> None:
    done = ask(three("longtext"), "1", "一行目", "二行目", word)
    assert done.values["a.asked"] == "一行目\n二行目"
    assert done.saved[-1][0] == "a.asked"


def test_ctrl_c_in_a_long_text_keeps_the_lines(ask: Callable, ctrl_c: object) -> None:
    done = ask(three("longtext"), "1", "一行目", ctrl_c)
    assert done.status is ExitStatus.INTERRUPTED
    assert done.values["a.asked"] == "一行目"


@pytest.mark.parametrize("word", [*WORDS, *WORDS.values(), *"blsun?q"])
def test_every_word_is_understood_in_the_list_and_at_the_end(ask: Callable, word: str) -> None:
    in_list = ask(three("text"), "1", "一覧", word)
    at_end = ask("id: only\ntype: integer", "1", word)
    assert in_list.status is at_end.status is ExitStatus.FINE
    assert in_list.values == {"a.first": 1}
    assert at_end.values == {"a.only": 1}


def test_a_refused_answer_is_explained_and_asked_again(ask: Callable) -> None:
    done = ask(three("integer"), "たくさん", "1", "三人", "3")
    assert "× 「たくさん」を数として読めません" in done.said
    assert done.values == {"a.first": 1, "a.asked": 3}


def test_an_empty_line_is_no_answer(ask: Callable) -> None:
    assert "「後で」" in ask(three("integer"), "").said


def test_an_empty_line_keeps_the_present_answer(ask: Callable) -> None:
    done = ask(three("integer"), "1", "2", "戻る", "", before={})
    assert done.values == {"a.first": 1, "a.asked": 2}
    assert done.current == "a.after"
    assert [name for name, _ in done.saved] == ["a.first", "a.asked"]


def test_each_accepted_answer_is_saved_once_with_day_and_name(ask: Callable) -> None:
    done = ask(three("integer"), "1", "2")
    assert [name for name, _ in done.saved] == ["a.first", "a.asked"]
    assert (done.saved[0][1].on, done.saved[0][1].by) == ("2026-11-23", "試験")


def test_the_question_shows_unit_examples_choices_and_present_answer(ask: Callable) -> None:
    text = "id: x\ntype: integer\nunit: 人\nexamples: [3, 5]\nrequired: true\n\nid: y\n" + TYPES["choice"]
    done = ask(text, "12", "戻る")
    assert "例: 3 / 5" in done.said
    assert "【必須】" in done.said
    assert "（人）>" in done.said
    assert "1 一つ目" in done.said
    assert "今の回答: 12人" in done.said


def test_namesakes_are_listed_and_told_apart(ask: Callable) -> None:
    done = ask(three("municipality"), "1", "湯沢", "2")
    assert "1 湯沢市（秋田県、052078、人口4.2万人）" in done.said
    assert "2 湯沢町（新潟県、154610、人口7,767人）" in done.said
    assert done.values["a.asked"] == "154610"


def test_a_single_municipality_found_is_confirmed_by_yes(ask: Callable) -> None:
    assert ask(three("municipality"), "1", "秋田 湯沢", "はい").values["a.asked"] == "052078"


def test_a_municipality_can_be_searched_again(ask: Callable) -> None:
    assert ask(three("municipality"), "1", "湯沢", "秋田 湯沢", "").values["a.asked"] == "052078"
    assert "当たる団体がありません" in ask(three("municipality"), "1", "存在しない町").said


def test_putting_off_keeps_a_present_answer(ask: Callable) -> None:
    done = ask(three("integer"), "1", "2", "戻る", "後で")
    assert done.values["a.asked"] == 2


def test_unknown_replaces_an_answer_when_it_is_said(ask: Callable) -> None:
    assert ask(three("integer"), "1", "2", "戻る", "分からない").states["a.asked"] is AnswerState.UNKNOWN


def test_a_changed_answer_asks_about_what_depends_on_it(ask: Callable) -> None:
    text = "id: x\ntype: yesno\n\nid: y\ntype: text\nwhen: a.x\n\nid: z\ntype: integer"
    done = ask(text, "1", "名前", "一覧", "1", "1", "2", "一覧", "1", "1", "1")
    assert done.values["a.y"] == "名前"
    assert done.current == "a.y"
    assert "確認が必要" in done.said


def test_an_answer_given_again_unchanged_keeps_its_source(ask: Callable) -> None:
    done = ask(three("integer"), "1", "出典：決算統計", "2", "戻る", "2", "戻る", "3")
    assert [answer.source for name, answer in done.saved if name == "a.asked"] == ["決算統計", ""]


def test_remarks_are_added_to_the_answer(ask: Callable) -> None:
    done = ask(three("integer"), "1", "時点：最近", "時点：令和7年度", "2", "戻る", "備考: 見込み")
    answer = done.session.answers.by_id["a.asked"]
    assert (answer.value, answer.as_of, answer.note) == (2, "令和7年度", "見込み")
    assert "年が分かる形で" in done.said


def test_the_list_leads_to_a_question_and_back(ask: Callable) -> None:
    done = ask(three("integer"), "1", "2", "一覧", "1", "1", "9")
    assert done.values["a.first"] == 9
    assert done.current == "a.after"


def test_the_list_shows_what_is_open(ask: Callable) -> None:
    done = ask(three("integer"), "1", "後で", "一覧", "0", "1", "5")
    assert done.values["a.asked"] == 5
    assert "まだの設問" in done.said


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


@pytest.mark.parametrize(("lines", "status"), [((), ExitStatus.FINE), (("中断",), ExitStatus.FINE)])
def test_stopping_says_that_all_is_saved(ask: Callable, lines: tuple[str, ...], status: ExitStatus) -> None:
    done = ask(three("integer"), "1", *lines)
    assert done.status is status
    assert "全て answers.yaml に保存してあります" in done.said
    assert "planner interview answers.yaml" in done.said


def test_ctrl_c_stops_with_its_own_status(ask: Callable, ctrl_c: object) -> None:
    done = ask(three("integer"), "1", ctrl_c)
    assert done.status is ExitStatus.INTERRUPTED
    assert "保存してあります" in done.said


def test_spoilt_input_is_asked_again(ask: Callable) -> None:
    done = ask(three("text"), "1", "総\ufffd課", "\x1b[D", "総務課")
    assert done.said.count("もう一度入力してください") == 2
    assert done.values["a.asked"] == "総務課"


def test_a_pasted_text_keeps_its_empty_lines(ask: Callable) -> None:
    assert ask(three("longtext"), "1", "一行目\n\n三行目", "").values["a.asked"] == "一行目\n\n三行目"


@pytest.mark.parametrize("kind", ["text", "department", "integer"])
def test_several_pasted_lines_are_no_single_answer(ask: Callable, kind: str) -> None:
    done = ask(three(kind), "1", "1\n2")
    assert "× " in done.said
    assert "a.asked" not in done.states


def test_an_unknown_choice_is_refused_without_internal_names(ask: Callable) -> None:
    done = ask(three("choice"), "1", "三つ目")
    assert "「三つ目」という選択肢はありません" in done.said
    assert "two" not in done.said


def test_a_resumed_interview_says_so(ask: Callable) -> None:
    assert "3問中1問が済んでいます" in ask(three("integer"), before={"a.first": 1}).said


@pytest.mark.parametrize("width", [40, 78])
@pytest.mark.parametrize("kind", TYPES)
def test_everything_said_prints_on_a_japanese_windows_console(ask: Callable, kind: str, width: int) -> None:
    typed, _ = VALUES[kind]
    done = ask(three(kind), "1", "説明", typed, "", "", "一覧", "1", "", "", "中断", width=width)
    done.said.encode("cp932")
    assert all(display_width(line) <= width for line in done.said.splitlines() if "> " not in line)


def test_a_long_text_is_written_in_an_editor(ask: Callable) -> None:
    opened: list[str] = []

    def edit(text: str) -> str:
        opened.append(text)
        return "直した文\n出典：町史\n二行目\n"

    done = ask(three("longtext"), "1", "書きかけ", "編集", edit=edit)
    assert opened == ["書きかけ"]
    assert done.values["a.asked"] == "直した文\n二行目"
    assert done.session.answers.by_id["a.asked"].source == "町史"


def test_a_text_that_was_refused_comes_up_in_the_editor_again(ask: Callable) -> None:
    written = iter(["長い長い文", "短い文"])
    opened: list[str] = []

    def edit(text: str) -> str:
        opened.append(text)
        return next(written)

    text = three("longtext").replace("type: longtext", "type: longtext\nrules: {maxlength: 4}")
    done = ask(text, "1", "編集", "編集", edit=edit)
    assert opened == ["", "長い長い文"]
    assert done.values["a.asked"] == "短い文"


def test_without_an_editor_a_long_text_is_typed(ask: Callable) -> None:
    done = ask(three("longtext"), "1", "編集", "一行目", "")
    assert "編集プログラムが設定されていません" in done.said
    assert done.values["a.asked"] == "一行目"


def test_what_depends_on_a_changed_answer_stays_to_be_confirmed_in_the_next_interview(ask: Callable) -> None:
    text = "id: x\ntype: yesno\n\nid: y\ntype: text\nwhen: a.x\n\nid: z\ntype: integer"
    changed = ask(text, "1", "名前", "一覧", "1", "1", "2", "一覧", "1", "1", "1", "中断")
    assert changed.saved[-2:] == [("a.y", changed.saved[-2][1]), ("a.x", changed.saved[-1][1])]
    assert changed.session.answers.by_id["a.y"].confirm
    again = ask(text, "", answers=changed.session.answers)
    assert "確認が必要" in again.said
    assert [(name, answer.confirm) for name, answer in again.saved] == [("a.y", False)]


def test_the_question_names_who_knows_and_what_is_left(ask: Callable) -> None:
    done = ask(three("integer"), "1")
    assert "知っている課: 情報担当課" in done.said
    assert "分野a 1/3問  全体 1/3問  残り2問・約4分" in done.said


def test_a_limited_interview_counts_what_is_left_of_it_and_all_there_is(ask: Callable) -> None:
    done = ask(three("integer"), "1", scope=frozenset(("a.first", "a.after")))
    assert done.current == "a.after"
    assert "分野a 1/3問  全体 1/3問  今回の残り1問・約2分" in done.said


def test_the_list_explains_its_marks_and_tells_who_has_to_be_asked(ask: Callable) -> None:
    text = "id: x\ntype: integer\n\nid: y\ntype: integer\nrespondent: tax\n\nid: z\ntype: integer"
    done = ask(text, "1", "一覧", "1", "", "課", "1", "1", "5", "中断")
    assert "不明 「分からない」と記録" in done.said
    assert "税担当課（1問、約2分）" in done.said
    assert done.values == {"a.x": 1, "a.y": 5}


def test_the_end_tells_what_each_document_lacks(ask: Callable) -> None:
    text = "id: x\ntype: integer\nrequired: true\n\nid: y\ntype: integer\n\nid: z\ntype: integer"
    documents = {"計画": ("a.x", "a.z"), "方針": ("a.y",)}
    done = ask(text, "後で", "分からない", "3", "", documents=documents)
    assert "計画: 確定版に必要 1問（xの項目）、答えると中身が変わる 0問" in done.said
    assert "方針: 確定版に必要 0問、答えると中身が変わる 1問" in done.said
    assert "値のない設問: 2問（後で1、分からない1）" in done.said


OFFERING = "id: head\ntype: text\noffers: [副市長, 副町長]"


@pytest.mark.parametrize(("typed", "kept"), [("2", "副町長"), ("２", "副町長"), ("3", "3"), ("村長", "村長")])
def test_a_usual_answer_can_be_picked_by_its_number_and_any_other_typed(ask: Callable, typed: str, kept: str) -> None:
    done = ask(OFFERING, typed)
    assert "  1 副市長  2 副町長" in done.said
    assert done.values["a.head"] == kept
