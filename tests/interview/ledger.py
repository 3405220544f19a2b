"""A table of systems to be asked for, two of its rows, and the rows that an interview saved."""

LEDGER = """
id: ledger
type: table
columns:
  - {id: work, label: 業務, type: text, required: true}
  - {id: since, label: 導入年度, type: year}
  - {id: cost, label: 年額, type: money}
  - {id: standard, label: 標準化, type: choice, choices: {done: 済み, not: まだ}}

id: after
type: integer
"""
JUKI = {"work": "住基", "since": 2021, "cost": 980, "standard": "done"}
TAX = {"work": "税", "since": None, "cost": None, "standard": None}


def rows(done: object) -> tuple[dict[str, object], ...]:
    return tuple(dict(row) for row in done.values["a.ledger"])  # type: ignore[attr-defined]
