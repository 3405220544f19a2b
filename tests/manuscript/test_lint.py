from collections.abc import Callable
from datetime import date

import pytest
from msgspec.structs import replace

from planner.errors import Problem
from planner.manuscript.lint import lint
from planner.missing import Missing
from planner.questionnaire.model import Disclosure
from planner.situation.law import LegalFact
from planner.situation.model import Fact, Origin, OriginKind, Situation
from planner.templateset.model import TemplateSet

KIND = Disclosure.PUBLIC, (("trouble", "困りごと"), ("praise", "良い評価"))
LAW = LegalFact("proc-petty", "上限", {"purchase": 1}, date(2025, 4, 1), True, "", "自治法", "", "high")


@pytest.fixture
def lines(
    answer: Callable[..., Fact],
    fact: Callable[..., Fact],
    situation: Callable[..., Situation],
    template_set: Callable[..., TemplateSet],
) -> Callable[..., list[Problem]]:
    """Return what lints one template, or several files."""
    known = situation(
        answer("organisation.staff", kind="integer"),
        answer("systems.ledger", Missing("systems.ledger"), "table", columns=(("work", "text"), ("cost", "money"))),
        answer("basics.hazards", kind="choices", choices=(("flood", "洪水"), ("snow", "雪"))),
        answer("voices.findings", Missing("voices.findings"), "table", columns=(("kind", "choice", *KIND),)),
        replace(fact("derived.troubles", Missing("x")), origin=Origin(OriginKind.DERIVED, rows_of="voices.findings")),
        fact("derived.standing_costs", Missing("x"), OriginKind.DERIVED),
        fact("derived.busy_times", Missing("x"), OriginKind.DERIVED),
        fact("law.proc-petty", LAW, OriginKind.LAW),
    )

    def run(source: str, **others: str) -> list[Problem]:
        files = {"base/documents/plan/text.md.j2": source} | {
            f"base/{name.replace('__', '/')}.yaml": text for name, text in others.items()
        }
        return list(lint(template_set(files), known))

    return run


@pytest.mark.parametrize(
    "source",
    [
        '{{ figure("organisation.staff") }}{{ label("systems.ledger.cost") }}{{ department("tax") }}',
        "{% for row in systems.ledger %}{{ row.work }}{% endfor %}",
        "{% set n = organisation.staff %}{{ n | number }}{% if n is known %}{{ n | release('理由') }}{% endif %}",
        '{{ law["proc-petty"].values.purchase | yen }}{{ law["proc-petty"].since | era }}',
        "{% for row in derived.troubles %}{{ row.kind }}{% endfor %}",
        "{% for cost in derived.standing_costs %}{{ cost.systems }}{{ cost.least }}{% endfor %}",
        "{% for time in derived.busy_times %}{{ time.months }}{% endfor %}",
        "{% for m in programme.measures %}{{ m.measure.indicator.name }}{{ loop.index }}{% endfor %}",
        "{% for d in maturity %}{{ d.coverage }}{% for j in d.missing %}{{ say(j.text) }}{% endfor %}{% endfor %}",
        "{% for i in issues | sort(attribute='number') %}{{ i.title.strip() }}{% endfor %}",
        "{% macro m(a) %}{{ a.b }}{% endmacro %}{{ m(organisation.staff) }}",
        "{{ maturity_of.security.level_label }}{% set id = 'x' %}{{ maturity_of[id].title }}{{ law[id].statement }}",
        "{% for e in evidence %}{{ e.as_of }}{% endfor %}{% for u in unknowns %}{{ u.why }}{% endfor %}",
    ],
)
def test_what_exists_is_no_problem(lines: Callable[..., list[Problem]], source: str) -> None:
    assert lines(source) == []


@pytest.mark.parametrize(
    ("source", "what"),
    [
        ("{{ organisation.stafff }}", "organisation.stafff"),
        ("{% if nowhere %}{% endif %}", "nowhere"),
        ('{{ figure("organisation.stafff") }}', "organisation.stafff"),
        ('{{ source("systems.ledger.price") }}', "systems.ledger.price"),
        ('{{ department("cook") }}', "cook"),
        ("{% for row in systems.ledger %}{{ row.price }}{% endfor %}", "row.price"),
        ("{% for row in derived.troubles %}{{ row.task }}{% endfor %}", "row.task"),
        ("{% for row in derived.troubles if row.knd == 'trouble' %}{{ row.kind }}{% endfor %}", "row.knd"),
        ('{{ label("derived.troubles.task") }}', "derived.troubles.task"),
        ("{% for cost in derived.standing_costs %}{{ cost.system }}{% endfor %}", "cost.system"),
        ("{% for time in derived.busy_times %}{{ time.month }}{% endfor %}", "time.month"),
        ("{% for i in issues %}{{ i.titel }}{% endfor %}", "i.titel"),
        ("{% for i in issues | selectattr('severity') %}{{ i.titel }}{% endfor %}", "i.titel"),
        ("{% for m in programme.measures %}{{ m.measure.ownr }}{% endfor %}", "m.measure.ownr"),
        ("{{ programme.measure }}", "programme.measure"),
        ('{{ law["proc-pety"].values.purchase }}', "law.proc-pety"),
        ('{{ law["proc-petty"].values.lease }}', "law.proc-petty.values.lease"),
        ('{{ law["proc-petty"].value }}', "law.proc-petty.value"),
        ("{% if organisation.staff %}{{ 1 | nosuch }}{% endif %}", "nosuch"),
        ("{{ organisation.staff | default(1) }}", "default"),
        ("{{ organisation.staff is nosuch }}", "nosuch"),
        ("{% if %}", "読めません"),
        ("{% filter upper %}{% endfilter %}", "filter"),
        ("{% for row in systems.ledger if loop.first %}{{ row.work }}{% endfor %}", "for の if に loop"),
        ("{% block a %}{% endblock %}{% block a %}{% endblock %}", "ブロック「a」が二度"),
        ("{{ nowhere(organisation.staff) }}", "nowhere"),
    ],
)
def test_what_does_not_exist_is_a_problem_with_its_line(
    lines: Callable[..., list[Problem]], source: str, what: str
) -> None:
    (problem,) = lines("# 題\n\n" + source)

    assert what in problem.what
    assert problem.place.line == 3
    assert problem.place.file.endswith("text.md.j2")


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("{% set aged = organisation.staff %}", "aged"),
        ("{% macro m(figure) %}{{ figure }}{% endmacro %}", "figure"),
        ("{% macro source() %}{% endmacro %}", "source"),
        ("{% for law in systems.ledger %}{% endfor %}", "law"),
        ("{% for row in systems.ledger %}{% set systems = row.work %}{% endfor %}", "systems"),
        ('{% import "documents/plan/words.md.j2" as region %}', "region"),
        ('{% from "documents/plan/words.md.j2" import told as label %}', "label"),
    ],
)
def test_a_name_that_hides_a_function_or_data_is_told_with_its_line(
    lines: Callable[..., list[Problem]], source: str, name: str
) -> None:
    (problem,) = lines("# 題\n\n" + source)

    assert problem.what.startswith(f"「{name}」は関数かデータの名前なので")
    assert (problem.code, problem.place.line) == ("template/hidden-name", 3)
    assert f"「own_{name}」" in problem.remedy


@pytest.mark.parametrize(
    ("source", "word"),
    [
        ('{% if "typhoon" in basics.hazards %}{% endif %}', "typhoon"),
        ('{% for h in basics.hazards if h == "snw" %}{% endfor %}', "snw"),
        ('{% for row in voices.findings if row.kind in ["praise", "blame"] %}{% endfor %}', "blame"),
        ('{% for row in derived.troubles %}{{ "x" if row.kind != "blame" }}{% endfor %}', "blame"),
        ('{{ voices.findings | selectattr("kind", "equalto", "blame") | list | length }}', "blame"),
    ],
)
def test_a_choice_compared_with_what_the_question_does_not_offer_is_told(
    lines: Callable[..., list[Problem]], source: str, word: str
) -> None:
    (problem,) = lines("# 題\n\n" + source)
    assert (problem.code, problem.place.line) == ("template/unknown-choice", 3)
    assert f"「{word}」という選択肢はない" in problem.what


@pytest.mark.parametrize(
    ("source", "remedy"),
    [
        ('{{ "x" if voices.findings is about("ごみ") }}', "{% for row in 表 if row.列 is about(…) %}"),
        ('{% if basics.hazards is not about("雪", "洪水") %}{% endif %}', "== か in で値と比べてください"),
        ('{% set rows = 1 %}{% if organisation.staff is about("3") %}{% endif %}', "== か in で値と比べてください"),
    ],
)
def test_words_looked_for_in_an_answer_that_is_no_text_are_told(
    lines: Callable[..., list[Problem]], source: str, remedy: str
) -> None:
    (problem,) = lines("# 題\n\n" + source)
    assert (problem.code, problem.place.line) == ("template/no-text", 3)
    assert "文でないので、is about で調べられません" in problem.what
    assert remedy in problem.remedy


def test_words_may_be_looked_for_in_the_cells_of_rows(lines: Callable[..., list[Problem]]) -> None:
    assert lines('# 題\n\n{% for row in voices.findings if row.kind is about("ごみ") %}{% endfor %}') == []


@pytest.mark.parametrize(
    "source",
    [
        '{% if "flood" in basics.hazards or organisation.staff == "x" %}{% endif %}',
        '{% for row in voices.findings if row.kind == "praise" %}{% endfor %}',
        '{% for row in basics.hazards %}{% endfor %}{% for row in systems.ledger if row == "x" %}{% endfor %}',
        '{% set row = basics.hazards %}{{ row == "x" }}',
        '{{ systems.ledger | selectattr("work", "equalto", "x") | list | length }}',
    ],
)
def test_a_choice_that_is_offered_and_what_is_no_choice_are_compared_freely(
    lines: Callable[..., list[Problem]], source: str
) -> None:
    assert lines(source) == []


@pytest.mark.parametrize(
    "source",
    [
        "{{ programme.eve.over }}",
        "{% if not programme.eve %}{{ programme.eve.over }}{% endif %}",
        "{% if programme.eve %}{% else %}{{ programme.eve.over }}{% endif %}",
        "{% if programme.eve or programme.measures %}{{ programme.eve.over }}{% endif %}",
        "{% if programme.eve and programme.eve.over %}{% endif %}",
        "{% for m in programme.measures %}{{ m.variant.cost.free }}{% endfor %}",
    ],
)
def test_what_may_be_nothing_is_read_no_further_without_an_if_around_it(
    lines: Callable[..., list[Problem]], source: str
) -> None:
    (problem,) = lines(source)
    assert problem.code == "template/may-be-nothing"
    assert "がない団体では" in problem.what


@pytest.mark.parametrize(
    "source",
    [
        "{% if programme.eve %}{{ programme.eve.over }}{% endif %}",
        "{% if organisation.staff and programme.eve %}{{ programme.eve.over }}{% endif %}",
        "{% if not programme.eve %}{% else %}{{ programme.eve.over }}{% endif %}",
        "{% if not programme.eve %}{% elif organisation.staff %}{{ programme.eve.over }}{% endif %}",
        "{{ programme.eve.over if programme.eve }}",
        "{% for m in programme.measures if m.variant.cost %}{{ m.variant.cost.free }}{% endfor %}",
        "{{ programme.eve }}{% for m in programme.measures %}{{ m.variant.cost }}{% endfor %}",
    ],
)
def test_what_may_be_nothing_is_read_on_where_an_if_has_found_it(
    lines: Callable[..., list[Problem]], source: str
) -> None:
    assert lines(source) == []


def test_a_template_that_sections_import_is_checked_too(
    template_set: Callable[..., TemplateSet], situation: Callable[..., Situation]
) -> None:
    made = template_set({"base/documents/plan/text.md.j2": "本文"})
    shared = made.chain[0] / "documents/plan/_words.md.j2"
    shared.write_text("{% macro m() %}{{ nowhere }}{% endmacro %}", encoding="utf-8")
    (problem,) = lint(made, situation())
    assert (problem.code, problem.place.label) == ("template/unknown-name", "_words.md.j2")


def test_texts_in_data_are_checked_too(lines: Callable[..., list[Problem]]) -> None:
    found = lines(
        "本文",
        issues="- id: few\n  severity: 2\n  title: 題\n  evidence: '{{ organisation.stafff }}'\n",
        measures__a="id: a\nbecause: 'ok {{ organisation.staff }}'\nvariants:\n- content: '{% if %}'\n",
    )
    assert [(problem.place.line, problem.place.label) for problem in found] == [(4, "few"), (4, "a")]


def test_jinja_where_a_text_is_printed_as_it_stands_is_told(lines: Callable[..., list[Problem]]) -> None:
    (found,) = lines("本文", assumptions="- id: days\n  value: 3\n  label: '{{ organisation.staff }}人の日数'\n")
    assert (found.code, found.place.line) == ("template/no-jinja", 3)
    assert "「label」は書いたまま印刷されるので、{{ }} や {% %} は使えません" in found.what


def test_unreadable_data_and_missing_sections_are_problems(
    lines: Callable[..., list[Problem]], template_set: Callable[..., TemplateSet], situation: Callable[..., Situation]
) -> None:
    assert [problem.code for problem in lines("本文", issues="- id: [")] == ["yaml/syntax"]

    made = template_set({"base/documents/plan/a.md.j2": "x"})
    (made.chain[0] / "documents/plan/a.md.j2").unlink()
    (made.chain[0] / "issues.yaml").unlink()
    assert [problem.code for problem in lint(made, situation())] == ["template/not-found"]
