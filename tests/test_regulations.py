"""What the guideline, the policy and the standards say agrees between them, and with the day they are made on."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from planner.audit.agreement import disagreements
from planner.manuscript.elements import Heading, Inlines, Paragraph, Table, Text
from planner.manuscript.model import Block, Manuscript
from planner.pipeline import compose_documents
from tests import told
from tests.cities import EXAMPLES, GROUP, ON, composed, workspace

pytestmark = GROUP


def documents(city: str, on: date = ON) -> dict[str, Manuscript]:
    return {item.id: item for item in composed(city, on)}


def alone(answers: Path, document: str) -> Manuscript:
    """Return the one document that an answers file was asked for."""
    (made,) = compose_documents(replace(workspace(answers), documents=(document,))).manuscripts
    return made


def table(manuscript: Manuscript, anchor: str) -> Block:
    return next(b for b in manuscript.blocks() if isinstance(b.content, Table) and b.content.anchor == anchor)


def rows(manuscript: Manuscript, anchor: str) -> list[list[str]]:
    found = table(manuscript, anchor)
    above = 2 if getattr(found.content, "caption", "") else 1  # caption and head; a sheet has no caption
    return [line.split("\t") for line in found.text.split("\n")[above:] if "\t" in line]


def clauses(manuscript: Manuscript) -> Iterator[Block]:
    """Yield the 項 of the articles, those of the 附則 left out."""
    for block in manuscript.blocks():
        if isinstance(block.content, Heading) and block.content.is_supplement:
            return
        if isinstance(block.content, Paragraph) and block.content.number:
            yield block


def headings(manuscript: Manuscript) -> list[Heading]:
    return [block.content for block in manuscript.blocks() if isinstance(block.content, Heading)]


def captions(manuscript: Manuscript) -> dict[str, str]:
    found = (block for block in manuscript.blocks() if isinstance(block.content, Heading))
    return {block.content.number: block.text for block in found if isinstance(block.content, Heading)}


def test_articles_state_rules_and_leave_the_state_of_today_to_the_annex() -> None:
    standards = documents("yuzawa")["security-standards"]
    telling = re.compile("現在は|いない。|の値）|有無は|状況は|行っている")
    assert [block.text for block in clauses(standards) if telling.search(block.text)] == []
    unknown = [block.text for block in clauses(standards) if "【未把握】" in block.text]
    assert len(unknown) <= 2  # the bodies it applies to, and the network model


def test_the_guideline_cites_the_articles_by_the_numbers_and_captions_they_have() -> None:
    made = documents("yuzawa")
    cited = {row[2] for row in rows(made["procurement-guideline"], "tbl-sec")}
    assert cited <= {f"{number}（{caption}）" for number, caption in captions(made["security-standards"]).items()}


def test_a_guideline_built_alone_cites_the_standards_by_the_captions_of_articles() -> None:
    guideline = alone(EXAMPLES / "yuzawa" / "answers.yaml", "procurement-guideline")
    assert [row[2] for row in rows(guideline, "tbl-sec")][:2] == [
        "「情報資産の分類」",
        "「採用するネットワークモデル」",
    ]


@pytest.mark.parametrize("model", ["alpha_dash", "beta_dash"])
def test_the_numbers_of_articles_tell_the_public_nothing_of_the_network_model(model: str, tmp_path: Path) -> None:
    given = (EXAMPLES / "yuzawa" / "answers.yaml").read_text(encoding="utf-8")
    answers = tmp_path / "answers.yaml"
    kept = re.sub("(?m)^network[.](model|plan_change):.*\n", "", given)
    answers.write_text(f"{kept}network.model: {model}\nnetwork.plan_change: true\n", encoding="utf-8")
    numbered = captions(alone(answers, "security-standards"))
    assert numbered == captions(documents("yuzawa")["security-standards"])


def leaflets(made: dict[str, Manuscript]) -> list[Manuscript]:
    return [item for item in made.values() if item.file_name.startswith("実施手順/")]


def test_the_procedures_are_those_that_the_standards_list() -> None:
    made = documents("yuzawa")
    written = {item.title.removeprefix("湯沢市") for item in leaflets(made)}
    listed = {row[0] for row in rows(made["security-standards"], "tbl-procedures")}
    assert len(written) >= 11
    assert written <= listed


@pytest.mark.parametrize("example", ["yuzawa", "katano"])
def test_no_document_prints_the_notation_of_templates(example: str) -> None:
    texts = {item.id: "\n".join(block.text for block in item.blocks()) for item in documents(example).values()}
    assert [name for name, text in texts.items() if "[](#" in text or "{#" in text or "}}" in text] == []


def test_the_procedures_cite_articles_of_the_standards_as_they_are() -> None:
    made = documents("yuzawa")
    captioned = set(captions(made["security-standards"]).items())
    for leaflet in leaflets(made):
        named = [block.text for block in leaflet.blocks() if block.text.startswith("根拠：情報セキュリティ対策基準の")]
        assert len(named) == (leaflet.id != "staff-rules"), leaflet.id
        assert {pair for text in named for pair in re.findall("(第[0-9]+条)（(.+?)）", text)} <= captioned


def in_place(manuscript: Manuscript, old: str, new: str) -> Manuscript:
    """Return the manuscript with words of its tables and paragraphs replaced."""

    def changed(inlines: Inlines) -> Inlines:
        return tuple(
            replace(item, text=item.text.replace(old, new)) if isinstance(item, Text) else item for item in inlines
        )

    def block(item: Block) -> Block:
        content = item.content
        if isinstance(content, Table):
            content = replace(content, rows=tuple(tuple(map(changed, row)) for row in content.rows))
        return replace(item, content=content, text=item.text.replace(old, new))

    sections = tuple(replace(part, blocks=tuple(map(block, part.blocks))) for part in manuscript.sections)
    return replace(manuscript, sections=sections)


@pytest.mark.parametrize("example", ["yuzawa", "katano"])
def test_the_deputy_of_the_ciso_and_the_manager_have_each_their_own_stand_in(example: str) -> None:
    stand_ins = {row[0]: row[2] for row in rows(documents(example)["security-standards"], "tbl-roles")}
    assert stand_ins["副CISO"] not in ("統括責任者", stand_ins["統括責任者"])


@pytest.mark.parametrize("example", ["yuzawa", "katano"])
def test_the_documents_of_a_build_agree(example: str) -> None:
    assert [str(problem) for problem in disagreements(documents(example).values())] == []


BROKEN = [
    ("procedure-incident", "30分", "45分", "「受付」の行が湯沢市情報セキュリティ対策基準と違います（30分／45分）"),
    ("procedure-genai", "（生成AI等の利用）", "（生成AIの利用）", "（生成AIの利用）という条がありません"),
    ("procurement-guideline", "第28条（媒体", "第29条（媒体", "第29条（媒体の廃棄及び消去）という条がありません"),
    ("procurement-guideline", "（管理区域）", "（立入禁止区域）", "（立入禁止区域）という条がありません"),
]


@pytest.mark.parametrize(("document", "old", "new", "what"), BROKEN)
def test_a_document_that_says_otherwise_than_another_is_pointed_out(
    document: str, old: str, new: str, what: str
) -> None:
    made = documents("yuzawa")
    broken = made | {document: in_place(made[document], old, new)}
    assert any(what in problem.what for problem in disagreements(broken.values()))


def test_who_loses_a_memory_stick_at_night_finds_on_one_page_whom_to_phone_in_which_time_and_what_not_to_do() -> None:
    leaflet = documents("yuzawa")["staff-rules"]
    text = "\n".join(block.text for block in leaflet.blocks())
    assert "15分以内" in text
    assert "夜中でも、上司の許可を待たない" in text
    assert any("夜中と休日は" in block.text for block in list(leaflet.blocks())[:3])
    posts, events = [b.text.split("\n")[2:] for b in leaflet.blocks() if isinstance(b.content, Table)][:2]
    assert len([line for line in posts if re.match(r"\d\t\S", line)]) >= 3
    assert [line for line in events if line.startswith("USBメモリ") and "探しに戻る" in line.split("\t")[2]]


@pytest.mark.parametrize("example", ["yuzawa", "katano"])
def test_who_stands_in_for_the_chief_at_night_is_the_same_in_standards_and_procedure(example: str) -> None:
    made = documents(example)
    roles = {row[0]: row for row in rows(made["security-standards"], "tbl-roles")}
    stand_in = roles[roles["統括責任者"][2]]
    post = stand_in[1] if stand_in[1] != "【未把握】" else stand_in[0]
    procedure = "\n".join(block.text for block in made["procedure-incident"].blocks())
    chief = roles["CISO"][1] if roles["CISO"][1] != "【未把握】" else "CISO"
    assert f"1回掛けて出なければ、直ちに{post}、{chief}の順に掛ける" in procedure
    assert roles["CSIRTの責任者"][2] == stand_in[0]


@pytest.mark.parametrize("example", ["yuzawa", "katano"])
def test_at_night_cutting_off_and_assessing_do_not_wait_for_the_morning(example: str) -> None:
    procedure = "".join(block.text for block in documents(example)["procedure-incident"].blocks())
    assert "遮断、評価、第一報は、翌開庁日を待たず、上の表の時間で行う" in procedure
    assert re.findall("([^、。]+)は、翌開庁日の始業時に", procedure) == ["原本"]


def test_the_incident_procedure_tells_what_to_stop_for_a_lost_medium_and_for_a_lost_device() -> None:
    tables = [b.text for b in documents("katano")["procedure-incident"].blocks() if isinstance(b.content, Table)]
    lost = [line.split("\t") for text in tables for line in text.split("\n") if "の紛失、盗難" in line]
    assert [row[0].split("、")[0] for row in lost] == ["媒体", "端末"]
    assert "持出しの票" in lost[0][2]
    assert "遠隔で消去" in lost[1][1]


def test_a_national_requirement_is_told_once_for_each_article_that_has_one_with_its_source() -> None:
    made = documents("katano")
    articles = {item.number for item in headings(made["security-standards"]) if item.number.endswith("条")}
    told = {
        article.partition("（")[0]: (acts, demand)
        for article, acts, demand in rows(made["procedure-audit"], "tbl-national")
    }
    assert len(told) == len(rows(made["procedure-audit"], "tbl-national")) > 20
    assert set(told) < articles
    source = r"（(概要|監査|対策|通知)[SP]\d+）\S"
    assert [
        acts for acts, demand in told.values() if not re.match(source, demand) and (demand, acts == "―") != ("―", False)
    ] == []


def test_the_audit_names_the_articles_with_a_national_requirement_that_are_not_yet_carried_out() -> None:
    procedure = documents("katano")["procedure-audit"]
    (count,) = (found for b in procedure.blocks() for found in re.findall(r"「残る」と書いた(\d+)条", b.text))
    articles = [article for article, _, _ in rows(procedure, "tbl-national")]
    named = {article.partition("（")[0] for article in articles if article.endswith("。残る")}
    assert int(count) == len(named) < len(articles)
    assert {"第13条", "第64条"} <= named  # nothing is known of the classes and of the audit


@pytest.mark.parametrize("example", ["yuzawa", "katano"])
def test_each_control_stands_once_with_its_state_and_owner(example: str) -> None:
    made = documents(example)
    standards, unasked = made["security-standards"], rows(made["procedure-audit"], "tbl-unasked")
    counted = next(block.text for block in standards.blocks() if "件の対策のうち" in block.text)
    total, done, left = map(int, re.findall(r"(\d+)件", counted)[:3])
    assert (total, left) == (done + left, sum(len(row[2].split("、")) for row in unasked))
    assert done == 0
    printed = {getattr(block.content, "anchor", "") for block in standards.blocks()}
    assert not printed & {"tbl-done", "tbl-status"}  # nothing is known to be carried out, or not to be
    assert unasked[0][0] == "CISO"


def test_the_yearly_work_is_counted_once_and_its_sum_told_by_the_standards() -> None:
    made = documents("katano")
    (told,) = (b.text for b in made["security-standards"].blocks() if b.text.startswith("定例の作業は、"))
    total = rows(made["procedure-audit"], "tbl-workload")[-1][-1]
    assert f"1年に計{total[:-2]}人日以上" in told
    assert total.endswith("以上")


def test_the_terms_of_contracts_stand_in_the_standards_alone_and_the_others_send_there() -> None:
    made = documents("yuzawa")
    duty = table(made["security-standards"], "tbl-outsourcing").text
    terms = re.findall(r"(?:\d+時間|\d+日)以内に[^。、]+", duty)
    assert len(terms) >= 3
    for name in ("procurement-guideline", "procedure-contractors"):
        text = "\n".join(block.text for block in made[name].blocks())
        assert [term for term in terms if term in text] == [], name
        assert "（委託契約に定める事項）" in text, name


@pytest.mark.parametrize("city", ["yuzawa", "katano"])
def test_no_row_falls_out_of_a_table_where_most_is_still_to_be_found_out(city: str) -> None:
    blocks = [block for manuscript in documents(city).values() for block in manuscript.blocks()]
    assert [block.text for block in blocks if isinstance(block.content, Paragraph) and "| " in block.text] == []


def test_the_forms_ask_for_seven_kinds_of_breakdown_and_examine_them_by_ten_checks_or_more() -> None:
    guideline = documents("yuzawa")["procurement-guideline"]
    assert len([row for row in rows(guideline, "tbl-form-quote") if row[0].startswith("内訳")]) == 7
    checks = [row for row in rows(guideline, "tbl-form-examine") if row[0]]
    assert len(checks) >= 10
    assert all(row[2] and row[5] for row in checks)


def test_points_of_the_evaluation_add_up_to_a_hundred() -> None:
    told = rows(documents("yuzawa")["procurement-guideline"], "tbl-form-score")
    points = [int(row[2]) for row in told if row[2]]
    assert sum(points[:-1]) == points[-1] == 100
    assert all(row[3] for row in told if row[0])


@pytest.mark.parametrize("city", ["yuzawa", "katano"])
def test_the_guideline_names_every_clause_whose_wording_is_a_sheet_to_put_to_contracts(city: str) -> None:
    made = compose_documents(replace(workspace(EXAMPLES / city / "answers.yaml"), documents=("procurement-guideline",)))
    (guideline,), (terms,) = made.manuscripts, [item for item in made.leaflets if item.id == "form-terms"]
    named = next(block.text for block in guideline.blocks() if "番号1から" in block.text)
    assert [row[1] for row in rows(terms, "tbl-lockin") if row[1] not in named and row[1] != "データの返却"] == []
    assert "返却" in named
    assert not any(row[2] in block.text for row in rows(terms, "tbl-lockin") for block in guideline.blocks())


def test_the_incident_table_counts_on_from_detection() -> None:
    minutes = {"分": 1, "時間": 60, "日": 60 * 24}

    def length(text: str) -> int:
        found = re.fullmatch(r"(\d+)(分|時間|日)", text)
        assert found, text
        return int(found[1]) * minutes[found[2]]

    stages = rows(documents("yuzawa")["security-standards"], "tbl-incident")
    for column in (2, 3):
        spans = [length(row[column]) for row in stages if len(row) > column]
        assert spans == sorted(spans)


@pytest.mark.parametrize(("on", "limit"), [(date(2025, 3, 1), "80万円"), (ON, "150万円")])
def test_the_ceiling_of_small_contracts_is_that_of_the_day(on: date, limit: str) -> None:
    assert rows(documents("yuzawa", on)["procurement-guideline"], "tbl-petty")[0][2] == limit


def test_a_document_does_not_know_the_law_of_later_days() -> None:
    made = documents("yuzawa", date(2025, 3, 1))
    text = "\n".join(block.text for name in made if name != "plan" for block in made[name].blocks())
    assert [word for word in ("第16条の3", "取適法", "令和9年7月1日", "令和8年3月") if word in text] == []


def test_the_disasters_of_a_paragraph_are_those_of_the_items_of_the_first_one(tmp_path: Path) -> None:
    """The reference is by name, so it holds whichever of the paragraphs behind the first stand."""
    hazards = 'format: 1\nbasics.municipality: "052078"\nbasics.hazards: [{}]\nbasics.branch_offices: 2\n'
    for kinds, cut_off in (("snow, isolation", "3　第1項"), ("isolation", "2　第1項")):
        (made,) = told.composed(hazards.format(kinds), tmp_path, "security-policy").manuscripts
        lines = told.lines(made)
        assert [line.split("の災害")[0] for line in lines if "孤立することを想定する" in line] == [cut_off]
        assert all(line.startswith("2　第1項の災害のうち") for line in lines if "豪雪については" in line)
        (threats,) = (block for block in made.blocks() if getattr(block.content, "anchor", "") == "threats-kinds")
        assert "脅威として、次の各号に掲げるもの" in threats.text
