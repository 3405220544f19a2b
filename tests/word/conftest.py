"""Small manuscripts in both schemes, and ways to look into the file that comes of them."""

import io
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from lxml import etree

from planner.manuscript.elements import (
    Box,
    Chart,
    ChartKind,
    CheckBox,
    Content,
    Diagram,
    DiagramKind,
    Figure,
    Footnote,
    Heading,
    ItemList,
    ListItem,
    Merged,
    Paragraph,
    Reference,
    Ruby,
    Series,
    Table,
    TableKind,
    Text,
)
from planner.manuscript.model import Block, Cover, DocumentSection, Manuscript, Scheme
from planner.questionnaire.model import Disclosure
from planner.word.writer import write_document

NAMESPACES = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}
STYLE = Path(__file__).parents[2] / "plan_templates" / "base" / "style.docx"
COVER = Cover("湯沢市地域情報化計画", "湯沢市", "令和9年度から令和13年度まで", "第1版", "企画課", date(2026, 11, 23))


class File:
    """A written file to ask questions of."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}
        self.body = etree.fromstring(self.parts["word/document.xml"])

    def find(self, path: str, part: str = "word/document.xml") -> list[etree._Element]:
        root = self.body if part == "word/document.xml" else etree.fromstring(self.parts[part])
        return root.xpath(path, namespaces=NAMESPACES)

    def texts(self, style: str) -> list[str]:
        """Return the text of each paragraph of a style, line breaks and tabs as characters."""
        return [text_of(element) for element in self.find(f"//w:p[w:pPr/w:pStyle/@w:val='{style}']")]

    def fields(self) -> list[str]:
        return [(element.text or "").strip() for element in self.find("//w:instrText")]


def text_of(element: etree._Element) -> str:
    marks = {"br": "\n", "tab": "\t"}
    found = element.xpath(".//w:r/w:t | .//w:r/w:br | .//w:r/w:tab", namespaces=NAMESPACES)
    return "".join(marks.get(etree.QName(item).localname, item.text or "") for item in found)


def manuscript_of(*contents: Content, scheme: Scheme = Scheme.CHAPTERS, **options: object) -> Manuscript:
    """Return a manuscript of one section."""
    blocks = tuple(Block(f"plan.only.{at}", content, "") for at, content in enumerate(contents))
    return manuscript_with(DocumentSection("only", blocks), scheme=scheme, **options)


def manuscript_with(
    *sections: DocumentSection,
    scheme: Scheme = Scheme.CHAPTERS,
    draft: bool = False,
    disclosure: Disclosure = Disclosure.PUBLIC,
    cover: Cover = COVER,
) -> Manuscript:
    return Manuscript("plan", cover.title, "plan", disclosure, scheme, draft, cover, sections)


@pytest.fixture
def style_path() -> Path:
    return STYLE


@pytest.fixture
def read() -> Callable[[bytes], File]:
    """Return what opens bytes to be looked into."""
    return File


@pytest.fixture
def plan() -> Callable[..., Manuscript]:
    """Return what makes a plan with every kind of block, a given text in each of them."""
    return chapters


@pytest.fixture
def figures() -> Callable[..., Manuscript]:
    """Return what makes a document of every kind of figure, a given text in each of them."""
    return drawn


@pytest.fixture
def rules() -> Callable[..., Manuscript]:
    """Return what makes a regulation, a given text in each of its blocks."""
    return regulation


@pytest.fixture
def manuscript() -> Callable[..., Manuscript]:
    """Return what makes a manuscript of one section from its contents."""
    return manuscript_of


@pytest.fixture
def write() -> Callable[..., File]:
    """Return what writes contents, or a whole manuscript, as a file."""

    def make(*given: Content | Manuscript, style: Path = STYLE, **options: object) -> File:
        only = given[0] if given else None
        manuscript = only if isinstance(only, Manuscript) else manuscript_of(*given, **options)  # type: ignore[arg-type]
        return File(write_document(manuscript, [style]))

    return make


def words(text: str) -> tuple[Text, ...]:
    return (Text(text),)


def row(*cells: str) -> tuple[tuple[Text, ...], ...]:
    return tuple(map(words, cells))


def chapters(text: str = "本文である。") -> Manuscript:
    """Return a plan with every kind of block, `text` in each of them."""
    table = Table(
        text, row("業務", text), (row(text, "1,234"), row("", text)), anchor="t", number="表1", notes=(words(text),)
    )
    sheet = Table("", (), (row("目的", text), row("取組", text)), TableKind.SHEET, (1, 4))
    years = [f"令和{year}年度" for year in range(9, 18)]
    done = ("準備", *["実施"] * 8)
    road = Table("工程表", row("施策", *years), (row(text, *done), row("二", *done)), TableKind.ROADMAP, number="表3")
    below = ItemList(False, (ListItem(words(text)),)), ItemList(True, (ListItem(words(text)),))
    merged = Table(
        "合併", (words(text), (Merged.LEFT,)), (row(text, text), ((Merged.ABOVE,), words(text))), number="表2"
    )
    nested = (ListItem(words(text)), ListItem(words("二"), below))
    mixed = (
        Text(text, strong=True),
        Text(text, emphasis=True),
        Text(text, shaded=True),
        Ruby(text, text),
        Reference("t", "表1"),
        Footnote(text),
        Text(text),
    )
    first = (
        Heading(1, words("はじめに"), "", "", numbered=False),
        Paragraph(words(text)),
        Heading(2, words(text), "", "", numbered=False),
        Heading(1, words(text), "c1", "第1章"),
        Heading(2, words("人口"), "s11", "1.1"),
        Heading(3, words("推移"), "s111", "(1)"),
        Heading(4, words("細目"), "", "ア"),
        Paragraph((*mixed, Reference("c1", "第1章"), Reference("s111", "1.1(1)"), Reference("none", "表9"))),
        ItemList(True, nested),
        ItemList(False, nested),
        ItemList(True, nested),
        table,
        sheet,
        merged,
    )
    last = (
        Heading(1, words("結び"), "", "第2章"),
        Paragraph(words(text)),
        Paragraph((CheckBox(), Text(text), CheckBox(True))),
    )
    return manuscript_with(
        DocumentSection("first", _blocks(first)),
        DocumentSection("roadmap", _blocks((road,)), landscape=True),
        DocumentSection("last", _blocks(last)),
        draft=True,
    )


def drawn(text: str = "名前") -> Manuscript:
    """Return a document of every kind of figure, `text` in each of its places."""
    series = (Series(text, (1, None, 2)), Series("乙", (2.5, 3, 4)))
    charts = [Chart(kind, (text, "二", "三"), series, unit=text) for kind in ChartKind]
    boxes = (Box(words(text), (Box(words(text), (Box(words(text)),)), Box(words("二")))),)
    drawings = (*charts, *(Diagram(kind, boxes) for kind in DiagramKind), Chart(ChartKind.BAR, (), ()))
    return manuscript_of(
        Paragraph((Reference("f1", "図1"),)),
        *(Figure(text, item, (words(text),), f"f{at}", f"図{at}") for at, item in enumerate(drawings, 1)),
    )


def regulation(text: str = "この規程は、目的を定める。") -> Manuscript:
    """Return a regulation with chapters, articles, 項, 号, ア and 附則."""
    below = ItemList(True, (ListItem(words(text)), ListItem(words("イ"))))
    items = ItemList(True, (ListItem(words(text)), ListItem(words("二"), (below,))))
    contents = (
        Paragraph(words(text)),
        Heading(1, words("総則"), "", "第1章"),
        Heading(2, words("目的"), "purpose", "第1条"),
        Paragraph(words(text), "第1条"),
        items,
        Paragraph(words(text), "2"),
        items,
        Paragraph(words(text), "3"),
        Heading(1, words("対策"), "", "第2章"),
        Heading(2, words("責務"), "duty", "第2条"),
        Paragraph((Text(text), Reference("purpose", "第1条")), "第2条"),
        Paragraph(words(text), "2"),
        Heading(1, words("附則"), "", "", numbered=False),
        Paragraph(words("この規程は、令和9年4月1日から施行する。")),
    )
    section = DocumentSection("rule", _blocks(contents))
    return manuscript_with(section, scheme=Scheme.REGULATION, disclosure=Disclosure.RESTRICTED)


def _blocks(contents: tuple[Content, ...]) -> tuple[Block, ...]:
    return tuple(Block(f"plan.s.{at}", content, "") for at, content in enumerate(contents))
