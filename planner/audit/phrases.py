"""Empty phrases: sentences that promise to advance or consider something, with nobody, no date and no figure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from planner.audit.model import Slogan
from planner.manuscript.elements import Heading
from planner.manuscript.model import Block, Manuscript

_PROMISE = re.compile(
    r"(?:(?:を|の|に|など|等)?(?:推進|検討|実現)(?:する|していく|を進める)|図る|図っていく|努める|努めていく|目指す|目指していく)"
    r"(?:こととする|こと|ものとする)?$"
)
_SUBSTANCE = re.compile(
    r"\d|[一二三四五六七八九十]+(?:件|回|か月|年)|課(?!題)|(?<!成)(?<!延)長(?![期い寿])|室|(?<!関)係|班"
    r"|年度|毎年|毎月|毎週|(?<!これ)まで|以内|ごとに|四半期|月末|直後"
)
_SENTENCE_END = re.compile(r"[。\n\t]|．(?!\d)")


def sentences(block: Block) -> Iterator[str]:
    """Yield the sentences of a block; headings have none."""
    if not isinstance(block.content, Heading):
        yield from (part.strip() for part in _SENTENCE_END.split(block.text) if part.strip())


def is_slogan(sentence: str) -> bool:
    """Whether a sentence, its 。 left out, ends in a promise and names nobody, no time and no quantity."""
    return bool(_PROMISE.search(sentence)) and not _SUBSTANCE.search(sentence)


def slogans(manuscript: Manuscript) -> tuple[Slogan, ...]:
    """Return the empty sentences of a document, the longest first."""
    found = (Slogan(block.id, text) for block in manuscript.blocks() for text in sentences(block) if is_slogan(text))
    return tuple(sorted(found, key=lambda slogan: -len(slogan.sentence)))
