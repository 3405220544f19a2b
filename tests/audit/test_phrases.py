from collections.abc import Callable

import pytest

from planner.audit.phrases import is_slogan, slogans
from planner.manuscript.model import Manuscript, Trace


@pytest.mark.parametrize(
    ("sentence", "empty"),
    [
        ("行政のデジタル化を推進する", True),
        ("市民の利便性の向上を図る", True),
        ("効率的な運営に努める", True),
        ("新しい技術の活用を検討する", True),
        ("誰一人取り残されない社会を目指す", True),
        ("積極的な活用を検討していく", True),
        ("体制の整備を図ることとする", True),
        ("これまでの課題の解決に努める", True),
        ("関係者と持続可能な成長を目指す", True),
        ("企画課が活用を検討する", False),
        ("課長が更新を検討する", False),
        ("令和9年度に活用を検討する", False),
        ("毎年見直しを図る", False),
        ("処理の時間を3割減らすよう努める", False),
        ("情報統計班が台帳を作る", False),
        ("検討する会議を置く", False),
    ],
)
def test_a_promise_without_substance_is_empty(sentence: str, empty: bool) -> None:
    assert is_slogan(sentence) is empty


def test_empty_sentences_are_listed_with_their_block_longest_first(document: Callable[..., Manuscript]) -> None:
    made = document(
        ("デジタル化を推進する。税務課が台帳を作る。", Trace()),
        ("住民の利便性の向上を図る。", Trace()),
        ("# 未来を目指す", Trace()),
    )
    assert [(slogan.block_id, slogan.sentence) for slogan in slogans(made)] == [
        ("plan.s2.1", "住民の利便性の向上を図る"),
        ("plan.s1.1", "デジタル化を推進する"),
    ]
