"""Footnotes: the marks in the text and the part that holds the notes."""

from __future__ import annotations

from msgspec import Struct, field

from planner.word.xml import DECLARATION, NAMESPACES, paragraph, run

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
SETTING = '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
_REFERENCE = '<w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'


class Footnotes(Struct):
    """The notes of one document, numbered in the order they are met."""

    texts: list[str] = field(default_factory=list)

    def mark(self, text: str) -> str:
        """Take a note in and return the run that refers to it."""
        self.texts.append(text)
        return f'<w:r>{_REFERENCE}<w:footnoteReference w:id="{len(self.texts)}"/></w:r>'

    def part(self) -> bytes:
        """Return the footnotes part, its two separators first as Word wants them."""
        separators = "".join(
            f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
            for kind, number in (("separator", -1), ("continuationSeparator", 0))
        )
        notes = "".join(_note(number, text) for number, text in enumerate(self.texts, 1))
        return f"{DECLARATION}<w:footnotes {NAMESPACES}>{separators}{notes}</w:footnotes>".encode()


def _note(number: int, text: str) -> str:
    mark = f"<w:r>{_REFERENCE}<w:footnoteRef/></w:r>"
    return f'<w:footnote w:id="{number}">{paragraph("FootnoteText", mark + run(" " + text))}</w:footnote>'
