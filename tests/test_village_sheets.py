"""The sheets of a village are made from what it told of the matter, and stay short where villages do the same."""

from pathlib import Path

import pytest

from planner.audit.phrases import sentences
from planner.manuscript.elements import Heading
from planner.manuscript.model import Block, Manuscript
from planner.manuscript.plaintext import block_lines
from tests.told import composed, lines

ANSWERS = """format: 1
basics.municipality: "{code}"
basics.hazards: [landslide, isolation]
basics.daily_life: 高校は村にない。買い物は隣町まで車で40分、移動販売車が週2回。
basics.local_issues:
- {{topic: {topic}, fact: {fact}, source: 村の調べ, year: "2026"}}
organisation.it_staff_fulltime: 0
organisation.it_staff_parttime: 1
upper.plan_start: 2027
upper.plan_years: 4
priorities.top: [data]
"""
LOST = ("誰も住まない家", "空いた家が181、持ち主と連絡がつかないのが64")
LET = ("空き家はあるのに貸せる家がない", "空き家61戸のうち、すぐ貸せるのは3戸")
HEARD = ("住む家がない", "移住の相談が61件あるのに貸せる空き家が4戸。仏壇があるからと貸さない")
UNCOUNTED = ("空き家", "台風の後に屋根の板が飛んだ")


def plan(folder: Path, told: tuple[str, str]) -> Manuscript:
    """Return the plan of 馬路村, which told this."""
    topic, fact = told
    return composed(ANSWERS.format(code="393061", topic=topic, fact=fact), folder, "plan").manuscripts[0]


def sheet(made: Manuscript, title: str) -> tuple[Block, ...]:
    """Return the blocks of the sheet of the measure with this title."""
    (section,) = (item for item in made.sections if item.id == "measures")
    heading = next(at for at, block in enumerate(section.blocks) if title in block.text)
    after = section.blocks[heading + 1 :]
    end = next((at for at, block in enumerate(after) if isinstance(block.content, Heading)), len(after))
    return after[:end]


def text(blocks: tuple[Block, ...]) -> str:
    return "\n".join(line for block in blocks for line in block_lines(block))


@pytest.fixture(scope="module")
def plans(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Manuscript]:
    cases = {"lost": LOST, "let": LET, "heard": HEARD, "uncounted": UNCOUNTED}
    return {name: plan(tmp_path_factory.mktemp(name), told) for name, told in cases.items()}


@pytest.fixture(scope="module")
def empty_houses(plans: dict[str, Manuscript]) -> dict[str, tuple[Block, ...]]:
    return {name: sheet(made, "空き家") for name, made in plans.items()}


def test_a_village_that_cannot_reach_the_owners_of_houses_it_has_listed_traces_them(
    empty_houses: dict[str, tuple[Block, ...]],
) -> None:
    told = text(empty_houses["lost"])
    assert "初めの20軒の送り先を追う" in told
    assert "持ち主に連絡のつかない空き家の軒数" in told
    assert "基準値：空いた家が181、持ち主と連絡がつかないのが64（村の調べ、令和8年）" in told


def test_a_village_whose_listed_houses_cannot_be_let_asks_their_owners_why(
    empty_houses: dict[str, tuple[Block, ...]],
) -> None:
    told = text(empty_houses["let"])
    assert "持ち主に貸せない訳を聞く" in told
    assert "目標値：令和12年度に今より3軒多く" in told


def test_a_reason_that_was_only_heard_is_no_list_of_reasons(empty_houses: dict[str, tuple[Block, ...]]) -> None:
    told = text(empty_houses["heard"])
    assert "持ち主に貸せない訳を聞く" in told
    assert "調べてある" not in told


def test_only_a_village_that_has_no_list_looks_for_empty_houses_on_the_map(
    empty_houses: dict[str, tuple[Block, ...]],
) -> None:
    looked = {name for name, blocks in empty_houses.items() if "紙の地図に印" in text(blocks)}
    assert looked == {"uncounted"}


def test_what_a_village_counted_stands_once_in_the_sheet(empty_houses: dict[str, tuple[Block, ...]]) -> None:
    assert text(empty_houses["lost"]).count("空いた家が181") == 1


def test_villages_that_told_other_things_of_one_matter_share_no_long_sentence_of_its_sheet(
    empty_houses: dict[str, tuple[Block, ...]],
) -> None:
    lost, let = (
        {told for block in empty_houses[name] for told in sentences(block) if len(told) >= 25}
        for name in ("lost", "let")
    )
    assert lost & let == set()


def test_a_village_explains_only_the_words_of_its_headings_sheets_and_tables(plans: dict[str, Manuscript]) -> None:
    village = "\n".join(lines(plans["let"]))
    explained = village[village.index("用語と意味") :]
    assert "人日　職員1人が1日働く量" in explained
    assert "書かない窓口" in village  # in the name of a measure that is put off
    assert "書かない窓口　" not in explained


def test_a_village_reads_the_steps_of_a_measure_in_one_row_with_their_months(
    empty_houses: dict[str, tuple[Block, ...]],
) -> None:
    (steps,) = [line for line in text(empty_houses["lost"]).splitlines() if line.startswith("| 手順 |")]
    assert steps.count("：") >= 3
    assert "年度" in steps


def test_the_roadmap_of_a_village_is_the_last_page_of_its_plan(plans: dict[str, Manuscript]) -> None:
    last = plans["lost"].sections[-1]
    assert last.landscape
    assert any(line.startswith("| 施策1 |") for block in last.blocks for line in block_lines(block))
    assert "巻末の" in "\n".join(lines(plans["lost"]))


def test_an_issue_without_a_measure_keeps_one_sentence_of_its_evidence_in_a_village(
    plans: dict[str, Manuscript],
) -> None:
    rows = {line for line in lines(plans["lost"]) if line.startswith("| 課題") and "施策" not in line}
    told = [row for row in rows if not any(word in row for word in ("挙がっている", "放置した場合", "出典", "閲覧"))]
    assert told
    assert {row.count("。") for row in told} == {1}


def test_a_village_without_full_time_staff_goes_to_far_hamlets_itself(tmp_path: Path) -> None:
    told = "役場へ行くのに一日かかる"
    visits = text(sheet(plan(tmp_path, (told, "東の3つの集落")), "身近な場所"))
    assert "職員1人が月1回" in visits
    assert "情報担当の手を借りない" in visits
    assert "支所・出張所は【未把握】" not in visits
