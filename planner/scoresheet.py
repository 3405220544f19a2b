"""The Excel file in which a committee scores proposals: a sheet for each member, and one that adds them up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from planner.procurement.scoring import Criterion, Grade
from planner.spreadsheet import a4, boxed, content, entry, header, note, title, widths

PROPOSALS = 5
_SUM, _GRADES = "集計", "段階"
_TOP = 7  # the row of the titles, on every sheet
_OWN = 5  # the first column of the first proposal on a member's sheet: its grade, and beside it its points
_FIRST = 3  # the column of the first proposal on the sheet that adds up


@dataclass(frozen=True, slots=True)
class ScoreSheet:
    """What is scored. `price` are the points of the price, `minimum` the percentage of the others to be reached."""

    municipality: str
    criteria: tuple[Criterion, ...]
    grades: tuple[Grade, ...]
    price: int
    minimum: int
    members: int

    @property
    def full_score(self) -> int:
        return sum(item.points for item in self.criteria) + self.price

    @property
    def last(self) -> int:
        """The row of the last criterion."""
        return _TOP + len(self.criteria)


def score_content(scores: ScoreSheet) -> bytes:
    """Return the bytes of the file; its formulas are worked out when it is opened."""
    workbook = Workbook()
    names = [f"委員{number}" for number in range(1, scores.members + 1)]
    workbook.active.title = _SUM
    _sum_up(workbook.active, scores, names)
    for name in names:
        _member(workbook.create_sheet(name), scores)
    _grades(workbook.create_sheet(_GRADES), scores.grades)
    return content(workbook)


def _member(sheet: Worksheet, scores: ScoreSheet) -> None:
    title(sheet["A1"], f"{scores.municipality} 提案の評価表（{sheet.title}）")
    note(sheet["A2"], "採点の前に点を相談しない。利害関係があるときは採点しない。段階を選ぶと点が出る。")
    for row, text in ((3, "件名"), (4, "採点者の職名"), (5, "利害関係（なし・あり）")):
        header(sheet.cell(row, 1), text)
        entry(sheet.cell(row, 2))
    last = _OWN + 2 * PROPOSALS
    texts = ["番号", "項目", "配点", "満点の基準"]
    texts += [f"提案者{number}の{what}" for number in range(1, PROPOSALS + 1) for what in ("段階", "点")]
    _row(sheet, _TOP, [*texts, "点の理由"], head=True)
    for number, item in enumerate(scores.criteria, 1):
        row = _TOP + number
        _row(sheet, row, [number, item.title, item.points, item.full])
        for column in range(_OWN, last, 2):
            entry(sheet.cell(row, column))
            grade = f"{get_column_letter(column)}{row}"
            found = f"VLOOKUP({grade},{_GRADES}!$A$2:$B${1 + len(scores.grades)},2,FALSE)"
            points = f'=IF(OR($B$5="あり",{grade}=""),"",ROUND($C{row}*{found}/100,1))'
            boxed(sheet.cell(row, column + 1), points, "0.0")
        entry(sheet.cell(row, last))
    _choices(sheet, scores, last)
    widths(sheet, (14, 24, 7, 36, *(12, 7) * PROPOSALS, 30))
    a4(sheet, landscape=True)


def _choices(sheet: Worksheet, scores: ScoreSheet, last: int) -> None:
    grades = DataValidation("list", formula1=f"={_GRADES}!$A$2:$A${1 + len(scores.grades)}", showErrorMessage=True)
    conflict = DataValidation("list", formula1='"なし,あり"', showErrorMessage=True)
    conflict.add("B5")
    for column in range(_OWN, last, 2):
        letter = get_column_letter(column)
        grades.add(f"{letter}{_TOP + 1}:{letter}{scores.last}")
    sheet.add_data_validation(grades)
    sheet.add_data_validation(conflict)


def _sum_up(sheet: Worksheet, scores: ScoreSheet, members: Sequence[str]) -> None:
    title(sheet["A1"], f"{scores.municipality} 提案の評価の集計")
    note(sheet["A2"], "総費用は、全ての委員の採点が終わってから入れる。同点のときは、総費用の低い者を選ぶ。")
    for row, text in ((3, "件名"), (4, "上限額（円）")):
        header(sheet.cell(row, 1), text)
        entry(sheet.cell(row, 2), "#,##0" if row == 4 else "General")
    header(sheet["A5"], f"価格を除く最低基準点（{scores.minimum}%）")
    boxed(sheet["B5"], (scores.full_score - scores.price) * scores.minimum // 100)
    names = [f"提案者{number}" for number in range(1, PROPOSALS + 1)]
    _row(sheet, _TOP, ["項目（委員の平均）", "配点", *names], head=True)
    for row, item in enumerate(scores.criteria, _TOP + 1):
        _row(sheet, row, [item.title, item.points])
    _Sums(sheet, scores, members).write()
    widths(sheet, (34, 12, *(18,) * PROPOSALS))
    a4(sheet, landscape=True)


@dataclass(frozen=True, slots=True)
class _Sums:
    """Writes the rows below the titles of the sheet that adds up, a column for each proposal."""

    sheet: Worksheet
    scores: ScoreSheet
    members: Sequence[str]

    def write(self) -> None:
        last = self.scores.last
        whole, price = self.scores.full_score, self.scores.price
        points: list[str | int] = [whole - price, "", "", price, whole]
        labels = [
            "提案の点の計",
            "5年間の総費用（円）",
            "上限額以内の総費用",
            "価格の点",
            "合計",
            "判定",
            "選定の対象の合計",
            "順位",
        ]
        for row, text in enumerate(labels, last + 1):
            _row(self.sheet, row, [text, points[row - last - 1] if row - last <= len(points) else ""])
        for number in range(PROPOSALS):
            self._proposal(number, get_column_letter(_FIRST + number))
        within = self._across(last + 3)
        _row(self.sheet, last + 10, ["価格の点1点に当たる額（円）"])
        worth = f'=IF(COUNT({within})=0,"",ROUND(MIN({within})/{self.scores.price - 1},0))'
        boxed(self.sheet.cell(last + 10, 2), worth, "#,##0")

    def _proposal(self, number: int, at: str) -> None:
        last, column = self.scores.last, _FIRST + number
        given = get_column_letter(_OWN + 2 * number + 1)
        for row in range(_TOP + 1, last + 1):
            cells = ",".join(f"{name}!{given}{row}" for name in self.members)
            boxed(self.sheet.cell(row, column), f'=IF(COUNT({cells})=0,"",ROUND(AVERAGE({cells}),1))', "0.0")
        entry(self.sheet.cell(last + 2, column), "#,##0")
        within, whole, judged = f"{at}{last + 3}", f"{at}{last + 5}", f"{at}{last + 7}"
        lowest, all_judged = f"MIN({self._across(last + 3)})", self._across(last + 7)
        formulas = {
            1: (f'=IF(COUNT({at}{_TOP + 1}:{at}{last})=0,"",SUM({at}{_TOP + 1}:{at}{last}))', "0.0"),
            3: (f'=IF(OR({at}{last + 2}="",AND($B$4<>"",{at}{last + 2}>$B$4)),"",{at}{last + 2})', "#,##0"),
            4: (f'=IF({within}="","",ROUND({self.scores.price}*{lowest}/{within},0))', "0"),
            5: (f'=IF(OR({at}{last + 1}="",{at}{last + 4}=""),"",{at}{last + 1}+{at}{last + 4})', "0.0"),
            6: (self._judgement(at), "General"),
            7: (f'=IF({at}{last + 6}="選定の対象",{whole},"")', "0.0"),
            8: (
                f'=IF({judged}="","",RANK({judged},{all_judged})&IF(COUNTIF({all_judged},{judged})>1,"（同点）",""))',
                "@",
            ),
        }
        for below, (formula, form) in formulas.items():
            boxed(self.sheet.cell(last + below, column), formula, form)

    def _judgement(self, at: str) -> str:
        last = self.scores.last
        kept = '"選定の対象"'
        for row, item in enumerate(self.scores.criteria, _TOP + 1):
            if item.own_minimum:
                least = item.points * self.scores.minimum / 100
                kept = f'IF({at}{row}<{least:g},"「{item.title}」が最低基準に届かない",{kept})'
        kept = f'IF({at}{last + 1}<$B$5,"最低基準点に届かない",{kept})'
        kept = f'IF({at}{last + 5}="","採点又は総費用が足りない",{kept})'
        over = f'IF(AND({at}{last + 2}<>"",{at}{last + 3}=""),"失格（上限額を超える）",{kept})'
        return f'=IF(AND({at}{last + 1}="",{at}{last + 2}=""),"",{over})'

    def _across(self, row: int) -> str:
        first, last = get_column_letter(_FIRST), get_column_letter(_FIRST + PROPOSALS - 1)
        return f"${first}${row}:${last}${row}"


def _grades(sheet: Worksheet, grades: tuple[Grade, ...]) -> None:
    _row(sheet, 1, ["段階", "配点に掛ける割合（%）"], head=True)
    for row, grade in enumerate(grades, 2):
        _row(sheet, row, [grade.title, grade.percent])
    widths(sheet, (16, 24))
    a4(sheet, landscape=False)


def _row(sheet: Worksheet, row: int, values: Sequence[str | float], head: bool = False) -> None:
    for column, value in enumerate(values, 1):
        (header if head else boxed)(sheet.cell(row, column), value)
