"""Three questions of which the second, `a.asked`, is of the type under test."""

TYPES = {
    "text": "type: text",
    "longtext": "type: longtext",
    "integer": "type: integer\nunit: 人",
    "number": "type: number",
    "money": "type: money",
    "yesno": "type: yesno",
    "choice": "type: choice\nchoices: {one: 一つ目, two: 二つ目}",
    "choices": "type: choices\nchoices: {one: 一つ目, two: 二つ目}",
    "date": "type: date",
    "year": "type: year",
    "municipality": "type: municipality",
    "department": "type: department",
    "table": "type: table\ncolumns:\n  - {id: name, label: 名前, type: text, required: true}\n"
    "  - {id: count, label: 数, type: integer}",
}
VALUES = {
    "text": ("総務課の話", "総務課の話"),
    "longtext": ("一行目", "一行目"),
    "integer": ("３人", 3),
    "number": ("2.5", 2.5),
    "money": ("1,200万円", 12000),
    "yesno": ("2", False),
    "choice": ("2", "two"),
    "choices": ("1 2", ("one", "two")),
    "date": ("令和8年11月23日", None),
    "year": ("R8", 2026),
    "municipality": ("052078", "052078"),
    "department": ("総務課", "総務課"),
    "table": ("住基", ({"name": "住基", "count": None},)),
}


def three(kind: str) -> str:
    return f"id: first\ntype: integer\n\nid: asked\n{TYPES[kind]}\n\nid: after\ntype: integer"
