"""Word comments on blocks: where each begins and ends in the text, and the part that holds what they say."""

from __future__ import annotations

from datetime import date

from msgspec import Struct, field

from planner.word.xml import DECLARATION, NAMESPACES, paragraph, run

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_AUTHOR, _INITIALS = "planner", "根拠"
_MARK = '<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr>'
_START, _END = "</w:pPr>", "</w:p>"


class Comments(Struct):
    """The comments of one document in their order; `on` is the day they say they were written."""

    on: date
    texts: list[str] = field(default_factory=list)

    def around(self, block: str, text: str) -> str:
        """Return the paragraphs of a block with a comment from the first to the last; without text, as they are."""
        if not text or _START not in block:
            return block
        number = len(self.texts)
        self.texts.append(text)
        before, start, rest = block.partition(_START)
        inner, end, after = rest.rpartition(_END)
        reference = f'{_MARK}<w:commentReference w:id="{number}"/></w:r>'
        return (
            f'{before}{start}<w:commentRangeStart w:id="{number}"/>{inner}'
            f'<w:commentRangeEnd w:id="{number}"/>{reference}{end}{after}'
        )

    def part(self) -> bytes:
        """Return the comments part."""
        inner = "".join(self._comment(number, text) for number, text in enumerate(self.texts))
        return f"{DECLARATION}<w:comments {NAMESPACES}>{inner}</w:comments>".encode()

    def _comment(self, number: int, text: str) -> str:
        first, *others = text.split("\n")
        mark = f"{_MARK}<w:annotationRef/></w:r>"
        lines = paragraph("CommentText", mark + run(first)) + "".join(
            paragraph("CommentText", run(line)) for line in others
        )
        return (
            f'<w:comment w:id="{number}" w:author="{_AUTHOR}" w:date="{self.on.isoformat()}T00:00:00Z" '
            f'w:initials="{_INITIALS}">{lines}</w:comment>'
        )
