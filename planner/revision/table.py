"""The comparison of old and new (新旧対照表) as a document: two columns, what changes underlined, and the reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from planner.manuscript.elements import Content, Heading, Inlines, ItemList, Paragraph, Reference, Table, Text
from planner.manuscript.model import Block, Cover, DocumentSection, Manuscript, Scheme
from planner.questionnaire.model import Disclosure
from planner.revision.compare import Change, Line
from planner.situation.model import OriginKind, Situation

_ID, _TITLE, _FILE = "revision", "情報セキュリティポリシーの新旧対照表", "07_情報セキュリティポリシー新旧対照表"
_HEADER = ("改正後（案）", "改正前", "改める理由の手掛かり")
_NEW, _GONE = "（新設）", "（削る）"
_WIDTHS = (6, 6, 3)
_NATIONAL = "tbl-national"  # of the procedure of the audit: article, laws and national papers that demand it
_DIFFERENCE = "tbl-difference"  # of the standards
_UPKEEP = "upkeep"  # of the procedure of the audit
_NOTHING = "―"
_LACKING = "現行の規程に、この条に当たる定めがないため加える。"
_REWORDED = "用語と条の建てを、新しい規程の全体にそろえる。内容を変える理由があれば、担当が書き足す。"
_FEW = 0.5  # where more articles than this share change, the whole is made anew

Part = tuple[str, tuple[Change, ...]]


def revision_document(
    parts: Sequence[Part], standards: Manuscript, audit: Manuscript, situation: Situation, current: str
) -> Manuscript:
    """Return the comparison of `parts`, each a document's title with its changes, in force being `current`.

    `audit` is the procedure that tells by article what laws and national papers demand, and how to revise.
    """
    town = str(situation.value("town.name"))
    demands = _demands(audit)
    contents = [
        _heading(1, _TITLE),
        *_opening(parts, current),
        *(
            content
            for title, changes in parts
            for content in _comparison(title, changes, situation, demands if title == standards.title else {})
        ),
        *_supplement(),
        *_copied(standards, audit),
    ]
    blocks = tuple(Block(f"{_ID}.text.{at}", content, "") for at, content in enumerate(_numbered(contents), 1))
    cover = Cover(f"{town}{_TITLE}", town, "", "案", standards.cover.made_by, situation.on)
    section = DocumentSection("text", blocks, landscape=True)
    return Manuscript(
        _ID, cover.title, _FILE, Disclosure.RESTRICTED, Scheme.LEAFLET, standards.draft, cover, (section,)
    )


def _opening(parts: Sequence[Part], current: str) -> Iterator[Content]:
    changes = [change for _, part in parts for change in part]
    changed = [change for change in changes if change.is_change]
    kinds = [
        ("改める条", sum(bool(item.after and item.before) for item in changed)),
        ("新設する条", sum(item.before is None for item in changed)),
        ("削る条", sum(item.after is None for item in changed)),
        ("変わらない条", len(changes) - len(changed)),
    ]
    whole = len(changed) > _FEW * len(changes)
    way = "半数を超える条が変わるため、全部を改正する形" if whole else "変わる条が半数以下のため、一部を改正する形"
    yield _paragraph(f"{current}を、次の表の改正前の欄から改正後の欄に、下線で示すように改める。")
    yield Table(
        "改正の大きさ",
        (_text("区分"), _text("条の数")),
        tuple((_text(name), _text(str(count))) for name, count in kinds),
        widths=(6, 3),
        align=("left", "right"),
        notes=(_text(f"{way}が読みやすい。どちらによるかは、法規の担当が決める。"),),
    )


def _demands(audit: Manuscript) -> Mapping[str, str]:
    """Return by the number of an article of the standards what laws and national papers demand there."""
    return {
        _plain(row[0]).partition("（")[0]: "、".join(cell for cell in map(_plain, row[1:]) if cell != _NOTHING)
        for content in (block.content for block in audit.blocks())
        if isinstance(content, Table) and content.anchor == _NATIONAL
        for row in content.rows
    }


def _plain(inlines: Inlines) -> str:
    return "".join(item.text for item in inlines if isinstance(item, Text | Reference))


def _comparison(
    title: str, changes: Iterable[Change], situation: Situation, demands: Mapping[str, str]
) -> Iterator[Content]:
    rows = tuple(_row(change, situation, demands) for change in changes if change.is_change)
    yield _heading(2, title)
    if not rows:
        yield _paragraph("変わる条はない。")
        return
    note = _text(
        "変わらない項及び号は「（略）」とした。理由の手掛かりは、条文が読んだ法令、回答及び前提である。決裁の前に、担当が改正の理由に書き直す。"
    )
    yield Table(f"{title}の新旧対照", tuple(map(_text, _HEADER)), rows, widths=_WIDTHS, notes=(note,))


def _row(change: Change, situation: Situation, demands: Mapping[str, str]) -> tuple[Inlines, ...]:
    after = _printed(change.after_lines) or _text(_GONE)
    before = _printed(change.before_lines) or _text(_NEW)
    return after, before, _text(_reason(change, situation, demands))


def _printed(lines: Sequence[Line]) -> Inlines:
    pieces = [
        Text(piece.text if end else piece.text + "\n", underlined=piece.changed)
        for at, line in enumerate(lines, 1)
        for number, piece in enumerate(line, 1)
        for end in [at == len(lines) or number < len(line)]
    ]
    return tuple(pieces)


def _reason(change: Change, situation: Situation, demands: Mapping[str, str]) -> str:
    """Return the laws, national papers, answers and assumptions that the new article rests on."""
    if change.after is None:
        return "新しい規程に当たる条がない。続ける定めであれば、ひな型か手直しで加える。"
    facts = [fact for fact in situation.origins(change.after.paths) if not fact.path.startswith(("town.", "build."))]
    laws = [fact.label.rstrip("。") for fact in facts if fact.origin.kind is OriginKind.LAW]
    answers = [fact.label for fact in facts if fact.origin.kind is OriginKind.ANSWER]
    rules = [fact.label for fact in facts if fact.path.startswith("assumption.")]
    papers = [demands[change.after.number]] if change.after.number in demands else []
    told = (("法令等", laws), ("国の資料", papers), ("回答", answers), ("前提", rules))
    lines = [f"{name}：{'、'.join(dict.fromkeys(found))}" for name, found in told if found]
    return "\n".join(lines) or (_LACKING if change.before is None else _REWORDED)


def _supplement() -> Iterator[Content]:
    yield _heading(2, "改正の附則の案")
    yield _paragraph("この規程は、【未定】から施行する。")
    yield _paragraph(
        "委託の契約、情報資産の分類及び整っていない対策に関する経過措置は、基本方針及び対策基準の附則の案のとおりとする。"
    )


def _copied(standards: Manuscript, audit: Manuscript) -> Iterator[Content]:
    """Yield what the nation demands, what differs from its model with reasons, and how to revise the standards."""
    yield _heading(2, "国の資料との違い")
    for manuscript, anchor in ((audit, _NATIONAL), (standards, _DIFFERENCE)):
        contents = (block.content for block in manuscript.blocks())
        yield from (item for item in contents if isinstance(item, Table) and item.anchor == anchor)
    blocks = audit.blocks()
    start = next((at for at, item in enumerate(blocks) if _is_upkeep(item.content)), len(blocks))
    yield from (_heading(2, "この規程の直し方") for _ in blocks[start : start + 1])
    for item in blocks[start + 1 :]:
        if isinstance(item.content, Heading):
            return
        if isinstance(item.content, Paragraph | ItemList):
            yield item.content


def _is_upkeep(content: Content) -> bool:
    return isinstance(content, Heading) and content.anchor == _UPKEEP


def _numbered(contents: Iterable[Content]) -> Iterator[Content]:
    number = 0
    for content in contents:
        if isinstance(content, Table):
            number += 1
            content = replace(content, number=f"表{number}")
        yield content


def _heading(level: int, text: str) -> Heading:
    return Heading(level, _text(text), numbered=False)


def _paragraph(text: str) -> Paragraph:
    return Paragraph(_text(text))


def _text(text: str) -> Inlines:
    return (Text(text),)
