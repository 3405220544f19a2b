"""Every question is asked so that it can be answered, and every answer is understood, shown and saved."""

from collections.abc import Callable

import pytest

from planner.answers.model import AnswerState
from planner.errors import Place, PlannerError, Problem
from planner.japanese.width import display_width
from tests.interview.three import TYPES, VALUES, three


@pytest.mark.parametrize("kind", TYPES)
def test_every_type_is_asked_and_echoed(ask: Callable, kind: str) -> None:
    typed, value = VALUES[kind]
    end = ("", "") if kind == "table" else ("",) if kind == "longtext" else ()
    done = ask(three(kind), "1", typed, *end, ":q")
    assert done.current == "a.after"
    if value is not None:
        assert done.values["a.asked"] == value


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
    assert "1 湯沢市（秋田県、052078、2020年の人口4.2万人）" in done.said
    assert "2 湯沢町（新潟県、154610、2020年の人口7,767人）" in done.said
    assert done.values["a.asked"] == "154610"


def test_a_single_municipality_found_is_confirmed_by_yes(ask: Callable) -> None:
    assert ask(three("municipality"), "1", "秋田 湯沢", "はい").values["a.asked"] == "052078"


def test_a_municipality_can_be_searched_again(ask: Callable) -> None:
    assert ask(three("municipality"), "1", "湯沢", "秋田 湯沢", "").values["a.asked"] == "052078"
    assert "当たる団体がありません" in ask(three("municipality"), "1", "存在しない町").said


def test_an_answer_given_again_unchanged_keeps_its_source(ask: Callable) -> None:
    done = ask(three("integer"), "1", "出典：決算統計", "2", "戻る", "2", "戻る", "3")
    assert [answer.source for name, answer in done.saved if name == "a.asked"] == ["決算統計", ""]


def test_remarks_are_added_to_the_answer(ask: Callable) -> None:
    done = ask(three("integer"), "1", "時点：最近", "時点：令和7年度", "2", "戻る", "備考: 見込み")
    answer = done.session.answers.by_id["a.asked"]
    assert (answer.value, answer.as_of, answer.note) == (2, "令和7年度", "見込み")
    assert "年が分かる形で" in done.said


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


def test_the_question_names_who_knows_and_what_is_left(ask: Callable) -> None:
    done = ask(three("integer"), "1")
    assert "知っている課: 情報担当課" in done.said
    assert "分野a 2問目/3問（済み1問）  全体 1/3問  残り2問・約4分" in done.said


def test_a_limited_interview_counts_what_is_left_of_it_and_all_there_is(ask: Callable) -> None:
    done = ask(three("integer"), "1", scope=frozenset(("a.first", "a.after")))
    assert done.current == "a.after"
    assert "分野a 3問目/3問（済み1問）  全体 1/3問  今回の残り1問・約2分" in done.said


OFFERING = "id: head\ntype: text\noffers: [副市長, 副町長]"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("2", "副町長"),
        ("２", "副町長"),
        ("2　副町長", "副町長"),
        ("2 副市長", "2 副市長"),
        ("3", "3"),
        ("村長", "村長"),
    ],
)
def test_a_usual_answer_can_be_picked_by_its_number_and_any_other_typed(ask: Callable, typed: str, kept: str) -> None:
    done = ask(OFFERING, typed)
    assert "  1 副市長  2 副町長" in done.said
    assert done.values["a.head"] == kept


def _failing(times: int, code: str = "answers/not-saved") -> Callable[[], None]:
    left = iter(range(times))

    def save() -> None:
        if next(left, None) is not None:
            raise PlannerError(
                [Problem(code, Place("answers.yaml"), "回答を保存できません（空き容量がない）", "空ける")]
            )

    return save


def test_an_answer_that_cannot_be_saved_is_not_lost_but_saved_again(ask: Callable) -> None:
    done = ask("id: story\ntype: text\n\nid: next\ntype: text", "長く考えた文", "", "", save=_failing(2))
    assert [(name, answer.value) for name, answer in done.saved] == [("a.story", "長く考えた文")]
    assert done.said.count("誤り  answers.yaml: 回答を保存できません（空き容量がない）") == 2
    assert done.said.count("Enter でもう一度保存します（やめるなら「中断」。この回答は残りません）> ") == 2
    assert done.current == "a.next"


def test_who_gives_up_saving_is_told_why_and_nothing_counts_as_saved(ask: Callable) -> None:
    with pytest.raises(PlannerError, match="空き容量がない"):
        ask("id: story\ntype: text", "文", "中断", save=_failing(9))


def test_a_file_that_can_no_longer_be_read_is_not_tried_again(ask: Callable) -> None:
    with pytest.raises(PlannerError):
        ask("id: story\ntype: text", "文", "", save=_failing(1, "yaml/syntax"))


THREE = "id: one\ntype: integer\n\nid: named\ntype: text\nafter_draft: true\n\nid: last\ntype: integer"


def test_a_question_for_after_the_draft_leaves_no_hole_in_the_numbers_of_questions(ask: Callable) -> None:
    said = ask(THREE, "1").said
    assert "1問目/2問（済み0問）" in said
    assert "2問目/2問（済み1問）" in said


def test_a_question_asked_after_the_draft_is_one_more_and_nothing_is_said_to_be_left(ask: Callable) -> None:
    said = ask(THREE, before={"a.one": 1, "a.last": 2}, scope=frozenset({"a.named"})).said
    assert "2問目/3問（済み2問）  全体 2/2問" in said
    assert "残り0問" not in said


def test_a_part_of_the_questions_begins_with_what_was_put_off(ask: Callable) -> None:
    scope = frozenset({"a.one", "a.last"})
    before = {"a.one": 1, "a.last": AnswerState.LATER}
    done = ask(THREE, before=before, scope=scope)
    assert done.current == "a.last"
    assert "前回の続きから始めます（2問中1問が済んでいます）。" in done.said


def test_a_part_of_the_questions_that_is_done_is_shown_from_its_first(ask: Callable) -> None:
    done = ask(THREE, before={"a.one": 1, "a.last": 2}, scope=frozenset({"a.one", "a.last"}))
    assert done.current == "a.one"
    assert "済んだ設問を、初めから順に示します。" in done.said
    assert "前回の続き" not in done.said
