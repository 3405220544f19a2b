"""The forms of the guideline lie beside it as files, and keep what people wrote in them."""

import json
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from docx import Document

from tests.cli.conftest import DATE, Command, Result
from tests.validity import quick_findings

pytestmark = [pytest.mark.xdist_group("folder"), pytest.mark.usefixtures("built_once")]

Build = Callable[..., Result]


@pytest.fixture
def build(planner: Command, answers: Callable[[str], Path], tmp_path: Path) -> Build:
    def built(entries: str = 'basics.municipality: "052078"') -> Result:
        common = ("-o", tmp_path / "out", "--document", "procurement-guideline", "--date", DATE)
        return planner("build", answers(entries), *common)

    return built


def test_every_form_has_a_title_of_its_own(build: Build, tmp_path: Path) -> None:
    build()
    for path in (tmp_path / "out" / "様式").glob("*.docx"):
        name = path.stem.removesuffix("（案）").replace("_", " ")
        assert Document(str(path)).core_properties.title.endswith(name), path.name


def words(path: Path) -> str:
    return "".join("".join(Document(str(path)).element.body.xpath(".//w:t/text()")).split())


@pytest.mark.parametrize(("staff", "forms"), [(5, 12), (12, 18)])
def test_every_form_lies_in_its_folder_and_in_the_record(build: Build, tmp_path: Path, staff: int, forms: int) -> None:
    build(f"organisation.it_staff_fulltime: {staff}\norganisation.it_staff_parttime: 0")
    names = sorted(path.name for path in (tmp_path / "out" / "様式").iterdir())
    assert len([name for name in names if name.endswith(".docx")]) == forms
    assert [name for name in names if name.endswith(".xlsx")] == [
        "様式第2号_見積依頼書（案）.xlsx",
        "様式第5号_評価表（案）.xlsx",
    ]
    record = json.loads((tmp_path / "out" / "manifest.json").read_text(encoding="utf-8"))
    listed = sorted(Path(item["file"]).name for item in record["documents"] if item["file"].startswith("様式/"))
    assert listed == names
    assert len({item["id"] for item in record["documents"]}) == len(names) + 1


@pytest.mark.parametrize(("code", "forms"), [("054640", 8), ("052078", 8)])
def test_who_has_not_said_who_is_in_charge_gets_the_short_set_in_a_village(
    build: Build, tmp_path: Path, code: str, forms: int
) -> None:
    build(f'basics.municipality: "{code}"')
    made = [path.name for path in (tmp_path / "out" / "様式").glob("様式第*.docx")]
    assert len(made) == forms
    assert f"様式は次の{forms}種である" in words(tmp_path / "out" / "02_情報システム調達ガイドライン（案）.docx")


def test_a_form_and_the_clauses_stand_alone_and_the_guideline_only_names_them(build: Build, tmp_path: Path) -> None:
    build()
    guideline = words(tmp_path / "out" / "02_情報システム調達ガイドライン（案）.docx")
    form = tmp_path / "out" / "様式" / "様式第3号_見積査定表（案）.docx"
    for path, title in ((form, "見積査定表"), (form.with_name("契約の特記事項（案）.docx"), "契約の特記事項")):
        told = words(path).removeprefix("様式第3号").removeprefix(title)
        assert len(told) > 300
        assert told not in guideline
        assert title in guideline
    checklist = words(tmp_path / "out" / "様式" / "所管課の点検表（案）.docx")
    assert "「湯沢市情報システム調達ガイドライン」の表" in checklist
    assert list(quick_findings(form)) == []


def test_a_form_to_be_filled_in_is_listed_in_the_guideline_and_printed_once(build: Build, tmp_path: Path) -> None:
    build()
    guideline = words(tmp_path / "out" / "02_情報システム調達ガイドライン（案）.docx")
    form = words(tmp_path / "out" / "様式" / "様式第1号_事前協議書（案）.docx")
    question = "代わりの方法を比べた結果"
    assert question in form
    assert question not in guideline
    assert "所管課が書くもの：様式第1号（事前協議書）" in guideline


@pytest.mark.parametrize(
    ("form", "rule"),
    [
        ("様式第1号_事前協議書（案）.docx", "5年間の総費用を、現行の費用と比べているか"),
        ("様式第1号_事前協議書（案）.docx", "現在の契約を延ばす額を事業者に尋ね、記録した"),
        ("様式第3号_見積査定表（案）.docx", "最も低い見積りを、そのまま予定価格にしない"),
        ("様式第3号_見積査定表（案）.docx", "妥当性を確かめられない行は、作業の範囲を減らして契約する"),
        ("様式第4号_方式と仕様書の記録（案）.docx", "理由と「同等品を可とする」旨を書く"),
        ("様式第4号_方式と仕様書の記録（案）.docx", "予定価格の根拠が、査定した見積りと結び付いているか"),
        ("様式第1号_事前協議書（案）.docx", "対象人数が1,000人に満たない事務では"),
        ("様式第4号_方式と仕様書の記録（案）.docx", "既存の機能、運用の変更又は共同利用で足りる"),
        ("様式第4号_方式と仕様書の記録（案）.docx", "同じ締切まで封をして出させ"),
        ("様式第5号_評価表（案）.docx", "同点のときは、総費用の低い者を選ぶ"),
        ("様式第5号_評価表（案）.docx", "採点の前に点を相談しない"),
        ("様式第7号_提案依頼書（案）.docx", "どの時点のデータに、何時間で戻すか"),
        ("システム台帳の票（案）.docx", "紙で続けられる時間、最後に復元を試した日"),
        ("着手と見直しの票（案）.docx", "公表されている審査の要領に6割の例がある"),
        ("着手と見直しの票（案）.docx", "予算編成の通知で確かめる"),
        ("様式第7号_提案依頼書（案）.docx", "管理区域での作業には職員が立ち会う"),
    ],
)
def test_a_rule_stands_on_the_form_on_which_it_is_followed_and_nowhere_else(
    build: Build, tmp_path: Path, form: str, rule: str
) -> None:
    build()
    assert rule in words(tmp_path / "out" / "様式" / form)
    assert rule not in words(tmp_path / "out" / "02_情報システム調達ガイドライン（案）.docx")


def test_the_scores_of_a_committee_are_kept_when_the_forms_are_built_again(build: Build, tmp_path: Path) -> None:
    build()
    path = tmp_path / "out" / "様式" / "様式第5号_評価表（案）.xlsx"
    book = openpyxl.load_workbook(path)
    book["委員1"]["E8"] = "優れる"
    book.save(path)
    result = build()
    kept = path.with_stem(f"{path.stem}（手直し {DATE}）")
    assert openpyxl.load_workbook(kept)["委員1"]["E8"].value == "優れる"
    assert "Excel のファイルのため、どこが変わったかは示せません" in result.out
