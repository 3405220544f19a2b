"""The Excel file in which a committee scores proposals: a sheet for each member, and one that adds them up."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from planner.procurement.scoring import Criterion, Grade
from planner.spreadsheet.book import content
from planner.spreadsheet.sheet import GENERAL, Check, Formula, Sheet, Value, column_name

PROPOSALS = 5
_SUM, _GRADES = "集計", "段階"
_TOP = 7  # the row of the titles, on every sheet
_OWN = 5  # the first column of the first proposal on a member's sheet: its grade, and beside it its points
_FIRST = 3  # the column of the first proposal on the sheet that adds up


class ScoreSheet(Struct, frozen=True):
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
    names = [f"委員{number}" for number in range(1, scores.members + 1)]
    return content((_sum_up(scores, names), *(_member(name, scores) for name in names), _grades(scores.grades)))


def _member(name: str, scores: ScoreSheet) -> Sheet:
    sheet = Sheet(name, (14, 24, 7, 36, *(12, 7) * PROPOSALS, 30))
    sheet.title(1, 1, f"{scores.municipality} 提案の評価表（{name}）")
    sheet.note(2, 1, "採点の前に点を相談しない。利害関係があるときは採点しない。段階を選ぶと点が出る。")
    for row, text in ((3, "件名"), (4, "採点者の職名"), (5, "利害関係（なし・あり）")):
        sheet.header(row, 1, text)
        sheet.entry(row, 2)
    last = _OWN + 2 * PROPOSALS
    texts = ["番号", "項目", "配点", "満点の基準"]
    texts += [f"提案者{number}の{what}" for number in range(1, PROPOSALS + 1) for what in ("段階", "点")]
    sheet.headers(_TOP, [*texts, "点の理由"])
    for number, item in enumerate(scores.criteria, 1):
        row = _TOP + number
        sheet.line(row, (number, item.title, item.points, item.full))
        for column in range(_OWN, last, 2):
            sheet.entry(row, column)
            grade = f"{column_name(column)}{row}"
            found = f"VLOOKUP({grade},{_GRADES}!$A$2:$B${1 + len(scores.grades)},2,FALSE)"
            points = f'IF(OR($B$5="あり",{grade}=""),"",ROUND($C{row}*{found}/100,1))'
            sheet.boxed(row, column + 1, Formula(points), "0.0")
        sheet.entry(row, last)
    graded = map(column_name, range(_OWN, last, 2))
    sheet.checks += (
        Check(
            tuple(f"{letter}{_TOP + 1}:{letter}{scores.last}" for letter in graded),
            source=f"{_GRADES}!$A$2:$A${1 + len(scores.grades)}",
        ),
        Check(("B5",), source='"なし,あり"'),
    )
    return sheet


def _sum_up(scores: ScoreSheet, members: Sequence[str]) -> Sheet:
    sheet = Sheet(_SUM, (34, 12, *(18,) * PROPOSALS))
    sheet.title(1, 1, f"{scores.municipality} 提案の評価の集計")
    sheet.note(2, 1, "総費用は、全ての委員の採点が終わってから入れる。同点のときは、総費用の低い者を選ぶ。")
    for row, text in ((3, "件名"), (4, "上限額（円）")):
        sheet.header(row, 1, text)
        sheet.entry(row, 2, "#,##0" if row == 4 else GENERAL)
    sheet.header(5, 1, f"価格を除く最低基準点（{scores.minimum}%）")
    sheet.boxed(5, 2, (scores.full_score - scores.price) * scores.minimum // 100)
    names = [f"提案者{number}" for number in range(1, PROPOSALS + 1)]
    sheet.headers(_TOP, ["項目（委員の平均）", "配点", *names])
    for row, item in enumerate(scores.criteria, _TOP + 1):
        sheet.line(row, (item.title, item.points))
    _Sums(sheet, scores, members).write()
    return sheet


class _Sums(Struct, frozen=True):
    """Writes the rows below the titles of the sheet that adds up, a column for each proposal."""

    sheet: Sheet
    scores: ScoreSheet
    members: Sequence[str]

    def write(self) -> None:
        last = self.scores.last
        whole, price = self.scores.full_score, self.scores.price
        points: list[Value] = [whole - price, None, None, price, whole]
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
            self.sheet.line(row, (text, points[row - last - 1] if row - last <= len(points) else None))
        for number in range(PROPOSALS):
            self._proposal(number, column_name(_FIRST + number))
        within = self._across(last + 3)
        self.sheet.line(last + 10, ("価格の点1点に当たる額（円）",))
        worth = f'IF(COUNT({within})=0,"",ROUND(MIN({within})/{self.scores.price - 1},0))'
        self.sheet.boxed(last + 10, 2, Formula(worth), "#,##0")

    def _proposal(self, number: int, at: str) -> None:
        last, column = self.scores.last, _FIRST + number
        given = column_name(_OWN + 2 * number + 1)
        for row in range(_TOP + 1, last + 1):
            cells = ",".join(f"{name}!{given}{row}" for name in self.members)
            average = Formula(f'IF(COUNT({cells})=0,"",ROUND(AVERAGE({cells}),1))')
            self.sheet.boxed(row, column, average, "0.0")
        self.sheet.entry(last + 2, column, "#,##0")
        within, whole, judged = f"{at}{last + 3}", f"{at}{last + 5}", f"{at}{last + 7}"
        lowest, all_judged = f"MIN({self._across(last + 3)})", self._across(last + 7)
        formulas = {
            1: (f'IF(COUNT({at}{_TOP + 1}:{at}{last})=0,"",SUM({at}{_TOP + 1}:{at}{last}))', "0.0"),
            3: (f'IF(OR({at}{last + 2}="",AND($B$4<>"",{at}{last + 2}>$B$4)),"",{at}{last + 2})', "#,##0"),
            4: (f'IF({within}="","",ROUND({self.scores.price}*{lowest}/{within},0))', "0"),
            5: (f'IF(OR({at}{last + 1}="",{at}{last + 4}=""),"",{at}{last + 1}+{at}{last + 4})', "0.0"),
            6: (self._judgement(at), "General"),
            7: (f'IF({at}{last + 6}="選定の対象",{whole},"")', "0.0"),
            8: (
                f'IF({judged}="","",RANK({judged},{all_judged})&IF(COUNTIF({all_judged},{judged})>1,"（同点）",""))',
                "@",
            ),
        }
        for below, (formula, form) in formulas.items():
            self.sheet.boxed(last + below, column, Formula(formula), form)

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
        return f'IF(AND({at}{last + 1}="",{at}{last + 2}=""),"",{over})'

    def _across(self, row: int) -> str:
        first, last = column_name(_FIRST), column_name(_FIRST + PROPOSALS - 1)
        return f"${first}${row}:${last}${row}"


def _grades(grades: tuple[Grade, ...]) -> Sheet:
    sheet = Sheet(_GRADES, (16, 24), landscape=False)
    sheet.headers(1, ("段階", "配点に掛ける割合（%）"))
    for row, grade in enumerate(grades, 2):
        sheet.line(row, (grade.title, grade.percent))
    return sheet
