"""`planner build` writes the documents, says what it did, and always does the same."""

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from docx.shared import RGBColor

from planner.questionnaire.model import QuestionType
from planner.shipped import shipped_folder
from tests.cli.conftest import DATE, EXAMPLES, Command
from tests.shipped import QUESTIONS

ONCE = pytest.mark.xdist_group("found out")  # so that one process builds what these look at


def text_of(path: Path) -> str:
    """Return every paragraph's text, tables included."""
    paragraphs = Document(str(path)).element.body.xpath(".//w:p")
    return "\n".join("".join(paragraph.xpath(".//w:t/text()")) for paragraph in paragraphs)


def rows_of(path: Path) -> list[list[str]]:
    """Return the cells of every row of every table."""
    rows = Document(str(path)).element.body.xpath(".//w:tr")
    return [["".join(cell.xpath(".//w:t/text()")) for cell in row.xpath("./w:tc")] for row in rows]


def test_two_builds_give_the_same_bytes_and_the_shipped_look_passes_a_strict_one(
    planner: Command, tmp_path: Path
) -> None:
    both = ("--document", "plan", "--document", "procurement-guideline", "--date", DATE)
    files = []
    for strict in ((), ("--strict",)):
        out = tmp_path / f"out{len(files)}"
        result = planner("build", EXAMPLES / "katano" / "answers.yaml", "-o", out, *both, *strict)
        assert result.status == 0
        assert "目次の頁: 推計です" in result.out
        files.append({path.name: path.read_bytes() for path in out.rglob("*") if path.is_file()})
    assert len(files[0]) == 17
    assert files[0] == files[1]


def test_an_overload_is_told_in_person_days_of_its_year(
    planner: Command, answers: Callable[[str], Path], tmp_path: Path
) -> None:
    few = "organisation.it_staff_fulltime: 0\norganisation.it_staff_parttime: 1\norganisation.new_work_share: 5\n"
    path = answers(f"{few}upper.plan_start: 2027")
    result = planner("build", path, "-o", tmp_path / "out", "--document", "plan", "--date", DATE)
    assert re.search(r"工程表: 令和9年度は、先に置く施策に要る人日が余力を[0-9.]+人日超えます", result.out), result.out
    assert any(row[0] == "不足する人日" and float(row[2]) > 0 for row in rows_of(next((tmp_path / "out").glob("01*"))))


def test_a_build_works_from_the_municipality_alone(
    planner: Command, answers: Callable[[str], Path], tmp_path: Path
) -> None:
    result = planner("build", answers(""), "-o", tmp_path / "out", "--date", DATE)
    assert result.status == 0
    assert re.search(r"秋田県湯沢市の文書を\d+件作りました（案", result.out)


def test_a_plan_whose_period_has_begun_is_built_too(
    planner: Command, answers: Callable[[str], Path], tmp_path: Path
) -> None:
    path = answers("upper.plan_start: 2025")
    assert planner("build", path, "-o", tmp_path / "out", "--document", "plan", "--date", DATE).status == 0


def test_a_final_build_is_refused_while_something_required_is_missing(
    planner: Command, answers: Callable[[str], Path], tmp_path: Path
) -> None:
    result = planner("build", answers(""), "-o", tmp_path / "out", "--final", "--date", DATE)
    assert result.status == 1
    assert "情報担当の専任職員数" in result.err
    assert not (tmp_path / "out").exists()


def test_a_final_build_is_refused_while_a_table_is_broken_off(
    planner: Command, answers: Callable[[str], Path], tmp_path: Path
) -> None:
    table = "\nvoices.findings:\n  value:\n  - {finding: 窓口が遠い}\n  unfinished: true\n"
    path = answers(complete_answers() + table)
    common = ("build", path, "-o", tmp_path / "out", "--document", "security-policy", "--date", DATE)
    result = planner(*common, "--final")
    assert (result.status, result.err.count("誤り")) == (1, 1)
    assert re.search(r"yaml \d+行目 「[^」]+」: 表が途中です（1行まで", result.err)
    assert planner(*common).status == 0
    path.write_text(path.read_text(encoding="utf-8").replace("  unfinished: true\n", ""), encoding="utf-8")
    assert planner(*common, "--final").status == 0


def test_a_final_build_asks_for_what_only_an_open_condition_hides(
    planner: Command, answers: Callable[[str], Path], tmp_path: Path
) -> None:
    shutil.copytree(shipped_folder("questionnaires"), tmp_path / "questions")
    path = tmp_path / "questions" / "09_network.yaml"
    text = path.read_text(encoding="utf-8")
    last = text.index("  - id: ", text.index("  - id: ") + 1)
    asked = """  - id: next_model
    label: 次の構成
    type: text
    ask: 次の構成は何ですか。
    why: 試しに聞く。
    respondent: it
    disclosure: public
    required: true
    when: procurement.prior_consultation
"""
    path.write_text(text[:last] + asked + text[last:], encoding="utf-8")
    common = ("-o", tmp_path / "out", "--final", "--questionnaires", tmp_path / "questions", "--date", DATE)
    common = (*common, "--document", "security-policy")
    result = planner("build", answers(complete_answers()), *common)
    assert (result.status, result.err.count("誤り")) == (1, 1)
    assert "network.next_model" in result.err
    assert "procurement.prior_consultation" in result.err
    decided = answers(complete_answers() + "\nprocurement.prior_consultation: false")
    assert planner("build", decided, *common).status == 0


def test_one_document_can_be_built_alone(planner: Command, answers: Callable[[str], Path], tmp_path: Path) -> None:
    planner("build", answers(""), "-o", tmp_path / "out", "--document", "security-policy", "--date", DATE)
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "03_情報セキュリティ基本方針（案）.docx",
        "manifest.json",
    ]


HOSTILE = [
    "{{ 7*7 }}",
    "{% for x in y %}",
    "<w:p/>",
    "& < > \" '",
    "a | b",
    "`code` **x** # 見出し",
    "[x](y) ![](z)",
    "\\",
    "あ" * 10_000,
]


def test_hostile_answers_stand_literally_in_the_document(
    planner: Command, answers: Callable[[str], Path], tmp_path: Path
) -> None:
    rows = "".join(
        f"  - {{topic: {json.dumps(text, ensure_ascii=False)}, fact: x, source: y, year: z}}\n" for text in HOSTILE
    )
    path = answers(f"basics.local_issues:\n{rows}")
    assert planner("build", path, "-o", tmp_path / "out", "--document", "plan", "--date", DATE).status == 0
    text = text_of(tmp_path / "out" / "01_地域情報化計画（案）.docx")
    for hostile in HOSTILE:
        assert hostile in text


def complete_answers() -> str:
    """Return an answer to every required question but the municipality."""
    samples = {
        QuestionType.INTEGER: "3",
        QuestionType.TEXT: "副市長",
        QuestionType.DEPARTMENT: "情報政策課",
        QuestionType.YEAR: "2027",
        QuestionType.CHOICES: "[mayor, council, education]",
    }
    required = [question for question in QUESTIONS if question.required]
    lines = []
    for question in required:
        if question.type is QuestionType.CHOICE:
            lines.append(f"{question.id}: {question.choices[0].id}")
        elif question.type is not QuestionType.MUNICIPALITY:
            lines.append(f"{question.id}: {samples[question.type]}")
    return "\n".join(lines).replace("basics.total_staff: 3", "basics.total_staff: 300")


def test_a_final_build_with_every_required_answer_is_no_draft(
    planner: Command, answers: Callable[[str], Path], tmp_path: Path
) -> None:
    output = ("-o", tmp_path / "out", "--document", "plan")
    to_come = "upper.process: [{date: 令和8年12月, meeting: 意見公募（予定）}]"
    result = planner("build", answers(f"{complete_answers()}\n{to_come}"), *output, "--final", "--date", DATE)
    assert result.status == 0, result.err
    assert "確定版: " not in result.out
    assert "「策定の経過」の1行目（令和8年12月）は、まだ済んでいません" in result.out
    names = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert names == ["01_地域情報化計画.docx", "manifest.json"]
    assert "第1版" in text_of(tmp_path / "out" / names[0])


def test_a_final_build_refuses_answers_that_are_still_those_of_an_example(
    planner: Command, answers: Callable[[str], Path], tmp_path: Path
) -> None:
    borrowed = "upper.vision: 第2次○○市総合計画\nbasics.merged_towns: [{name: 旧△△町, merged_on: 2005-03-22}]"
    path = answers(f"{complete_answers()}\n{borrowed}")
    common = ("-o", tmp_path / "out", "--document", "staff-rules", "--date", DATE)
    result = planner("build", path, *common, "--final")

    assert result.status == 1
    assert "「第2次○○市総合計画」に、名を伏せた「○○」が残っています" in result.err
    assert "「旧△△町」に、名を伏せた「△△」が残っています" in result.err
    assert "確定版: 足りないか直す回答が、あと2問あります" in planner("build", path, *common).out


def test_a_draft_says_what_makes_it_final(planner: Command, answers: Callable[[str], Path], tmp_path: Path) -> None:
    common = ("-o", tmp_path / "out", "--document", "staff-rules", "--date", DATE)
    assert re.search(r"確定版: 足りないか直す回答が、あと\d+問あります", planner("build", answers(""), *common).out)
    said = planner("build", answers(complete_answers()), *common).out
    assert "確定版: 必要な回答はそろっています。--final を付けて作ると、「案」が外れます" in said


def test_a_purchase_that_cannot_be_in_time_is_told(
    planner: Command, answers: Callable[[str], Path], tmp_path: Path
) -> None:
    months = "budget.request_month: 10\nprocurement.council_months: '3月、6月、9月、12月'"
    ledger = "systems.ledger: [{work: 財務会計, contract: lease, renewal: 2027}]"
    plan = f"upper.plan_start: 2027\nupper.plan_years: 5\nprocurement.next_case: 財務会計\n{months}\n{ledger}"
    output = ("-o", tmp_path / "out", "--document", "staff-rules", "--date", DATE)

    def said(live: str) -> str:
        return planner("build", answers(f"{plan}\nprocurement.next_case_start: {live}"), *output).out

    late = r"調達: 財務会計は、令和9年度の更新に短い日程でも\d+週間足りません（台帳の更新年度を"
    assert re.search(late, said("2027-06-01"))
    assert "調達: " not in said("2028-03-01")


def test_a_copy_for_review_says_what_each_block_rests_on(
    planner: Command, answers: Callable[[str], Path], tmp_path: Path
) -> None:
    given = answers("basics.total_staff: 564")
    result = planner("build", given, "-o", tmp_path / "o", "--date", DATE, "--document", "plan", "--review")
    assert result.status == 0
    manifest = json.loads((tmp_path / "o" / "manifest.json").read_text(encoding="utf-8"))
    classes = {document["id"]: document["disclosure"] for document in manifest["documents"]}
    assert set(classes) == {"plan", "plan-review"}
    assert classes["plan"] == "public"
    (copy,) = (tmp_path / "o").glob("*（根拠確認用）*.docx")
    assert Document(str(copy)).core_properties.title.endswith("地域情報化計画（根拠確認用）")
    comments = Document(str(copy)).comments
    assert any("回答：全職員数 564人" in comment.text for comment in comments)
    assert any("公的統計：" in comment.text for comment in comments)
    (plain,) = (path for path in (tmp_path / "o").glob("01_*.docx") if path != copy)
    assert list(Document(str(plain)).comments) == []


def test_a_strict_build_refuses_what_is_hard_to_read_and_writes_nothing(
    planner: Command, answers: Callable[[str], Path], tmp_path: Path
) -> None:
    templates = tmp_path / "templates"
    shutil.copytree(shipped_folder("plan_templates"), templates)
    style = Document(str(templates / "base" / "style.docx"))
    style.styles["Caption"].font.color.rgb = RGBColor(0xCC, 0xCC, 0xCC)
    style.save(str(templates / "base" / "style.docx"))
    arguments = ("build", answers(""), "--date", DATE, "--document", "security-policy", "--templates", templates)
    lenient = planner(*arguments, "-o", tmp_path / "lenient", "--details")
    assert lenient.status == 0
    assert "スタイル「caption」の文字が背景に対して薄すぎます" in lenient.out
    strict = planner(*arguments, "-o", tmp_path / "strict", "--strict")
    assert strict.status == 1
    assert "スタイル「caption」の文字が背景に対して薄すぎます" in strict.err
    assert not (tmp_path / "strict").exists()


@pytest.mark.usefixtures("built_once")
def test_a_build_tells_how_many_narrower_values_it_shows_and_on_request_why(
    planner: Command, answers: Callable[[str], Path], tmp_path: Path
) -> None:
    file = answers("budget.contracts: 41\nbudget.request_month: 10")
    plain = planner("build", file, "-o", tmp_path / "out", "--document", "procurement-guideline", "--date", DATE)
    told = planner(
        "build", file, "-o", tmp_path / "out2", "--document", "procurement-guideline", "--date", DATE, "--details"
    )
    assert "理由を付けて公開を認めた次の値のほかは出ていません" in plain.out
    assert "  湯沢市情報システム調達ガイドライン: " in plain.out
    assert plain.out.count("（値と理由は --details で表示します）") == 1
    assert "「予算要求の締切月」: 予算編成の月は" in told.out
    reasons = [line.split("（湯沢市")[0] for line in told.out.splitlines() if line.startswith("    「")]
    assert f"  認めた値と理由: {len(reasons)}件" in told.out
    assert len(set(reasons)) == len(reasons)


def test_several_documents_can_be_asked_for_and_every_unknown_one_is_named(
    planner: Command, answers: Callable[[str], Path], tmp_path: Path
) -> None:
    common = ("build", answers(""), "-o", tmp_path / "out", "--date", DATE)
    assert planner(*common, "--document", "security-policy", "--document", "情報セキュリティ対策基準").status == 0
    found = sorted(path.name for path in (tmp_path / "out").glob("*.docx"))
    assert found == ["03_情報セキュリティ基本方針（案）.docx", "04_情報セキュリティ対策基準（案）.docx"]
    result = planner(*common, "--document", "plan", "--document", "計面", "--document", "方針")
    assert result.status == 1
    assert "文書「計面」はありません" in result.err
    assert "文書「方針」はありません" in result.err


# A measure that the plan begins and one that it does not, each with figures; what was ruled about two things told
_FOUND_OUT = """basics.local_issues:
- {topic: 何かの課題, fact: 3件, source: 調査, year: 2025}
- {topic: 別の困りごと, fact: 4件, source: 調査, year: 2025}
priorities.measure_figures:
- {measure: 決める会議と毎年の進行管理, baseline: "{{ 7 * 7 }} **件**", as_of: 令和8年10月, source: "台帳 | 写し",
   target: 3件}
- {measure: 除雪の位置と出来高の記録にかかる時間の削減, baseline: 9日}
priorities.rulings:
- {told: 何か, measure: なし, office: "{{ 7 * 7 }}課", means: "**棚** | の鍵を替える"}
- {told: 別の困りごと, measure: わなの見回りと獣の記録の分担}
"""


@pytest.fixture
def found_out(
    built_once: None, planner: Command, answers: Callable[[str], Path], tmp_path: Path
) -> tuple[str, list[list[str]]]:
    """Return what a build says after a town found out and ruled things, and the rows of its plan."""
    result = planner("build", answers(_FOUND_OUT), "-o", tmp_path / "out", "--document", "plan", "--date", DATE)
    assert result.status == 0, result.err
    return result.out, rows_of(next((tmp_path / "out").glob("01*")))


@ONCE
def test_the_plan_prints_what_was_measured_as_it_was_written(found_out: tuple[str, list[list[str]]]) -> None:
    _, rows = found_out
    text = "\n".join("\t".join(row) for row in rows)
    assert "基準値：{{ 7 * 7 }} **件**（令和8年10月、台帳 | 写し）。目標値：令和13年度に3件" in text


@ONCE
def test_the_plan_prints_what_the_town_ruled_about_something_told_as_it_was_written(
    found_out: tuple[str, list[list[str]]],
) -> None:
    _, rows = found_out
    (found,) = (row for row in rows if row[0] == "何かの課題")
    assert found[-1] == "本計画の施策では扱わない（受け持つのは{{ 7 * 7 }}課で、**棚** | の鍵を替える）"


@ONCE
def test_a_build_tells_which_measure_a_ruling_names_although_the_plan_does_not_begin_it(
    found_out: tuple[str, list[list[str]]],
) -> None:
    said, _ = found_out
    assert "挙がったことへの扱い: 「わなの見回りと獣の記録の分担」は、今の計画では始めない施策なので、" in said


@ONCE
def test_a_build_tells_of_figures_of_a_measure_that_the_plan_does_not_begin(
    found_out: tuple[str, list[list[str]]],
) -> None:
    said, _ = found_out
    title = "除雪の位置と出来高の記録にかかる時間の削減"
    assert f"施策ごとに分かった値: 「{title}」は、今の計画では行わない施策なので使いません" in said


def test_a_build_tells_how_many_baselines_are_to_be_measured_and_where_they_go(
    planner: Command, answers: Callable[[str], Path], tmp_path: Path
) -> None:
    result = planner("build", answers(""), "-o", tmp_path / "out", "--document", "plan", "--date", DATE)
    (line,) = (line for line in result.out.splitlines() if line.startswith("施策の基準値: "))
    found = re.fullmatch(
        r"施策の基準値: (\d+)件のうち(\d+)件に【未把握】があります"
        "（測った値は planner interview --section 施策ごとに分かった値 で入れます）",
        line,
    )
    assert found is not None, line
    texts = ["\t".join(row) for row in rows_of(next((tmp_path / "out").glob("01*")))]
    unmeasured = [text for text in texts if re.search("基準値：[^：]*【未把握】", text)]
    assert int(found[2]) == len(unmeasured) <= int(found[1])
