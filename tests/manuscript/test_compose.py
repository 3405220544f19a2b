from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from planner.assessment.model import Assessment, Issue, Sign
from planner.audit.honesty import untraced_figures
from planner.errors import PlannerError
from planner.manuscript.compose import compose, compose_all
from planner.manuscript.model import Cover, Manuscript
from planner.manuscript.names import Context
from planner.programme.model import Programme
from planner.questionnaire.model import Disclosure
from planner.sidebyside import Each, side_by_side
from planner.situation.model import Fact, OriginKind, Situation
from planner.templateset.model import DocumentSpec, SectionSpec, TemplateSet

Make = Callable[..., Fact]
Compose = Callable[..., Manuscript]


def texts(manuscript: Manuscript) -> list[str]:
    return [block.text for block in manuscript.blocks()]


def test_the_cover_says_what_is_known(answer: Make, fact: Make, composed: Compose) -> None:
    made = composed(
        "本文",
        answer("upper.plan_start", 2027, "year"),
        answer("upper.plan_years", 5, "integer"),
        answer("upper.owner", "企画課", "department"),
        fact("build.draft", False, OriginKind.BUILD),
    )
    assert made.cover == Cover(
        "湯沢市地域情報化計画", "湯沢市", "令和9年度から令和13年度まで", "第1版", "企画課", date(2026, 11, 23)
    )
    assert (made.title, made.file_name, made.draft) == ("湯沢市地域情報化計画", "01", False)


def test_the_cover_tells_what_was_assumed_and_what_is_not_known(answer: Make, fact: Make, composed: Compose) -> None:
    untold = (
        answer("upper.plan_start", kind="year"),
        answer("upper.plan_years", 5, "integer"),
        answer("upper.owner", kind="department"),
        fact("assumption.plan_years", (2027, 2028, 2029, 2030, 2031), OriginKind.RULE),
    )
    made = composed("本文", *untold)
    assert made.cover.period == "令和9年度から令和13年度まで（仮に置いた期間）"
    assert (made.cover.made_by, made.cover.version) == ("企画担当課（課名は【未把握】）", "第1版（案）")
    office = answer("organisation.it_department", "情報統計班", "department")
    assert composed("本文", *untold, office).cover.made_by == "情報統計班"


def test_the_cover_counts_on_from_the_editions_decided_on(answer: Make, fact: Make, composed: Compose) -> None:
    columns = (("document", "text"), ("decided", "text"))
    rows = tuple({"document": name, "decided": "2027-03-26"} for name in ("plan", "plan", "security_policy"))
    told = answer("upper.editions", rows, "table", columns=columns)
    assert composed("本文", told).cover.version == "第3版（案）"
    assert composed("本文", told, fact("build.draft", False, OriginKind.BUILD)).cover.version == "第3版"


def test_only_a_document_for_the_years_of_the_plan_has_them_on_its_cover(answer: Make, composed: Compose) -> None:
    years = answer("upper.plan_start", 2027, "year"), answer("upper.plan_years", 5, "integer")

    assert composed("本文", *years).cover.period == "令和9年度から令和13年度まで"
    assert composed("本文", *years, period=False).cover.period == ""


def test_only_a_plan_is_by_the_department_that_owns_the_plan(answer: Make, composed: Compose) -> None:
    people = (
        answer("upper.owner", "企画課", "department"),
        answer("organisation.it_department", "情報統計班", "department"),
    )

    assert composed("本文", *people).cover.made_by == "企画課"
    assert composed("本文", *people, kind="regulation").cover.made_by == "情報統計班"


def test_a_child_changes_a_block_of_its_parent(answer: Make, composed: Compose) -> None:
    made = composed(
        {
            "akita/documents/plan/region.md.j2": '{% extends "parent" %}'
            "{% block climate %}{{ super() }}\n\n雪が{{ area.snow }}cm積もる。\n{% endblock %}",
            "tohoku/documents/plan/region.md.j2": '{% extends "parent" %}'
            "{% block climate %}{{ super() }}\n\n冬が長い。\n{% endblock %}",
            "base/documents/plan/region.md.j2": "# 地域\n\n"
            "{% block climate %}\n{{ area.name }}の気候。\n{% endblock %}\n",
            "base/documents/plan/other.md.j2": "# 他",
        },
        answer("area.snow", 120, "integer"),
        answer("area.name", "雄勝"),
    )
    assert texts(made) == ["地域", "雄勝の気候。", "冬が長い。", "雪が120cm積もる。", "他"]
    assert [block.trace.paths for block in made.blocks()] == [(), ("area.name",), (), ("area.snow",), ()]
    assert made.blocks()[3].id == "plan.region.4"


def test_extending_a_parent_that_has_no_such_section_is_a_problem(composed: Compose) -> None:
    with pytest.raises(PlannerError, match=r"region\.md\.j2") as caught:
        composed({"base/documents/plan/region.md.j2": '{% extends "parent" %}'})
    assert caught.value.problems[0].code == "template/not-found"


def test_a_macro_is_found_in_the_nearest_set(answer: Make, composed: Compose) -> None:
    made = composed(
        {
            "akita/macros.j2": "{% macro who(n) %}秋田の{{ n }}（{{ a.b }}）{% endmacro %}",
            "base/macros.j2": "{% macro who(n) %}{{ n }}{% endmacro %}",
            "base/documents/plan/text.md.j2": '{% from "macros.j2" import who %}\n{{ who(a.b) }}',
        },
        answer("a.b", "*人*"),
    )
    assert texts(made) == ["秋田の*人*（*人*）"]


def test_problems_of_all_sections_come_at_once(composed: Compose) -> None:
    with pytest.raises(PlannerError) as caught:
        composed(
            {
                "base/documents/plan/a.md.j2": "一\n\n{{ nosuch.name }}",
                "base/documents/plan/b.md.j2": "{% if %}",
                "base/documents/plan/c.md.j2": "```\nコード\n```\n\n[](#gone)",
            }
        )
    assert [(problem.code, problem.place.line) for problem in caught.value.problems] == [
        ("template/unknown-name", 3),
        ("template/syntax", 1),
        ("manuscript/markup", None),
    ]


def test_documents_come_in_the_order_of_the_set_and_problems_of_all_at_once(
    template_set: Callable[..., TemplateSet], context: Callable[..., Context]
) -> None:
    made = template_set({"base/documents/plan/a.md.j2": "本文"})
    assert [item.id for item in compose_all(made, context())] == ["plan"]

    broken = template_set({"base/documents/plan/a.md.j2": "{{ x }}", "base/documents/plan/b.md.j2": "{{ y }}"})
    with pytest.raises(PlannerError) as caught:
        compose_all(broken, context())
    assert len(caught.value.problems) == 2


def test_a_section_without_a_file_is_a_problem(
    template_set: Callable[..., TemplateSet], context: Callable[..., Context], tmp_path: Path
) -> None:
    made = template_set({"base/documents/plan/a.md.j2": "本文"})
    (tmp_path / "base/documents/plan/a.md.j2").unlink()

    with pytest.raises(PlannerError, match=r"a\.md\.j2"):
        compose_all(made, context())


def test_judged_names_carry_the_issue_and_what_its_text_read(
    template_set: Callable[..., TemplateSet], situation: Callable[..., Situation], answer: Make
) -> None:
    issue = Issue(
        "few",
        "課題1",
        "organisation",
        "{{ figure('org.staff') }}の体制",
        "証拠",
        "結果",
        2,
        (Sign("few", ("org.staff",)),),
    )
    found = situation(answer("org.staff", 3, "integer", unit="人"))
    context = Context(found, Assessment((), (issue,), ()), Programme((), (), (), (), (), "", ()))
    made = template_set(
        {
            "base/documents/plan/a.md.j2": "{% for i in issues %}\n{{ i.number }} {{ say(i.title) }}\n{% endfor %}\n"
            "\n{% for m in programme.measures %}{% else %}施策はない。{% endfor %}"
        }
    )
    first, second = compose(made, made.documents[0], context).blocks()

    assert first.text == "課題1 3人の体制"
    assert first.trace.paths == ("issues", "issues.few", "org.staff")
    assert second.trace.paths == ("programme.measures",)


@pytest.mark.parametrize("text", ["{{ org.stafff }}の体制", "{% if %}"])
def test_a_mistake_in_a_text_of_the_data_names_the_text_and_where_it_is_said(
    template_set: Callable[..., TemplateSet], situation: Callable[..., Situation], answer: Make, text: str
) -> None:
    issue = Issue("few", "課題1", "organisation", text, "証拠", "結果", 2, (Sign("few", ("org.staff",)),))
    context = Context(
        situation(answer("org.staff")), Assessment((), (issue,), ()), Programme((), (), (), (), (), "", ())
    )
    made = template_set(
        {"base/documents/plan/a.md.j2": "題\n\n{% for i in issues %}\n{{ say(i.title) }}\n{% endfor %}"}
    )
    with pytest.raises(PlannerError) as caught:
        compose(made, made.documents[0], context)

    place = caught.value.problems[0].place
    assert place.line == 4
    assert text in place.label


def test_a_template_that_is_not_utf8_is_a_problem(
    template_set: Callable[..., TemplateSet], context: Callable[..., Context], tmp_path: Path
) -> None:
    made = template_set({"base/documents/plan/a.md.j2": "本文"})
    (tmp_path / "base/documents/plan/a.md.j2").write_bytes("本文".encode("cp932"))

    with pytest.raises(PlannerError, match="UTF-8"):
        compose_all(made, context())


def test_open_questions_narrower_than_the_document_are_not_listed(answer: Make, composed: Compose) -> None:
    facts = (
        answer("a.open", label="公開の問い"),
        answer("a.shut", label="内部の問い", disclosure=Disclosure.INTERNAL),
        answer("a.known", 1, "integer"),
    )
    source = "{% for u in unknowns %}\n- {{ u.label }}（{{ department(u.respondent) }}）{{ u.why }}\n{% endfor %}"

    assert texts(composed(source, *facts)) == ["公開の問い（情報担当課）理由"]
    assert composed(source, *facts, disclosure="internal").blocks()[0].text.count("問い") == 2
    assert composed(source, *facts).blocks()[0].trace.paths == ("unknowns", "a.open")


def test_evidence_and_terms_are_those_of_the_whole_document(answer: Make, fact: Make, composed: Compose) -> None:
    facts = (
        fact("stats.pop", 39484, label="人口", source="国勢調査", as_of="2020-10-01", unit="人"),
        answer("a.staff", 3, "integer", "2013", label="職員", unit="人"),
        fact("derived.per", 8, OriginKind.DERIVED, inputs=("stats.pop", "a.staff")),
        answer("a.unused", 1, "integer"),
        answer("a.secret", 1, "integer", disclosure=Disclosure.RESTRICTED),
    )
    made = composed(
        {
            "base/documents/plan/sources.md.j2": "{% for e in evidence %}\n"
            "- {{ e.label }} {{ e.value }} {{ e.as_of }}\n{% endfor %}\n\n"
            "{% for g in glossary %}\n{{ g.term }}：{{ g.meaning }}\n{% endfor %}",
            "base/documents/plan/text.md.j2": "{{ derived.per }}、{{ a.secret }}、LGWAN",
            "base/glossary.yaml": "- {id: lgwan, term: LGWAN, meaning: 行政の網}\n"
            "- {id: bpr, term: BPR, meaning: 改革}\n",
        },
        *facts,
    )
    assert texts(made) == [
        "人口 39,484人 令和2年10月1日\n職員 3人 平成25年",
        "LGWAN：行政の網",
        "8、1、LGWAN",
    ]
    assert made.blocks()[0].trace.paths == ("evidence", "stats.pop", "a.staff")


def test_evidence_is_beside_the_figure_where_a_block_that_rests_on_it_names_its_source(
    fact: Make, composed: Compose
) -> None:
    facts = (
        fact("stats.pop", 39484, label="人口", source="国勢調査"),
        fact("stats.area", 790, label="面積", source="面積調"),
        fact("stats.births", 99, label="出生数", source="国勢調査"),
    )
    made = composed(
        {
            "base/documents/plan/sources.md.j2": "{% for e in evidence | rejectattr('beside') %}\n"
            "- {{ e.label }}\n{% endfor %}",
            "base/documents/plan/text.md.j2": "{{ stats.pop }}（{{ source('stats.pop') }}）\n\n"
            "{{ stats.area }}と{{ stats.births }}",
        },
        *facts,
    )
    assert texts(made)[0] == "面積\n出生数"


def test_the_same_input_gives_the_same_manuscript(answer: Make, composed: Compose) -> None:
    source = "{% for n in a.list %}\n- {{ n }}{{ a.b }}\n{% endfor %}"
    facts = (answer("a.list", ("x", "y"), "choices"), answer("a.b", "z"))

    assert composed(source, *facts) == composed(source, *facts)


def test_a_section_knows_what_kept_it_from_saying_more(answer: Make, composed: Compose) -> None:
    source = "{% if a.secret > 1 %}\n弱い。\n{% endif %}\n\n本文{% for x in a.list if a.more %}、{{ x }}{% endfor %}。"
    facts = (answer("a.secret", 1, "integer"), answer("a.list", ("甲",), "choices"), answer("a.more", False, "yesno"))
    (section,) = composed(source, *facts).sections

    assert [block.text for block in section.blocks] == ["本文。"]
    assert set(section.unsaid.paths) == {"a.secret", "a.list", "a.more"}
    assert section.blocks[0].trace.paths == ()


@pytest.mark.parametrize(
    ("source", "noted"),
    [
        ("手順書は{{ a.manual }}。", "手順書は担当者だけが読める。［手順書は2013年時点の情報による。］"),
        ("{% if a.paper %}紙で出す。{% endif %}", "紙で出す。［電子決裁は2018年時点の情報による。］"),
        (
            "{% if a.paper %}{{ a.manual }}。{% endif %}",
            "担当者だけが読める。［手順書は2013年時点、電子決裁は2018年時点の情報による。］",
        ),
        ("- {{ a.manual }}\n- 別", "担当者だけが読める\n別［手順書は2013年時点の情報による。］"),
        (
            "表：手順\n\n| 項目 | 様子 |\n|---|---|\n| 手順書 | {{ a.manual }} |",
            "手順\n項目\t様子\n手順書\t担当者だけが読める\n注：手順書は2013年時点の情報による。",
        ),
        ("手順書は{{ asof('a.manual') }}に{{ a.manual }}。", "手順書は平成25年に担当者だけが読める。"),
        ("紙で出す人は{{ a.new }}。", "紙で出す人は多い。"),
        ("# 手順書は{{ a.manual }}", "手順書は担当者だけが読める"),
    ],
)
def test_what_rests_on_an_old_answer_tells_its_year_by_itself(
    answer: Make, composed: Compose, source: str, noted: str
) -> None:
    facts = (
        answer("a.manual", "担当者だけが読める", as_of="2013", label="手順書"),
        answer("a.paper", True, "yesno", as_of="2018-05-01", label="電子決裁"),
        answer("a.new", "多い", as_of="2026", label="紙"),
    )
    assert texts(composed(source, *facts)) == [noted]


def test_a_section_tells_the_year_of_an_old_answer_once(answer: Make, composed: Compose) -> None:
    facts = (
        answer("a.manual", "担当者だけが読める", as_of="2013", label="手順書"),
        answer("a.paper", True, "yesno", as_of="2013", label="電子決裁"),
    )
    source = "{{ a.manual }}。\n\n{% if a.paper %}紙で出す。{% endif %}\n\nまた、{{ a.manual }}。"

    assert texts(composed(source, *facts)) == [
        "担当者だけが読める。［手順書は2013年時点の情報による。］",
        "紙で出す。［電子決裁は2013年時点の情報による。］",
        "また、担当者だけが読める。",
    ]


@pytest.mark.parametrize(
    ("source", "figures"),
    [
        ("{{ say('年に30回とする。') }}", "「30回とする」"),
        ("{% if a.staff == 3 %}年に30回とする。{% endif %}", "「30回とする」"),
        ("{% for x in a.list %}年に30回とする。{% endfor %}", "「30回とする」"),
        ("表：30件の内訳\n\n| 項目 | 値 |\n|---|---|\n| 1 | 甲 |", "「30件の内訳」"),
        ("| 項目 | 値 |\n|---|---|\n| 甲 | 30 |", "「30」"),
        ("| 項目 | 値 |\n|---|---|\n| 甲 | 乙 |\n\n注：30件の時", "「30件の時」"),
        ("本文。^[30件の時]", "「30件の時」"),
        ("- 甲\n  - 30件の時", "「30件の時」"),
        ("{{ say('年に{{ a.staff }}回とする。') }}", ""),
        ("| 項目 | 値 |\n|---|---|\n| 甲 | {{ a.staff }} |", ""),
    ],
)
def test_a_number_without_a_trace_is_pointed_out_wherever_it_stands(
    answer: Make, composed: Compose, source: str, figures: str
) -> None:
    made = composed(source, answer("a.staff", 3, "integer"), answer("a.list", ("甲",), "choices"))
    problems = list(untraced_figures(made))

    assert [figures in problem.what for problem in problems] == ([True] if figures else [])


def test_what_is_not_known_stands_without_the_quotation_marks_of_an_answer(answer: Make, composed: Compose) -> None:
    facts = answer("q.open"), answer("q.given", "【未把握】ではない")
    made = composed("状態は「{{ figure('q.open') }}」、題は「{{ q.given }}」である。", *facts)
    assert texts(made) == ["状態は【未把握】、題は「【未把握】ではない」である。"]
    (block,) = made.blocks()
    assert set(block.trace.paths) == {"q.open", "q.given"}


@pytest.mark.parametrize("each", [map, side_by_side])
def test_mistakes_of_all_documents_are_told_at_once(
    each: Each, template_set: Callable[..., TemplateSet], context: Callable[..., Context]
) -> None:
    names = ("one", "two", "three")
    given = template_set({f"base/documents/{name}/text.md.j2": "# 章\n\n[](#nowhere)\n" for name in names})
    section = (SectionSpec("text"),)
    documents = tuple(DocumentSpec(name, name, name, "public", "chapters", section) for name in names)
    with pytest.raises(PlannerError) as raised:
        compose_all(replace(given, documents=documents), context(), each)
    told = dict.fromkeys(problem.place.label for problem in raised.value.problems)
    assert list(told) == ["one text", "two text", "three text"]
