"""Figures, labels, sources and departments, as a template prints them."""

from collections.abc import Callable
from datetime import date
from types import MappingProxyType
from typing import Any

import pytest

from planner.errors import PlannerError
from planner.japanese.era import written_date
from planner.manuscript.model import Manuscript, Stretch
from planner.missing import Missing, Reason
from planner.situation.law import LegalFact
from planner.situation.model import Fact, OriginKind

Make = Callable[..., Fact]
Compose = Callable[..., Manuscript]
MODELS = (("alpha", "αモデル"), ("beta", "βモデル"))


def text(manuscript: Manuscript) -> str:
    return "\n".join(block.text for block in manuscript.blocks())


@pytest.mark.parametrize(
    ("value", "kind", "options", "expected"),
    [
        (3, "integer", {"unit": "人"}, "3人"),
        (12345, "integer", {"unit": "台"}, "12,345台"),
        (27.5, "number", {"unit": "%"}, "27.5%"),
        (1234567, "money", {"unit": "千円"}, "1,234,567千円"),
        (True, "yesno", {}, "はい"),
        (False, "yesno", {}, "いいえ"),
        ("alpha", "choice", {"choices": MODELS}, "αモデル"),
        (("alpha", "beta"), "choices", {"choices": MODELS}, "αモデル、βモデル"),
        (date(2024, 3, 1), "date", {}, "令和6年3月1日"),
        (2027, "year", {}, "令和9年度"),
        ("総務課", "department", {}, "総務課"),
        (Missing("a.b"), "integer", {"unit": "人"}, "【未把握】"),
        (Missing("a.b", Reason.UNANSWERED), "choice", {}, "【未把握】"),
        (Missing("a.b", Reason.NOT_APPLICABLE), "integer", {}, "該当なし"),
        (Missing("a.b", Reason.HIDDEN), "text", {}, "該当なし"),
    ],
)
def test_figure_prints_by_type(
    answer: Make, composed: Compose, value: Any, kind: str, options: dict[str, Any], expected: str
) -> None:
    assert text(composed('{{ figure("a.b") }}', answer("a.b", value, kind, **options))) == expected


@pytest.mark.parametrize(
    ("kind", "value", "as_of", "expected"),
    [
        ("integer", 3, "2013", "3人（2013年の値）"),
        ("integer", 3, "2013-04-01", "3人（2013年の値）"),
        ("yesno", True, "平成25年", "はい（2013年時点）"),
        ("integer", 3, "2021-11-24", "3人"),
        ("integer", 3, "2021-11-22", "3人（2021年の値）"),
        ("integer", 3, "", "3人"),
        ("department", "総務課", "2013", "総務課（2013年時点）"),
        ("text", "総合計画", "2024", "総合計画"),
        ("integer", Missing("a.b"), "2013", "【未把握】"),
    ],
)
def test_an_old_count_says_its_year(
    answer: Make, composed: Compose, kind: str, value: Any, as_of: str, expected: str
) -> None:
    unit = "人" if kind == "integer" else ""
    assert text(composed('{{ figure("a.b") }}', answer("a.b", value, kind, as_of, unit=unit))) == expected


@pytest.mark.parametrize(("as_of", "told"), [("2013", "古い"), ("2026-04-01", "新しい"), ("", "新しい")])
def test_a_template_can_leave_an_old_answer_aside(answer: Make, composed: Compose, as_of: str, told: str) -> None:
    source = '{% if aged("a.b") %}古い{% else %}新しい{% endif %}'
    assert text(composed(source, answer("a.b", True, "yesno", as_of))).startswith(told)


@pytest.mark.parametrize(("topic", "told"), [("大規模な水害", "水"), ("水道の料金", "ほか"), (Missing("a.b"), "ほか")])
def test_a_template_asks_what_a_text_is_about(answer: Make, composed: Compose, topic: Any, told: str) -> None:
    source = '{% if a.b is about("水害", "浸水") %}水{% else %}ほか{% endif %}'
    assert text(composed(source, answer("a.b", topic, "text"))).startswith(told)


@pytest.mark.parametrize(("said", "told"), [("令和9年度の見込額", "見込み"), ("令和7年度決算", "実績")])
def test_a_template_tells_what_is_expected_from_what_was_paid(
    fact: Make, composed: Compose, said: str, told: str
) -> None:
    source = '{% if foreseen("a.b") %}見込み{% else %}実績{% endif %}'
    assert text(composed(source, fact("a.b", 3, source=said))).startswith(told)


def test_what_is_worked_out_from_an_old_answer_says_its_year_and_a_statistic_does_not(
    answer: Make, fact: Make, composed: Compose
) -> None:
    facts = (
        answer("a.staff", 3, "integer", "2013"),
        fact("derived.total", 4, OriginKind.DERIVED, inputs=("a.staff",), unit="人"),
        fact("stats.pop", 39484, source="国勢調査", as_of="2010-10-01", unit="人"),
    )
    assert (
        text(composed('{{ figure("derived.total") }}{{ figure("stats.pop") }}', *facts)) == "4人（2013年の値）39,484人"
    )


@pytest.mark.parametrize(
    ("only_written", "told"),
    [(False, "自団体の回答（令和8年3月31日） （令和8年3月31日）"), (True, "自団体の回答 （令和7年度の回答）")],
)
def test_the_day_on_which_an_answer_was_written_down_is_no_date_of_its_source(
    answer: Make, composed: Compose, only_written: bool, told: str
) -> None:
    given = answer("a.b", 3, "integer", "2026-03-31", only_written=only_written)
    assert text(composed('{{ source("a.b") }} {{ dated("a.b") }}', given)) == told


def test_a_table_has_the_date_of_a_source_in_a_column_of_its_own(fact: Make, composed: Compose) -> None:
    given = fact("a.b", 3, source="国勢調査", as_of="2020-10-01")
    assert text(composed('{{ taken_from("a.b") }}、{{ dated("a.b") }}', given)) == "国勢調査、（令和2年10月1日）"


def test_choices_print_labels_and_compare_as_ids(answer: Make, composed: Compose) -> None:
    columns = (("work", "text"), ("std", "choice", 0, (("yes", "対象"), ("no", "対象外"))))
    facts = (
        answer("net.model", "beta", "choice", choices=MODELS),
        answer("net.kinds", ("alpha", "beta"), "choices", choices=MODELS),
        answer("sys.ledger", ({"work": "税", "std": "yes"}, {"work": "住基"}), "table", columns=columns),
    )
    source = """{{ net.model }}{% if net.model == "beta" and "alpha" in net.kinds %}一致{% endif %}

{{ net.kinds | join("と") }}{% for kind in net.kinds %}/{{ kind }}{% endfor %}

{% for row in sys.ledger %}{{ row.work }}{{ row.std }}{% endfor %}"""
    assert text(composed(source, *facts)).split("\n") == [
        "βモデル一致",
        "αモデルとβモデル/αモデル/βモデル",
        "税対象住基【未把握】",
    ]


def test_what_is_not_known_says_who_finds_it_out_and_by_when(answer: Make, fact: Make, composed: Compose) -> None:
    facts = (
        answer("a.b", kind="integer"),
        answer("organisation.it_department", "情報統計班", "department"),
        answer("organisation.departments", (), "table", columns=(("role", "text"), ("name", "text"))),
        fact("build.find_by", "令和8年度末", OriginKind.BUILD),
    )

    assert text(composed('{{ to_find("a.b") }}', *facts)) == "【未把握】（情報統計班が令和8年度末までに調べる）"
    rows = answer("a.t", (MappingProxyType({"work": "税"}),), "table", columns=[("work", "text")])
    assert text(composed('{{ to_find("a.t") }}', *facts, rows)).startswith("【未把握】（")


def test_choices_of_rows_handed_on_by_a_derived_value_print_labels_too(
    answer: Make, fact: Make, composed: Compose
) -> None:
    columns = (("work", "text"), ("std", "choice", 0, (("yes", "対象"), ("no", "対象外"))))
    rows = ({"work": "税", "std": "yes"},)
    facts = (
        answer("sys.ledger", rows, "table", columns=columns),
        fact("derived.due", rows, OriginKind.DERIVED, inputs=("sys.ledger",), rows_of="sys.ledger"),
    )
    assert text(composed("{% for row in derived.due if row.std == 'yes' %}{{ row.std }}{% endfor %}", *facts)) == "対象"


def test_labels_and_sources(answer: Make, fact: Make, composed: Compose) -> None:
    facts = (
        answer("sys.ledger", (), "table", label="台帳", columns=(("cost", "money"),), source="台帳の写し"),
        fact("stats.pop", 1, label="人口", source="国勢調査", as_of="2020-10-01"),
        fact("derived.x", 1, OriginKind.DERIVED, inputs=("stats.pop", "sys.ledger")),
    )
    source = """{{ label("sys.ledger") }}、{{ label("sys.ledger.cost") }}、{{ label("stats.pop") }}

{{ source("stats.pop") }}

{{ source("derived.x") }}

{{ asof("stats.pop") }}、{{ asof("derived.x") }}"""
    assert [block.text for block in composed(source, *facts).blocks()] == [
        "台帳、costの欄、人口",
        "国勢調査（令和2年10月1日）",
        "国勢調査（令和2年10月1日）、台帳の写し（令和8年10月1日）",
        "令和2年10月1日、【未把握】",
    ]


def test_a_quoted_statement_has_its_source_before_the_full_stop(fact: Make, composed: Compose) -> None:
    duty = LegalFact("duty", "方針を定める。", {}, None, True, "", "", "", "high")
    law = fact("law.duty", duty, OriginKind.LAW, source="地方自治法", as_of="2026-04-01")

    assert text(composed('{{ quoted("law.duty") }}', law)) == "方針を定める（地方自治法（令和8年4月1日））。"


def test_a_label_is_no_read_and_a_source_is(answer: Make, composed: Compose) -> None:
    blocks = composed('{{ label("a.b") }}\n\n{{ source("a.b") }}', answer("a.b", 1, "integer")).blocks()

    assert [block.trace.paths for block in blocks] == [(), ("a.b",)]


def test_a_department_is_named_as_the_municipality_names_it(answer: Make, composed: Compose) -> None:
    columns = (("role", "choice"), ("name", "department"))
    rows = ({"role": "tax", "name": "税務課"}, {"role": "audit", "name": Missing("x")})
    facts = (
        answer("organisation.departments", rows, "table", columns=columns),
        answer("organisation.it_department", "情報統計班", "department"),
    )
    source = '{{ department("tax") }}、{{ department("it") }}、{{ department("audit") }}、{{ department("all") }}'
    assert text(composed(source, *facts)) == "税務課、情報統計班、監査担当課、各課"


@pytest.mark.parametrize(
    ("source", "what"),
    [
        ('{{ figure("sys.ledger") }}', "sys.ledger"),
        ('{{ label("sys.ledger.work") }}', "sys.ledger.work"),
        ('{{ department("cook") }}', "cook"),
        ('{{ quoted("sys.ledger") }}', "sys.ledger.statement"),
        ('{{ figure("sys.ledger") }}', "表"),
        ("{{ sys.ledgr }}", "sys.ledgr"),
        ("{% for row in sys.ledger %}{{ row.prise }}{% endfor %}", "sys.ledger.prise"),
    ],
)
def test_an_unknown_name_is_a_problem_with_file_line_and_remedy(
    answer: Make, composed: Compose, source: str, what: str
) -> None:
    ledger = answer("sys.ledger", ({"price": 1},), "table", columns=(("price", "money"),))
    with pytest.raises(PlannerError) as caught:
        composed("# 題\n\n" + source, ledger)
    (problem,) = caught.value.problems

    assert what in problem.what
    assert problem.place.file.endswith("base/documents/plan/text.md.j2")
    assert problem.place.line == 3
    assert problem.remedy


def test_the_nearest_name_is_offered(answer: Make, composed: Compose) -> None:
    with pytest.raises(PlannerError, match=r"「organisation\.it_staff」の書き誤りではありませんか"):
        composed("{{ organisation.it_stafff }}", answer("organisation.it_staff", 1, "integer"))


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("2020-10-01", "令和2年10月1日"),
        ("2020-10", "令和2年10月"),
        ("2013", "平成25年"),
        ("2022年度", "令和4年度"),
        ("令和8年度当初", "令和8年度当初"),
        ("", ""),
    ],
)
def test_dates_are_printed_by_era(written: str, printed: str) -> None:
    assert written_date(written) == printed


@pytest.mark.parametrize(("in_force", "marked"), [(True, ("law.duty", "required.duty")), (False, ())])
def test_what_a_legal_fact_requires_is_marked_so_while_it_is_in_force(
    fact: Make, composed: Compose, in_force: bool, marked: tuple[str, ...]
) -> None:
    duty = fact("law.duty", LegalFact("duty", "", {}, None, in_force, "", "", "", "high"), OriginKind.LAW)
    made = composed('定型。\n{% if required("duty") %}\n\n方針を定める。\n{% endif %}', duty)

    assert text(made) == "定型。\n方針を定める。"
    assert [block.trace.stretches for block in made.blocks()][1:] == [(Stretch(marked, 7),)]


def test_a_duty_that_no_legal_fact_gives_is_a_problem(composed: Compose) -> None:
    with pytest.raises(PlannerError, match=r"law\.nosuch"):
        composed('{% if required("nosuch") %}方針{% endif %}')


def test_a_long_answer_can_be_quoted_by_its_first_sentence(answer: Make, composed: Compose) -> None:
    said = answer("a.b", "林業の人は68人（以前は104人）。柿の農家は54戸である。\n観光", "longtext")
    assert text(composed("# 題 {#a}\n\n{{ figure('a.b') | opening }}。", said)).endswith(
        "林業の人は68人（以前は104人）。"
    )
