"""What is publicly known is shown with its source, to be taken or replaced by a newer figure of one's own."""

from collections.abc import Callable

from planner.answers.completeness import told_open
from planner.interview.review import gaps, review


def test_a_public_value_is_offered_and_taken_with_its_source(ask: Callable) -> None:
    text = "id: own\ntype: municipality\n\nid: people\ntype: integer\nunit: 人\nprefill: pop_census_2020"
    done = ask(text, "052078", "")
    answer = done.session.answers.by_id["a.people"]
    assert "人口（国勢調査） 42,091人（国勢調査（令和2年10月1日））" in done.said
    assert (answer.value, answer.source, answer.as_of) == (42091, "総務省統計局「国勢調査」", "2020-10-01")


def test_a_newer_value_is_typed_in_place_of_the_public_one_with_its_own_source(ask: Callable) -> None:
    text = "id: own\ntype: municipality\n\nid: people\ntype: integer\nunit: 人\nprefill: pop_census_2020"
    answer = ask(text, "052078", "39,100 出典：月末の集計 時点：令和8年10月31日").session.answers.by_id["a.people"]
    assert (answer.value, answer.source, answer.as_of) == (39100, "月末の集計", "令和8年10月31日")


def test_a_figure_far_from_the_public_one_is_told_at_once_and_taken_all_the_same(ask: Callable) -> None:
    text = "id: own\ntype: municipality\n\nid: people\ntype: integer\nunit: 人\nprefill: pop_juki_20250101"
    done = ask(text, "052078", "49,100 時点：令和8年10月31日")
    assert "注意: 公的統計より" in done.said
    assert "多い値です" in done.said
    assert done.values["a.people"] == 49100
    assert "注意" not in ask(text, "052078", "38,900 時点：令和8年10月31日").said


def test_a_part_larger_than_its_whole_is_told_whichever_is_typed_last(ask: Callable) -> None:
    text = "id: contracts\ntype: integer\nunit: 件\n\nid: negotiated\ntype: integer\nunit: 件\npart_of: a.contracts"
    said = ask(text, "40", "45").said
    assert "注意: 「negotiatedの項目」45件が、「contractsの項目」40件を超えています" in said.replace("\n", "")
    assert "注意" not in ask(text, "45", "45").said
    assert "注意" in ask(text, "50", "45", ":b", ":b", "40").said


def test_what_is_publicly_known_is_shown_with_its_source_once_the_municipality_is_named(ask: Callable) -> None:
    text = "id: own\ntype: municipality\n\nid: people\ntype: integer\nprefill: pop_juki_20250101"
    said = ask(text, "052078").said
    assert "財政力指数: 0.32（地方財政データテーブル（令和6年度））" in said
    assert "住民基本台帳人口は、より新しい値を次の設問で入力できます" in said


def test_where_an_answer_is_there_enter_is_told_to_keep_it_and_not_to_take_the_public_value(ask: Callable) -> None:
    text = "id: own\ntype: municipality\n\nid: people\ntype: integer\nunit: 人\nprefill: pop_census_2020"
    said = ask(text, "052078", "39,100", ":b").said
    first, again = said.split("■ peopleは何ですか。")[1:]
    assert "Enter だけで採用します" in first
    assert "Enter だけで採用します" not in again
    assert "Enter だけで、今の回答のまま次へ進みます" in again


def test_what_the_statistics_tell_is_asked_but_never_counted_as_having_no_value(ask: Callable) -> None:
    text = (
        "id: own\ntype: municipality\n\nid: people\ntype: integer\nprefill: pop_juki_20250101\n\nid: last\ntype: text"
    )
    done = ask(text, "052078")
    assert done.current == "a.people"
    assert told_open(done.session.questionnaire, done.session.answers) == "値のない設問: 1問（未回答1）"
    assert [question.id for question in gaps(done.session).unanswered] == ["a.last"]
    assert [line.mark for line in review(done.session)[0].lines] == ["済", "統計", "未"]
    nobody = ask(text)
    assert told_open(nobody.session.questionnaire, nobody.session.answers) == "値のない設問: 3問（未回答3）"
    put_off = ask(text, "052078", "後で")
    assert told_open(put_off.session.questionnaire, put_off.session.answers) == "値のない設問: 2問（未回答1、後で1）"
