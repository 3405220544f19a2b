"""What people type or write becomes a typed value, or a Japanese message that says what would be right."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.answers.model import AnswerState
from planner.answers.reading import read_text, read_value, write_value
from planner.answers.unreadable import UnreadableError
from planner.answers.words import state_meant
from planner.questionnaire.choices import WORDS_OF_THE_INTERVIEW, choice_meant
from planner.questionnaire.model import Choice, Column, Question, Questionnaire, QuestionType
from tests.shipped import QUESTIONS


def typed() -> list[tuple[str, str, str]]:
    lines = Path(__file__).with_name("reading.txt").read_text(encoding="utf-8").splitlines()
    rows = [line.split(" | ") for line in lines if line.count(" | ") == 2]
    return [(name, text.replace("⏎", "\n").replace("⇥", "\t"), value) for name, text, value in rows]


@pytest.mark.parametrize(("name", "text", "expected"), typed())
def test_what_is_typed_is_read_or_refused_with_a_reason(
    name: str, text: str, expected: str, questionnaire: Questionnaire
) -> None:
    if expected.startswith("誤り"):
        with pytest.raises(ValueError, match=expected.removeprefix("誤り ").replace("（", ".")) as caught:
            read_text(questionnaire[name], text)
        str(caught.value).encode("cp932")
    else:
        value = read_text(questionnaire[name], text)
        assert value == eval(expected, {"date": date})
        assert type(value) is type(eval(expected, {"date": date}))


# what YAML gives -> value
NATIVE: list[tuple[str, Any, Any]] = [
    ("basics.total_staff", 312, 312),
    ("basics.total_staff", "３１２人", 312),
    ("basics.share", 85, 85),
    ("basics.share", 85.5, 85.5),
    ("budget.it_cost", 1234, 1234),
    ("budget.it_cost_year", 2026, 2026),
    ("budget.it_cost_year", "R8", 2026),
    ("organisation.headquarters", True, True),
    ("organisation.headquarters", "はい", True),
    ("basics.hazards", ["豪雪", "flood"], ("snow", "flood")),
    ("basics.hazards", [], ()),
    ("basics.hazards", "豪雪", ("snow",)),
    ("upper.general_plan", 2030, "2030"),
    ("basics.municipality", "052078", "052078"),
    ("basics.municipality", 52078, "052078"),
    ("basics.municipality", "052079", "052079"),
    ("security.policy_revised", "2020-04-01", date(2020, 4, 1)),
    ("basics.landscape", "一\r\n二\t三\n", "一\n二 三"),
]


@pytest.mark.parametrize(("name", "raw", "expected"), NATIVE)
def test_what_a_file_gives_is_read(name: str, raw: Any, expected: Any, questionnaire: Questionnaire) -> None:
    assert read_value(questionnaire[name], raw) == expected


# what YAML gives -> part of the message
REFUSED: list[tuple[str, Any, str]] = [
    ("basics.total_staff", 3.5, "整数"),
    ("basics.total_staff", True, "「true」は書けません"),
    ("basics.total_staff", [3], "並び"),
    ("basics.total_staff", None, "空の値"),
    ("basics.total_staff", 10**20, "桁が多すぎ"),
    ("basics.share", 1e-118, "桁が多すぎ"),
    ("basics.share", float("inf"), "桁が多すぎ"),
    ("basics.share", float("nan"), "桁が多すぎ"),
    ("organisation.headquarters", 1, "はい か いいえ"),
    ("upper.general_plan", 1.5, "引用符"),
    ("upper.general_plan", True, "引用符"),
    ("upper.general_plan", "あ\x07", "U\\+0007"),
    ("upper.general_plan", "あ\U0010ff42い", "U\\+10FF42"),
    ("upper.general_plan", "あ\u202eい", "U\\+202E"),
    ("upper.general_plan", "あ" * 20_001, "20,000字以内"),
    ("upper.general_plan", "  ", "空です"),
    ("basics.hazards", [["豪雪"]], "一つずつ"),
    ("basics.hazards", ["雪"], "次から"),
    ("budget.it_cost_year", 8, "どの年か"),
    ("network.model", ["alpha"], "一つ"),
    ("systems.ledger", "住民記録", "表の形"),
]


@pytest.mark.parametrize(("name", "raw", "message"), REFUSED)
def test_what_a_file_may_not_hold_is_refused(name: str, raw: Any, message: str, questionnaire: Questionnaire) -> None:
    with pytest.raises(UnreadableError, match=message) as caught:
        read_value(questionnaire[name], raw)
    assert all(fault.what and fault.remedy for fault in caught.value.faults)


def test_every_fault_of_a_table_is_told_with_its_row_and_column(questionnaire: Questionnaire) -> None:
    rows = [{"role": "情報", "staff": "三"}, "総務課", {"nmae": "企画課"}, {"name": "税務課"}]
    with pytest.raises(UnreadableError) as caught:
        read_value(questionnaire["organisation.departments"], rows)
    assert [fault.keys for fault in caught.value.faults] == [(0, "staff"), (1,), (2, "nmae"), (3, "role")]
    assert "「name」の書き誤り" in caught.value.faults[2].remedy


def test_a_row_has_every_column_none_for_an_empty_cell_and_a_state_for_a_word(
    questionnaire: Questionnaire,
) -> None:
    rows = [{"role": "it", "staff": "分からない"}, {}, {"role": "企画", "since": "H30.4.1", "name": ""}]
    value = read_value(questionnaire["organisation.departments"], rows)
    assert value == (
        {"role": "it", "name": None, "staff": AnswerState.UNKNOWN, "since": None},
        {"role": "planning", "name": None, "staff": None, "since": date(2018, 4, 1)},
    )
    with pytest.raises(TypeError):
        value[0]["name"] = "総務課"


def test_control_characters_that_slip_into_typed_text_are_dropped(questionnaire: Questionnaire) -> None:
    assert read_text(questionnaire["upper.general_plan"], "第\x1b7次\x00\U0010ff00計画") == "第7次計画"


def test_the_words_for_a_state_stand_for_it_except_in_text(questionnaire: Questionnaire) -> None:
    assert state_meant(questionnaire["basics.total_staff"], "分からない") is AnswerState.UNKNOWN
    assert state_meant(questionnaire["basics.total_staff"], " 該当なし ") is AnswerState.NOT_APPLICABLE
    assert state_meant(questionnaire["basics.hazards"], "後で") is AnswerState.LATER
    assert state_meant(questionnaire["upper.general_plan"], "分からない") is None
    assert state_meant(questionnaire["network.model"], "なし") is None


def test_no_choice_may_be_called_like_a_state() -> None:
    labels = {state.label for state in AnswerState if state is not AnswerState.ANSWERED}
    assert labels <= set(WORDS_OF_THE_INTERVIEW)


ITEMS = (
    "basics.municipality", "basics.landscape", "basics.hazards", "basics.total_staff", "basics.share", "basics.change",
    "organisation.headquarters", "organisation.departments", "budget.it_cost", "budget.it_cost_year", "network.model",
    "security.policy_revised", "systems.ledger", "upper.general_plan", "organisation.it_department",
)  # fmt: skip
ENTRIES = st.text() | st.from_regex(r"[0-9０-９,.一-九万千百円年月日令和はい、 \t\n-]{1,12}", fullmatch=True)


@given(name=st.sampled_from(ITEMS), text=ENTRIES)
def test_typing_anything_gives_a_value_or_a_reason(name: str, text: str, questionnaire: Questionnaire) -> None:
    question = questionnaire[name]
    try:
        value = read_text(question, text)
    except ValueError:
        return
    assert read_value(question, write_value(question, value)) == value


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(("role", "name", "staff", "work", "x")), inner),
    max_leaves=8,
)


@given(name=st.sampled_from(ITEMS), raw=JSON)
def test_a_file_with_anything_in_it_gives_a_value_or_faults(name: str, raw: Any, questionnaire: Questionnaire) -> None:
    question = questionnaire[name]
    try:
        value = read_value(question, raw)
    except UnreadableError:
        return
    assert read_value(question, write_value(question, value)) == value


PROSE = st.text(st.characters(exclude_categories=["C"]), min_size=1).map(str.strip).filter(bool)
NUMBERS = st.integers(-(10**14), 10**14) | st.floats(-1e12, 1e12).filter(
    lambda number: number == 0 or abs(number) > 1e-9
)


def values(item: Question | Column) -> st.SearchStrategy[Any]:
    ids = [choice.id for choice in item.choices]
    by_type: Mapping[QuestionType, st.SearchStrategy[Any]] = {
        QuestionType.TEXT: PROSE,
        QuestionType.LONGTEXT: PROSE,
        QuestionType.DEPARTMENT: PROSE.filter(lambda text: state_meant(item, text) is None),
        QuestionType.INTEGER: st.integers(0, 10**14),
        QuestionType.MONEY: st.integers(0, 10**14),
        QuestionType.NUMBER: NUMBERS,
        QuestionType.YESNO: st.booleans(),
        QuestionType.CHOICE: st.sampled_from(ids or [""]),
        QuestionType.CHOICES: st.lists(st.sampled_from(ids or [""]), unique=True, max_size=2).map(tuple),
        QuestionType.DATE: st.dates(date(1900, 1, 1), date(2199, 12, 31)),
        QuestionType.YEAR: st.integers(1868, 2199),
        QuestionType.MUNICIPALITY: st.from_regex("[0-9]{6}", fullmatch=True),
    }
    return by_type[item.type]


@given(data=st.data(), name=st.sampled_from(ITEMS))
def test_every_value_written_is_read_back(data: st.DataObject, name: str, questionnaire: Questionnaire) -> None:
    question = questionnaire[name]
    if question.type is QuestionType.TABLE:
        cells = {
            column.id: values(column) | (st.nothing() if column.required else st.none()) for column in question.columns
        }
        rows = st.lists(st.fixed_dictionaries(cells).filter(lambda row: any(cell is not None for cell in row.values())))
        value = data.draw(rows.map(tuple))
    else:
        value = data.draw(values(question))
    if question.type is QuestionType.NUMBER and not -10 <= value <= 100:
        value = 50.5
    if name == "basics.share":
        value = abs(value)
    assert read_value(question, write_value(question, value)) == value


def test_a_value_cut_at_its_comma_is_told_to_be_put_in_quotation_marks(questionnaire: Questionnaire) -> None:
    with pytest.raises(UnreadableError) as caught:
        read_value(questionnaire["systems.ledger"], [{"work": "税（1", "870戸）": None}])
    (fault,) = caught.value.faults
    assert fault.what.startswith("半角の「,」で値が切れています")
    assert fault.remedy.startswith('半角の「,」を含む値は、全体を半角の " で囲んでください')
    assert "税" not in str(fault)
    assert "870戸）" not in str(fault)


def test_a_part_of_a_label_means_the_choice_if_no_other_has_it() -> None:
    choices = (Choice("flood", "洪水・内水"), Choice("storm", "台風・暴風"), Choice("snow", "雪・内水"))
    assert choice_meant(choices, "洪水") == choices[0]
    assert choice_meant(choices, "内水") is None


def test_a_choice_is_meant_by_its_label_without_what_explains_or_bounds_it() -> None:
    choices = (Choice("service", "利用料（クラウド）"), Choice("half_day", "半日まで"), Choice("no", "対象外"))
    assert [choice_meant(choices, text) for text in ("利用料", "半日", "いいえ")] == list(choices)
    models = (Choice("alpha", "αモデル"), Choice("alpha_dash", "α´モデル"))
    assert choice_meant(models, "α") == models[0]
    twice = (Choice("one", "共同（県）"), Choice("other", "共同（近隣）"))
    assert choice_meant(twice, "共同") is None
    assert choice_meant(twice, "はい") is None


@pytest.mark.parametrize(
    ("question", "typed", "told"),
    [("budget.it_cost", "310000000", "310,000千円"), ("procurement.council_amount", "20000000", "20,000千円")],
)
def test_who_wrote_yen_is_told_the_amount_in_thousands(question: str, typed: str, told: str) -> None:
    with pytest.raises(ValueError, match=f"円で書いたのであれば、{told}と"):
        read_text(QUESTIONS[question], typed)


def test_a_cell_without_a_fitting_choice_may_be_not_applicable() -> None:
    ledger = QUESTIONS["systems.ledger"]
    with pytest.raises(ValueError, match=r"独立した網（alone）。当てはまるものがなければ「該当なし」"):
        read_value(ledger, [{"work": "税", "zone": "全庁の網"}])


@pytest.mark.parametrize("given", ["洪水、竜宮、停電", ["flood", "竜宮", "停電"]])
def test_all_that_is_no_choice_is_told_at_once(given: object) -> None:
    question = QUESTIONS["basics.hazards"]
    with pytest.raises(ValueError, match="「竜宮」「停電」という選択肢はありません"):
        read_text(question, given) if isinstance(given, str) else read_value(question, given)
