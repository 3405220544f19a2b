"""An incident or a finding belongs to the procedures whose matter it tells of, by texts as people write them."""

import pytest

from planner.missing import Missing
from planner.situation.cases import TOPICS, touching

TOLD = (
    ("USBメモリの紛失", "私物の媒体で日報を運んだ", {"takeout"}),
    ("水道の検針用の機器の置き忘れ（翌日に発見）", "車に残した", {"takeout"}),
    ("退職した会計年度任用職員の利用者IDが11件残っていた", "", {"accounts"}),
    ("農林課の共有のパスワードが壁に貼ってあった", "", {"accounts"}),
    ("停電でサーバー室の機器が落ち、ファイルの共有が2日止まった", "電池が古い", {"backup"}),
    ("復元の試験を3年行っていない", "", {"backup"}),
    ("外部に公開した機器の更新の記録がない", "", {"logs"}),
    ("委託先のアンケートへの不正アクセス", "委託先の更新漏れ", {"logs", "contractors"}),
    ("捨てた複合機に文書が残っていた", "消去を確かめなかった", {"disposal"}),
    ("納税通知書の誤封入（2世帯）", "封入を1人で行った", set()),
)


@pytest.mark.parametrize(("kind", "cause", "topics"), TOLD)
def test_what_happened_belongs_to_the_procedures_whose_words_it_has(kind: str, cause: str, topics: set[str]) -> None:
    rows = ({"kind": kind, "cause": cause},)
    found = {topic for topic, (_, words) in TOPICS.items() if touching(words)(rows, (kind,), (cause,))}
    assert found == topics


def test_a_cause_that_nobody_knows_leaves_the_kind_to_be_read() -> None:
    _, words = TOPICS["takeout"]
    assert touching(words)(({"kind": "紛失"},), ("端末の紛失",), (Missing("cause"),)) == ({"kind": "紛失"},)
