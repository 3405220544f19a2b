"""What is taken from words that were told: remarks, decisions, dangers, who decides."""

import pytest

from planner.missing import Missing, is_known
from tests.situation.derived import derived, topics


def test_only_what_was_achieved_counts_among_the_words_of_what_is_there_already() -> None:
    rows = ({"measure": "選考の自動化", "result": "achieved"}, {"measure": "電子決裁", "result": "delayed"})
    assert derived(**{"previous.results": rows})["achieved_words"] == "選考の自動化"


def test_what_more_than_half_of_those_asked_told_is_a_share_in_percent() -> None:
    told = (
        ("欠航", "71.2%"),
        ("半分", "50%"),
        ("雨の夜", "26人中17人"),
        ("値なし", Missing("value")),
        ("全角", "５８％"),
    )
    rows = tuple({"finding": finding, "value": value, "kind": Missing("kind")} for finding, value in told)
    found = derived(**{"voices.findings": rows})["most_told"]
    assert topics(found, "finding") == ["欠航", "全角"]


def test_what_is_told_as_praise_is_no_trouble_however_many_tell_it() -> None:
    told = (("満足している", "praise"), ("窓口が遠い", "trouble"), ("待つ", Missing("kind")))
    rows = tuple({"finding": finding, "value": "70%", "kind": kind} for finding, kind in told)
    found = derived(**{"voices.findings": rows})
    assert topics(found["troubles_told"], "finding") == ["窓口が遠い", "待つ"]
    assert topics(found["most_told"], "finding") == ["窓口が遠い", "待つ"]


def test_the_reflection_on_the_plan_before_is_taken_sentence_by_sentence() -> None:
    assert derived(**{"previous.lessons": "機器を入れただけだった。 時間は減らない。\n"})["lessons"] == (
        "機器を入れただけだった",
        "時間は減らない",
    )


def test_a_sentence_that_goes_on_with_the_one_before_is_no_remark_of_its_own() -> None:
    told = "施策は早く動いた。だから逆に、台帳が後回しになった。点検は一度だけであった。次は、毎年点検する"
    assert derived(**{"previous.lessons": told})["lessons"] == (
        "施策は早く動いた。だから逆に、台帳が後回しになった",
        "点検は一度だけであった。次は、毎年点検する",
    )


def test_a_sentence_that_only_names_one_of_those_before_is_no_remark_of_its_own() -> None:
    told = "作った人がいなくなると止まる。集計の表がそう。一覧もそうだった。計画は3年空いた"
    assert derived(**{"previous.lessons": told})["lessons"] == (
        "作った人がいなくなると止まる。集計の表がそう。一覧もそうだった",
        "計画は3年空いた",
    )


def test_a_bare_count_belongs_to_the_voice_that_it_counts() -> None:
    told = "伝票を二度打つ。12課中9課。\n12課中3課が、夏は休めないと答えた。\nしかし祭りは続ける"
    assert derived(**{"voices.staff_findings": told})["staff_told"] == (
        "伝票を二度打つ。12課中9課",
        "12課中3課が、夏は休めないと答えた",
        "しかし祭りは続ける",
    )


def test_decided_is_what_the_head_of_the_town_or_a_meeting_decided_and_not_what_was_heard() -> None:
    rows = [
        ("町長との打合せ", "台帳を一度そろえる"),
        ("村長への報告", "骨子を説明した"),
        ("第1回推進会議", "外部監査を受けることを決定"),
        ("推進会議", "官民データ活用推進計画を兼ねることを決めた"),
        ("懇談会", "40人から転入の手続について"),
    ]
    told = [{"date": "2026-05", "meeting": meeting, "decided": decided} for meeting, decided in rows]
    assert derived(**{"upper.process": told})["decided"] == (
        "台帳を一度そろえる",
        "外部監査を受けることを決定",
        "計画を兼ねることを決めた",
    )


# topic and fact of an issue of the region -> whether it is a hazard that took lives or from which all have to flee
DEADLY = [
    ("平成27年の豪雨", "493棟が浸水し、1人が死亡", True),
    ("大きな川の氾濫", "21万人が区の外へ避難する想定である", True),
    ("川の氾濫からの全町の避難", None, True),
    ("大雪", "雪下ろしの死者はなかった", False),
    ("多死社会", "死亡者が2割増え、おくやみの手続が増える", False),
    ("団地の高齢化", "孤独死は9件であった", False),
    ("谷の孤立", "6集落が最長3日孤立した", False),
]


@pytest.mark.parametrize(("topic", "fact", "deadly"), DEADLY)
def test_deadly_is_a_hazard_that_took_lives_or_makes_all_flee(topic: str, fact: str | None, deadly: bool) -> None:
    told = [{"topic": topic, "fact": fact}]
    assert bool(derived(**{"basics.local_issues": told})["deadly_hazards"]) is deadly


# what is told of the land and in an issue -> the clause on the water at the town hall
FLOODING = [
    ("平らな町", "町役場も約3mつかるので、本部ごと移す", "町役場も約3mつかるので"),
    ("平らな町。川があふれると役場のある所で深さ約7m、引くまで2週間", None, "川があふれると役場のある所で深さ約7m"),
    ("庁舎は標高62mの台地にある", "川沿いの家が2m浸水する", None),
]


@pytest.mark.parametrize(("landscape", "fact", "clause"), FLOODING)
def test_how_deep_the_town_hall_is_flooded_is_known_where_a_clause_tells_it(
    landscape: str, fact: str | None, clause: str | None
) -> None:
    told = {"basics.landscape": landscape, "basics.local_issues": [{"topic": "氾濫", "fact": fact}]}
    found = derived(**told)["office_flooding"]
    assert (found if is_known(found) else None) == clause


def test_a_reflection_in_bullets_is_taken_bullet_by_bullet_with_all_its_sentences() -> None:
    told = "・会議を開かなかった。担当が2年で替わった。\n・予算の前に話を進めた。\n"
    assert derived(**{"previous.lessons": told})["lessons"] == (
        "会議を開かなかった。担当が2年で替わった",
        "予算の前に話を進めた",
    )


def test_what_is_told_line_by_line_is_taken_line_by_line_and_a_reason_ends_a_point() -> None:
    told = "独自のアプリ。直す人がいない\n・窓口の機器は置かない。1日に7件のため。庁内の放送は続ける"
    assert derived(**{"priorities.not_do": told})["declined"] == (
        "独自のアプリ。直す人がいない",
        "窓口の機器は置かない。1日に7件のため",
        "庁内の放送は続ける",
    )


def test_each_sentence_that_decides_is_a_point_and_any_other_belongs_to_the_one_before_it() -> None:
    told = (
        "村だけのアプリは作らない（入れてもらえない）。機器は増やさない。1日40人しか来ないので、書けば足りる。"
        "直せる人が残らない。視察は月4件までにする。出張所は戻さない（1日に8人だった）"
    )
    assert derived(**{"priorities.not_do": told})["declined"] == (
        "村だけのアプリは作らない（入れてもらえない）",
        "機器は増やさない。1日40人しか来ないので、書けば足りる。直せる人が残らない",
        "視察は月4件までにする",
        "出張所は戻さない（1日に8人だった）",
    )


@pytest.mark.parametrize(("told", "decider"), [("庁議（課長会議）", "庁議"), ("見本町DX推進本部", "見本町DX推進本部")])
def test_who_decides_is_a_meeting_without_its_remark(told: str, decider: str) -> None:
    assert derived(**{"upper.decided_by": told})["decider"] == decider


@pytest.mark.parametrize(
    ("told", "declining"),
    [
        (
            "工業のまち。ただ茶は、農家が1,093戸から702戸に減り、茶園が荒れている",
            "茶は、農家が1,093戸から702戸に減り、茶園が荒れている",
        ),
        ("港のまち。水揚げは3万トンを割った。加工は続く", "水揚げは3万トンを割った"),
    ],
)
def test_the_industry_that_grows_less_is_the_first_sentence_that_tells_so(told: str, declining: str) -> None:
    assert derived(**{"basics.industries": told})["declining_industry"] == declining


def test_industries_of_which_none_is_told_to_grow_less_have_no_declining_one() -> None:
    assert not is_known(derived(**{"basics.industries": "米の割合が高い。手間を減らす"})["declining_industry"])


def test_a_decision_of_the_mayor_is_no_meeting() -> None:
    assert not is_known(derived(**{"upper.decided_by": "町長の決裁（庁議に報告）"})["decider"])


@pytest.mark.parametrize(
    ("told", "meeting"),
    [
        ("庁議（課長会議）", "庁議"),
        ("町長の決裁（庁議に報告）", "庁議"),
        ("町長決裁（見本町DX推進会議の議を経て）", "見本町DX推進会議"),
        ("課長会（村長が決裁する）", "課長会"),
    ],
)
def test_a_decision_is_talked_over_in_the_meeting_it_names(told: str, meeting: str) -> None:
    assert derived(**{"upper.decided_by": told})["meeting"] == meeting


def test_a_decision_that_names_no_meeting_is_talked_over_in_none() -> None:
    assert not is_known(derived(**{"upper.decided_by": "町長の決裁"})["meeting"])
