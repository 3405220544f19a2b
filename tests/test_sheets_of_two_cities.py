"""Two cities of the same kind get sheets that differ where their answers do: what is done, not only the names in it."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from planner.manuscript.elements import Heading
from planner.manuscript.plaintext import block_lines
from planner.pipeline import compose_documents
from tests.reference.towns import FOLDER, workspace

TOWN = "mihontsu"
OTHERWISE = {
    "医療機関への内容の照会が10件に1件": "FAXの字が読めず電話で聞き直しが3割",
    "投資の審査、クラウドの経費の管理、仕様書の確認": "新しい事業の提案が中心で、契約は見ない",
    "データ連携基盤を今の大きさのまま更新することはしない。": "",
}


def sheets(town: str, answers: Path | None = None) -> dict[str, str]:
    """Return the text of each sheet of the plan of a town, or with other answers, by the title of its measure."""
    asked = replace(workspace(town), documents=("plan",), final=False)
    made = compose_documents(replace(asked, answers=answers) if answers else asked)
    found: dict[str, str] = {}
    title = ""
    for block in made.manuscripts[0].blocks():
        if isinstance(block.content, Heading):
            title = block.text.partition("　")[2] or block.text.partition(" ")[2]
        else:
            found[title] = "\n".join([found.get(title, ""), *block_lines(block)])
    return found


@pytest.fixture(scope="module")
def as_it_is() -> dict[str, str]:
    return sheets(TOWN)


@pytest.fixture(scope="module")
def otherwise(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    text = (FOLDER / TOWN / "answers.yaml").read_text(encoding="utf-8")
    for one, other in OTHERWISE.items():
        assert one in text
        text = text.replace(one, other)
    path = tmp_path_factory.mktemp("other") / "answers.yaml"
    path.write_text(text, encoding="utf-8")
    return sheets(TOWN, path)


@pytest.mark.parametrize(
    ("title", "told", "told_otherwise"),
    [
        (
            "保健所と医療機関の届出と連絡の二重の入力の解消",
            "聞き直しの多い医療機関8所から訪ねて国の様式の書き方をそろえ",
            "電子で届かなかった届出を医療機関ごとに2か月数え",
        ),
        (
            "課をまたぐデータの使い方と個人情報の扱いの決まり",
            "つなぎの仕組みは、「データ連携基盤を今の大きさのまま更新することはしない。",
            "使う事業が2つ以下の仕組みは更新しない",
        ),
        (
            "外部の専門家の権限と時間の使い方の決まり",
            "専門家の意見で減った額",
            "試した提案のうち始める前の値を改めた割合",
        ),
    ],
)
def test_a_sheet_says_what_is_done_here(
    as_it_is: dict[str, str], otherwise: dict[str, str], title: str, told: str, told_otherwise: str
) -> None:
    assert told in as_it_is[title]
    assert told_otherwise in otherwise[title]
    assert told not in otherwise[title]


def test_offices_that_match_records_by_hand_are_the_first_to_write_down_what_they_use(as_it_is: dict[str, str]) -> None:
    sheet = as_it_is["課をまたぐデータの使い方と個人情報の扱いの決まり"]
    assert "「個人住民税の当初課税」（給与支払報告書の名寄せの誤りが年に1,860件）" in sheet
    assert "外の相手と行っている「津波避難ビル126棟の開錠と受入れの状況の共有」（牧江港臨海企業の協議会）" in sheet


def test_systems_that_can_be_stopped_at_any_time_are_looked_at_first(as_it_is: dict[str, str]) -> None:
    sheet = as_it_is["部局ごとのシステムの重なりを年1回決め直す仕組み"]
    assert "ホームページ・多言語の案内は利用料を払うもので、契約の年を待たずにやめられるため、先に並べる。" in sheet
    assert "市民局戸籍住民課（4件）" in sheet


def test_those_who_help_in_their_offices_go_on_and_half_of_them_change_each_year() -> None:
    told = "今の推進担当61人の任期を2年とし、毎年度、半分を替える。"
    assert told in sheets("mihongawa")["各課の推進担当と職員の学び"]


def test_what_follows_is_told_by_the_fact_that_the_town_told() -> None:
    told = "「団地の高齢化」に挙げた事実（鷺洲台団地の一人暮らしの高齢の世帯は1,340で、"
    found = [text for text in sheets("mihondai").values() if f"行わない場合：{told}" in text]
    assert found
    assert all("を、改めないまま令和12年度を迎える。" in text for text in found)
