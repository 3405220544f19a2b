import pytest

from planner.japanese.brackets import with_wide_brackets

WIDE = [
    ("住民基本台帳(試しの値)", "住民基本台帳（試しの値）"),
    ("決算カード(R7)", "決算カード（R7）"),
    ("(案) 要綱", "（案） 要綱"),
    ("計画((案))", "計画（（案））"),
    ("総合計画（第2次）", "総合計画（第2次）"),
    ("f(x)", "f(x)"),
    ("計画(", "計画("),
]


@pytest.mark.parametrize(("typed", "printed"), WIDE)
def test_brackets_in_japanese_are_wide_and_others_stay(typed: str, printed: str) -> None:
    assert with_wide_brackets(typed) == printed
