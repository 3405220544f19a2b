"""The same content for every writer: chapters of paragraphs and tables, about 80 pages for each unit of `size`."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

CHAPTERS, PARAGRAPHS, TABLES, ROWS, COLUMNS = 10, 90, 4, 8, 6
_SENTENCE = "窓口の手続は年間{number:,}件あり、うち電子申請は{share}%である。担当課は{year}年度までに様式を見直し、"
_END = "紙の申請と同じ日数で処理できるようにする。進み具合は毎年度、指標の値と遅れの理由を公表する。"


class Chapter(Struct, frozen=True):
    """One chapter; each table follows a run of paragraphs."""

    title: str
    parts: tuple[Part, ...]


class Part(Struct, frozen=True):
    """A heading, its paragraphs and a table: a caption, a header and rows."""

    title: str
    paragraphs: tuple[str, ...]
    caption: str
    rows: tuple[tuple[str, ...], ...]


def chapters(size: int = 1) -> tuple[Chapter, ...]:
    """Return `size` times 10 chapters, 900 paragraphs and 40 tables of 8 rows by 6 columns."""
    return tuple(_chapter(number) for number in range(1, CHAPTERS * size + 1))


def _chapter(number: int) -> Chapter:
    return Chapter(f"分野{number}の取組", tuple(_part(number, part) for part in range(1, TABLES + 1)))


def _part(chapter: int, part: int) -> Part:
    first = (part - 1) * PARAGRAPHS // TABLES
    paragraphs = tuple(_paragraph(chapter, number) for number in range(first, part * PARAGRAPHS // TABLES))
    rows = tuple(tuple(_cell(row, column) for column in range(COLUMNS)) for row in range(ROWS))
    return Part(f"施策{part}", paragraphs, f"分野{chapter}施策{part}の指標", rows)


def _paragraph(chapter: int, number: int) -> str:
    return _SENTENCE.format(number=1000 + chapter * 37 + number, share=number % 100, year=2026 + number % 5) + _END


def _cell(row: int, column: int) -> str:
    if row == 0:
        return f"項目{column + 1}"
    return f"指標{row}" if column == 0 else f"{row * 1000 + column * 13:,}"


def markdown(content: tuple[Chapter, ...]) -> str:
    """Return the content as Markdown with pipe tables."""
    return "\n\n".join(_markdown(content)) + "\n"


def _markdown(content: tuple[Chapter, ...]) -> Iterator[str]:
    for chapter in content:
        yield f"# {chapter.title}"
        for part in chapter.parts:
            yield f"## {part.title}"
            yield from part.paragraphs
            yield f"表：{part.caption}"
            header, *body = ["| " + " | ".join(row) + " |" for row in part.rows]
            yield "\n".join((header, "|---" * COLUMNS + "|", *body))
