"""A regulation in force is compared with the one built: article by article, what changes underlined, and why."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.revision.articles import Article, articles_in
from planner.revision.compare import compare

OLD = """\
湯沢市情報セキュリティポリシー
第1章　総則
（目的）
第１条　この訓令は、情報資産の機密性、完全性及び可用性を維持するため、基本的な事項を定めることを目的とする。
（定義）
第２条　この訓令において、次の各号に掲げる用語の意義は、当該各号に定めるところによる。
(1)　ネットワーク　コンピュータ等を相互に接続するための通信網をいう。
第２条の２（フロッピーディスクの管理）　フロッピーディスクは、施錠した保管庫に保管する。
　第２条の２の規定は、写しにも適用する。
附　則
第９条　この条は附則の中にある。
"""


def test_articles_are_read_with_captions_before_or_behind_their_numbers_up_to_the_supplement() -> None:
    found = articles_in(OLD.splitlines())
    assert [(article.number, article.caption) for article in found] == [
        ("第１条", "目的"),
        ("第２条", "定義"),
        ("第２条の２", "フロッピーディスクの管理"),
    ]
    assert found[2].lines == (
        "フロッピーディスクは、施錠した保管庫に保管する。",
        "第２条の２の規定は、写しにも適用する。",
    )


def test_two_regulations_in_one_file_are_both_read_and_the_articles_of_a_supplement_are_not() -> None:
    policy = [
        "（目的）",
        "第1条　方針を定める。",
        "附　則",
        "（施行期日）",
        "第1条　公布の日から施行する。",
        "経過の措置",
    ]
    standards = ["対策基準", "第1章　総則", "第1条（趣旨）　基準を定める。", "続き", "附則", "公布の日から施行する。"]
    found = articles_in([*policy, *standards])
    assert [(item.caption, item.lines) for item in found] == [
        ("目的", ("方針を定める。",)),
        ("趣旨", ("基準を定める。", "続き")),
    ]


@pytest.mark.parametrize("heading", ["## 第3条 用語", "第三条　用語", "第３条の２　用語", "第3条（意味）用語"])
def test_numbers_of_articles_are_known_however_they_are_written(heading: str) -> None:
    (article,) = articles_in([heading])
    assert article.lines == ("用語",)


def test_only_what_differs_is_marked_and_what_stays_is_left_out() -> None:
    old = Article("第1条", "媒体", ("媒体は、助役が管理する。", "媒体は、毎年数える。", "媒体は、貸さない。"))
    new = Article("第2条", "媒体", ("媒体は、副村長が管理する。", "媒体は、毎年数える。", "媒体は、貸さない。"))
    (change,) = compare([new], [old])
    marked = [piece.text for line in change.after_lines for piece in line if piece.changed]
    assert marked == ["2", "副村長"]
    assert ["".join(piece.text for piece in line) for line in change.before_lines] == [
        "（媒体）",
        "第1条　媒体は、助役が管理する。",
        "（略）",
    ]


def test_an_article_is_found_again_where_its_caption_has_become_shorter() -> None:
    old = Article("第5条", "監査の実施", ("統括責任者は、必要に応じて監査を行うものとする。",))
    new = [
        Article("第1条", "点検", ("職員は、毎年度、点検を行わなければならない。",)),
        Article("第2条", "監査", ("監査統括責任者は、毎年度、対象を定めて監査を行わなければならない。",)),
    ]
    assert [change.before for change in compare(new, [old])] == [None, old]


@given(st.lists(st.tuples(st.text("あいう漢字12。", min_size=1), st.text("情報管理者は、0。", min_size=1)), max_size=6))
def test_no_article_is_lost_and_a_regulation_beside_itself_does_not_change(pairs: list[tuple[str, str]]) -> None:
    articles = [Article(f"第{at}条", caption, (text,)) for at, (caption, text) in enumerate(pairs, 1)]
    changes = compare(articles, articles[::-1])
    assert [change.after for change in changes if change.after] == articles
    assert sorted(change.before.number for change in changes if change.before) == sorted(a.number for a in articles)
    assert not any(change.is_change for change in compare(articles, articles) if change.after == change.before)
