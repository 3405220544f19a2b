"""Which paths stand behind which text, whatever way a template takes."""

from collections.abc import Callable
from typing import Any

import pytest

from planner.errors import PlannerError
from planner.manuscript.environment import TemplateEnvironment
from planner.manuscript.failures import MISTAKES
from planner.manuscript.marks import plain, unmarked
from planner.manuscript.model import Release
from planner.manuscript.recorder import ManuscriptError, Recorder
from planner.manuscript.trace import Traced
from planner.missing import Missing
from planner.namespace import Namespace

VALUES: dict[str, Any] = {
    "org.staff": 3,
    "org.section": "情報*班*",
    "org.head": Missing("org.head"),
    "area.snow": 120,
    "area.towns": ("湯沢", "稲川"),
    "law.no-one": 10,
    "sys.ledger": ({"work": "税", "cost": 5}, {"work": "住基", "cost": Missing("sys.ledger.cost")}),
}


def environment() -> TemplateEnvironment:
    recorder = Recorder()
    made = TemplateEnvironment((), recorder)
    made.know(Namespace(VALUES, recorder.log).top_level())
    recorder.log.clear()
    return made


def render(source: str) -> str:
    return plain(unmarked(environment().from_string(source).render())[0])


def traced(source: str) -> dict[str, set[str]]:
    """Return every character run that has a path behind it, with all its paths."""
    text, spans = unmarked(environment().from_string(source).render())
    behind: dict[str, set[str]] = {}
    for span in spans:
        behind.setdefault(plain(text[span.start : span.end]), set()).update(span.paths)
    return behind


@pytest.mark.parametrize(
    ("source", "text", "paths"),
    [
        ("{{ org.staff }}人", "3", {"org.staff"}),
        ("{{ org.section | upper }}", "情報*班*", {"org.section"}),
        ("{{ org.staff + area.snow }}", "123", {"org.staff", "area.snow"}),
        ("{{ org.section ~ 'と' ~ org.staff }}", "情報*班*と3", {"org.section", "org.staff"}),
        ("{% if org.staff < 5 %}少ない。{% endif %}", "少ない。", {"org.staff"}),
        ("{% if org.staff > 5 %}{% else %}少ない。{% endif %}", "少ない。", {"org.staff"}),
        ("{% if org.staff > 5 %}{% elif area.snow %}雪。{% endif %}", "雪。", {"org.staff", "area.snow"}),
        ("{% for town in area.towns %}{{ town }}{% endfor %}", "湯沢稲川", {"area.towns"}),
        ("{% for row in sys.ledger %}{{ row.work }}{% endfor %}", "住基", {"sys.ledger.work"}),
        ("{% for row in sys.ledger %}{{ row.work }}{% endfor %}", "税住基", {"sys.ledger"}),
        ("{% set n = org.staff %}定型。{{ n }}", "3", {"org.staff"}),
        ("{% set n = org.staff %}定型。{% if n < 5 %}少{% endif %}", "少", {"org.staff"}),
        ("{% set t %}{{ org.staff }}人{% endset %}計{{ t }}", "3", {"org.staff"}),
        ("{% macro m(a, b) %}甲{{ b }}乙{{ a }}{% endmacro %}{{ m(org.staff, area.snow) }}", "3", {"org.staff"}),
        ("{% macro m(a, b) %}甲{{ b }}乙{{ a }}{% endmacro %}{{ m(org.staff, area.snow) }}", "120", {"area.snow"}),
        ("{% macro m() %}{{ caller() }}{% endmacro %}{% call m() %}{{ org.staff }}{% endcall %}", "3", {"org.staff"}),
        ("{% with n = org.staff %}{{ n }}{% endwith %}", "3", {"org.staff"}),
        ("{{ say('{{ org.staff }}人') }}", "3", {"org.staff"}),
        ("{{ sys.ledger | map(attribute='work') | join('、') }}", "税、住基", {"sys.ledger", "sys.ledger.work"}),
        ("{{ law['no-one'] }}", "10", {"law.no-one"}),
    ],
)
def test_text_carries_the_paths_behind_it(source: str, text: str, paths: set[str]) -> None:
    assert traced(source)[text] == paths


def test_a_condition_that_printed_nothing_leaves_no_trace_on_what_follows() -> None:
    assert traced("{% if area.snow > 500 %}雪{% endif %}次の{{ org.staff }}")["3"] == {"org.staff"}


def test_the_second_turn_of_a_loop_carries_the_loop_too() -> None:
    text, spans = unmarked(environment().from_string("{% for t in area.towns %}村{% endfor %}").render())

    assert text == "村村"
    assert any(span.paths == ("area.towns",) and (span.start, span.end) == (0, 2) for span in spans)


def test_a_text_said_again_carries_what_was_read_for_it_and_nothing_of_where_it_was_said_before() -> None:
    said = "{{ say('甲{{ org.staff }}{% if area.snow %}{% endif %}') }}"
    text, spans = unmarked(environment().from_string(f"{{% if org.section %}}{said}{{% endif %}}。{said}").render())

    second = {path for span in spans if span.start > text.index("。") for path in span.paths}
    assert plain(text) == "甲3。甲3"
    assert second == {"org.staff", "area.snow"}


def test_a_text_said_before_more_is_known_is_said_anew() -> None:
    made = environment()
    before = made.say(0, "{{ org.staff }}")
    made.know({"org": {"staff": 4}})
    after = made.say(0, "{{ org.staff }}")

    assert [plain(unmarked(said)[0]) for said in (before, after)] == ["3", "4"]


def test_release_marks_only_what_its_operand_read() -> None:
    _, spans = unmarked(environment().from_string("{{ org.section ~ (org.staff | release('公表済み')) }}").render())

    assert [read.path for read in spans[0].reads if read.released] == ["org.staff"]


def test_release_works_inside_a_condition_and_through_a_name() -> None:
    source = "{% set n = org.staff %}{% if n | release('公表済み') < 5 %}少{% endif %}"
    _, spans = unmarked(environment().from_string(source).render())

    assert [read.path for read in spans[0].reads if read.released] == ["org.staff"]


@pytest.mark.parametrize(
    ("source", "released"),
    [
        ("{{ org.staff | release('公表済み') }}", {"org.staff"}),
        ("{{ org.staff | release('公表済み') }}、{{ org.staff | release('集計') }}", {"org.staff"}),
        ("{{ org.staff | release('公表済み') }}、{{ org.staff }}", set()),
        ("{{ org.staff }}、{{ org.staff | release('公表済み') }}", set()),
        ("{{ org.staff ~ (org.staff | release('公表済み')) }}", set()),
        ("{% if org.staff %}{{ org.staff | release('公表済み') }}{% endif %}", set()),
        ("{% if org.staff | release('公表済み') %}{{ org.staff | release('公表済み') }}{% endif %}", {"org.staff"}),
    ],
)
def test_release_counts_for_the_value_released_and_not_for_its_block(source: str, released: set[str]) -> None:
    text, spans = unmarked(environment().from_string(source).render())
    trace = Traced(text, spans).of_lines(0, 1)

    assert {item.path for item in trace.released} == released


def test_release_keeps_its_reason() -> None:
    text, spans = unmarked(environment().from_string("{{ org.staff | release('公表済み') }}").render())

    assert Traced(text, spans).of_lines(0, 1).released == (Release("org.staff", "公表済み"),)


def test_release_wants_a_reason() -> None:
    with pytest.raises(ManuscriptError, match="理由"):
        render("{{ org.staff | release('') }}")


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("{{ org.head }}", "【未把握】"),
        (
            "{{ org.head | number }}、{{ org.head | yen }}、{{ org.head | era }}、{{ org.head | fiscal }}",
            "【未把握】、" * 3 + "【未把握】",
        ),
        ("{{ org.head | length }}", "【未把握】"),
        ("{{ sys.ledger | sum(attribute='cost') }}", "【未把握】"),
        ("{{ sys.ledger | length }}件", "2件"),
        ("{% if org.head %}有{% elif not org.head %}無{% else %}不明{% endif %}", "不明"),
        ("{% if org.head > 1 or org.staff == 3 %}可{% endif %}", "可"),
        ("{% if org.head is unknown and org.staff is known %}可{% endif %}", "可"),
        ("{% for x in org.head %}{{ x }}{% else %}空{% endfor %}", "空"),
        ("{{ sys.ledger | selectattr('cost', 'gt', 3) | map(attribute='work') | join }}", "税"),
        ("{{ sys.ledger | selectattr('cost', 'gt', 3) | list | length }}", "【未把握】"),
        ("{% if 7 in [org.head, 3] %}有{% elif not 7 in [org.head, 3] %}無{% else %}不明{% endif %}", "不明"),
        ("{{ 1500000 | yen }}、{{ 2027 | fiscal }}、{{ 12345 | number }}", "150万円、令和9年度、12,345"),
        ("{{ true }}{{ 1.50 }}{{ area.towns }}", "はい1.5湯沢、稲川"),
        ("{% if org.staff == 3 %}\n  行\n{% endif %}\n", "  行\n"),
        ("見出し {#name}{## 覚え書き ##}", "見出し {#name}"),
        ("文{% if org.staff %}末{% endif %}\n\n次", "文末\n\n次"),
        ("|{% for t in area.towns %} {{ t }} |{% endfor %}\n|---|", "| 湯沢 | 稲川 |\n|---|"),
        ("甲\n  {% if org.staff %}\n乙\n  {% endif %}  \n{## 覚え\n書き ##}\n丙", "甲\n乙\n丙"),
        ("{% set a = 1 %} {% set b = 2 %}\n{{ a }}{{ b }}\n", "12\n"),
        ("{% if org.staff\n   > 1 %}\n甲\n{% endif -%}\n 乙", "甲\n乙"),
        ("{% if org.staff %}甲{% endif %}\n乙", "甲\n乙"),
        ("{{ '{{ 7*7 }}' }}", "{{ 7*7 }}"),
        ("{{ say('甲。\n  乙') }}", "甲。\n  乙"),
        ("{{ say('甲。\n乙 {{ org.staff }}') }}", "甲。乙3"),
        ("{{ say('甲。\n2校で、CIO\n補佐官が') }}", "甲。2校で、CIO補佐官が"),
        ("{{ say('甲。\n1. 乙') }}", "甲。\n1. 乙"),
        ('{{ say(\'甲 乙{{ "甲 乙" if "甲の乙" is about("甲 乙") }}\n丙\') }}', "甲乙甲 乙丙"),
        ("{{ say(org.head) }}", "【未把握】"),
        ("{{ say(say('*')) }}", "*"),
    ],
)
def test_templates_print(source: str, text: str) -> None:
    assert render(source) == text


@pytest.mark.parametrize(
    "source",
    [
        "{{ say('a') | upper }}",
        "{{ say('a') | reverse }}",
        "{{ say('a').upper() }}",
        "{{ say('a')[0] }}",
        "{% macro m() %}a{% endmacro %}{{ m() | list | sort }}",
        "{% set t %}{{ org.staff }}{% endset %}{{ t | replace('3', '4') }}",
        "{% filter upper %}a{% endfilter %}",
        "{% set t | upper %}a{% endset %}",
        "{% for c in say('a') %}{{ c }}{% endfor %}",
        "{% for x in area.towns recursive %}{{ x }}{% endfor %}",
        "{% autoescape true %}{{ org.section }}{% endautoescape %}",
        "{{ org }}",
        "{{ sys.ledger }}",
        "{{ none }}",
        "{{ org.staff | join }}",
        "{{ org.section | number }}",
        "{{ ''.__class__.__mro__ }}",
        "{{ org._values }}",
        "{{ org.staff | default(5) }}",
        "{{ range(3) }}",
        "{{ org.head.typo2.x ~ nosuch }}",
        "{{ 1 / 0 }}",
    ],
)
def test_what_would_lose_the_trace_or_leave_the_sandbox_is_refused(source: str) -> None:
    with pytest.raises(MISTAKES):
        render(source)


def test_a_value_with_a_mark_in_it_is_refused() -> None:
    with pytest.raises(ManuscriptError, match="使えない文字"):
        render("{{ '\U0010ff01a' }}")


@pytest.mark.parametrize("test", ["known", "unknown"])
def test_a_misspelt_name_is_not_taken_for_an_unknown_value(composed: Callable[..., Any], test: str) -> None:
    with pytest.raises(PlannerError, match=r"town\.nmae"):
        composed("{% if town.nmae is " + test + " %}{% endif %}")
