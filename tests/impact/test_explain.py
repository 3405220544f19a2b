"""`planner explain` says in words what an answer touches, and finds the answer by whatever it is called."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from planner.examples import example
from planner.impact.subject import subject
from planner.pipeline import check
from planner.shipped import shipped_folder
from planner.workspace import Workspace
from tests.cli.conftest import Command

pytestmark = [pytest.mark.xdist_group("explain"), pytest.mark.usefixtures("composed_once")]

DATE = ("--date", "2026-11-25")


def explained(planner: Command, *arguments: object) -> list[str]:
    result = planner("explain", *arguments, *DATE)
    assert (result.status, result.err) == (0, "")
    return result.out.splitlines()


def part(lines: list[str], title: str) -> list[str]:
    """Return the lines below a title, up to the next empty line."""
    after = lines[lines.index(title) + 1 :]
    return after[: after.index("")] if "" in after else after


def test_value_figures_judgements_measures_and_passages_are_told(planner: Command) -> None:
    lines = explained(planner, "organisation.it_staff_fulltime", "--example", "mihondate")
    assert lines[:2] == [
        "情報担当の専任職員数（organisation.it_staff_fulltime）",
        "  値: 4人（事務分担表、2026-04-01、公開）",
    ]
    assert "  情報担当の人数（専任と兼任）（derived.it_staff_total）: 4人" in part(lines, "この値から計算する値")
    assert part(lines, "成熟度の判定項目") == [
        "  推進体制と人材（今は段階3）の段階1: 満たす。情報担当の職員を1人以上置いている。"
    ]
    assert "  今の回答では課題でない: 一人に集まる情報担当の仕事" in part(lines, "課題")
    counted = "30件の施策の年度、優先順位又は担当"  # each of the 30 measures once, whatever it reads of the value
    assert part(lines, "選んだ施策")[:2] == [
        f"  この値を通して、{counted}",
        f"  兼任の職員1人を専任に換算する割合を通して、{counted}",
    ]
    documents = part(lines, "文書")
    assert "  見本館市地域情報化計画" in documents
    assert "    第2章　情報化の現状とこれまでの取組: 値を使う所2、判定を通して変わる所1" in documents
    assert not any("【" in line and "{{" in line for line in lines)


def test_rows_are_told_by_their_number_years_as_years_and_nothing_as_none(planner: Command) -> None:
    figures = part(explained(planner, "systems.ledger", "--example", "mihonjima"), "この値から計算する値")
    told = dict(line.rpartition("）: ")[::2] for line in figures)
    told = {label.rpartition("（")[2]: value for label, value in told.items()}
    assert told["derived.standing_costs"] == "4件"
    assert told["derived.renewal_peak_year"] == "令和10年度"
    assert told["derived.unlisted_works"] == "なし"
    people = part(explained(planner, "stats.pop_census_2025_prelim", "--example", "mihontsu"), "この値から計算する値")
    assert any(line.endswith("（derived.pop_round_year）: 2030年") for line in people)


def test_a_section_without_a_heading_is_named_by_the_caption_of_its_table(planner: Command) -> None:
    documents = part(explained(planner, "systems.ledger", "--example", "mihondai"), "文書")
    assert any(line.strip().startswith("表") and "見本台市の工程表" in line for line in documents)
    assert not any(line.strip().startswith("roadmap") for line in documents)


def test_an_open_question_tells_what_its_answer_would_decide(planner: Command, answers: Callable[[str], Path]) -> None:
    lines = explained(planner, "organisation.headquarters", answers(""))
    assert lines[1] == "  値: 【未把握】（公開）"
    assert part(lines, "答えると決まること") != []
    others = lines[lines.index("答えれば") + 1 :]
    assert [line for line in others if line.startswith("  「")] == ["  「はい」なら:", "  「いいえ」なら:"]


def test_each_matter_told_in_free_words_says_which_measures_its_words_were_found_to_mean(planner: Command) -> None:
    title = "言葉から読み取ったこと（違うときは、「挙がったことへの扱い」に書く）"
    issues = part(explained(planner, "地域の課題", "--example", "mihondate"), title)
    assert [line.partition(":")[0] for line in issues] == [
        f"  「{topic}」"
        for topic in ("除雪の担い手", "雪下ろしの事故", "総合支所の窓口", "空き家", "旧市町村ごとに違う手続")
    ]
    assert issues[3].endswith("「空き家になりそうな家の早い把握と声掛け」")
    results = part(explained(planner, "previous.results", "--example", "mihondate"), title)
    assert results[1] == "  「コンビニ交付の開始」: 達成したか終えるので、引き継がない"
    assert results[3] == "  「庁内の無線LAN」: 言葉の当たる施策はない"
    projects = part(explained(planner, "地域での取組", "--example", "mihondate"), title)
    assert projects[1] == (
        "  「水田48枚の水位をセンサーで見る実証」: "
        "言葉の当たる施策はない。施策の外で続ける取組として、連携する相手の表に載せる"
    )
    assert title not in explained(planner, "organisation.cio", "--example", "mihondate")


def test_a_matter_is_found_by_its_own_words_where_no_question_has_them(planner: Command) -> None:
    lines = explained(planner, "雪下ろし", "--example", "mihondate")
    assert [line for line in lines if not line.startswith("  ")] == [
        f"{table}の「雪下ろし」から読み取ったこと（違うときは、「挙がったことへの扱い」に書く）"
        for table in ("地域の課題", "地域での取組", "業務の一覧")
    ]
    assert lines[1].startswith("  「雪下ろしの事故」: 課題")
    assert planner("explain", "見本の無い言葉", "--example", "mihondate", *DATE).status == 2


def test_a_statistic_can_be_asked_about_too(planner: Command) -> None:
    lines = explained(planner, "stats.ratio_65plus_2020_pct", "--example", "mihondate")
    assert lines[1].startswith("  値: 42.7%（")
    assert any("65歳以上" in line for line in part(lines, "文書"))


def test_another_answer_tells_the_levels_issues_measures_and_sections_that_change(planner: Command) -> None:
    lines = explained(planner, "organisation.it_staff_fulltime", "--example", "mihondate", "--if", "29")
    assert lines[1] == "「29人」なら:"
    assert "  加わる課題: 29人の情報担当と各課との役割の重なり" in lines
    sections = lines[lines.index("  変わる節:") + 1 :]
    assert any(line.startswith("    procurement-guideline 第4章　三つの関門: ") for line in sections)
    assert not any(line.startswith("    security-policy") for line in sections)


@pytest.mark.parametrize(
    ("item", "answer"), [("organisation.it_staff_fulltime", "多い"), ("stats.pop_juki_20250101", "3")]
)
def test_what_is_no_answer_is_refused(planner: Command, item: str, answer: str) -> None:
    result = planner("explain", item, "--example", "mihondate", "--if", answer, *DATE)
    assert (result.status, result.out) == (2, "")
    assert f"--if の「{answer}」は、この設問の答えになりません" in result.err


def test_the_answers_named_before_the_question_are_told_to_stand_behind_it(planner: Command) -> None:
    result = planner("explain", "answers.yaml", "専任職員")
    assert (result.status, result.out) == (2, "")
    assert "設問を先に書きます（planner explain 専任職員 answers.yaml）" in result.err


# what is asked for -> what is said
UNKNOWN = [
    ("organisation.it_staff_fulltme", "「情報担当の専任職員数」（organisation.it_staff_fulltime）のことですか"),
    ("情報担当", "次から選んでください: "),
    ("まったく別のこと", "設問の id（分野.設問）か、設問の名前か表に書いた言葉の一部を書いてください"),
]


@pytest.mark.parametrize(("text", "remedy"), UNKNOWN)
def test_what_is_not_found_is_told_with_the_nearest(planner: Command, text: str, remedy: str) -> None:
    result = planner("explain", text, "--example", "mihonzawa", *DATE)
    assert (result.status, result.out) == (2, "")
    assert remedy in result.err


@pytest.mark.parametrize("name", ["organisation.it_staff_fulltime", "情報担当の専任職員数", "専任職員"])
def test_a_question_is_found_by_its_id_its_label_or_a_part_of_it(name: str) -> None:
    town = example("mihonzawa")
    folders = shipped_folder("questionnaires"), shipped_folder("plan_templates")
    workspace = Workspace(town.answers, *folders, date(2026, 11, 25), municipalities=town.municipalities)
    assert subject(check(workspace).situation, name).path == "organisation.it_staff_fulltime"
