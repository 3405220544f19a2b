"""A quotation within a quotation stands in double brackets, in whatever value or template either was written."""

import pytest

from planner.manuscript.marks import as_value, unmarked
from planner.manuscript.quotes import with_inner_quotes


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("「放送が「聞こえない」」との声", "「放送が『聞こえない』」との声"),
        ("「紙が「重い」、「遅い」という声」と「待つ」", "「紙が『重い』、『遅い』という声」と「待つ」"),
        ("「甲「乙「丙」」」", "「甲『乙「丙」』」"),
        ("「甲」「乙」", "「甲」「乙」"),
        ("「甲「乙」", "「甲「乙」"),
        ("| 「甲 | 「乙」 |", "| 「甲 | 「乙」 |"),
        ("「甲\n「乙」」", "「甲\n「乙」」"),
    ],
    ids=["in-one", "two-in-one", "three-deep", "side-by-side", "unpaired", "cells", "lines"],
)
def test_only_what_stands_within_a_quotation_is_written_so(written: str, printed: str) -> None:
    assert with_inner_quotes(written) == printed


def test_the_marks_of_what_was_read_stay_where_they_are() -> None:
    marked = with_inner_quotes("「" + as_value("放送が「遠い」", ["q.a"]) + "」")
    text, spans = unmarked(marked)
    assert text == "「放送が『遠い』」"
    assert [(span.start, span.end) for span in spans] == [(1, 8)]
