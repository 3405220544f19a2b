"""Says what somebody changed by hand in a document since it was built."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from planner.manifest import BuiltFile
from planner.word.edits import Edit, edits
from planner.word.reader import changed_sections, section_ids

_SHOWN, _BEFORE = 30, 8  # characters of a paragraph, and how many of them stand before what differs
_MOST = 12  # paragraphs told one by one
_UNREADABLE = "Word の文書として読めないため、変わった所は分かりません"
_NOTHING = "文章か図が変わった節は見つかりません（書式、脚注、表紙などの変更）"
_REWRITTEN = "作り直した文も前と違うため、段落は示せません。残したファイルと見比べてください"


def edits_told(file: BuiltFile, content: bytes, sections: Sequence[str]) -> Iterator[str]:
    """Yield in words what was changed in an earlier version of `file`, which was written with these `sections`."""
    if file.suffix != ".docx":
        yield "Excel のファイルのため、どこが変わったかは示せません"
        return
    try:
        changed, there, found = changed_sections(content), set(section_ids(content)), edits(content, file.content)
    except (ValueError, LookupError, SyntaxError, zipfile.BadZipFile):
        yield _UNREADABLE
        return
    gone = [item for item in sections if item not in there] if there else []
    told = (("文章か図が変わった節", changed), ("消された節", gone))
    parts = [f"{what}: {'、'.join(map(file.title_of, keys))}" for what, keys in told if keys]
    yield "。".join(parts) or _NOTHING
    for key in changed:
        yield from _limited(f"  {file.title_of(key)}: {line}" for line in _lines(found.get(key)))


def _lines(found: Sequence[Edit] | None) -> Iterator[str]:
    if found is None:
        yield _REWRITTEN
        return
    for edit in found:
        if not edit.after:
            yield f"消した段落「{_start(edit.before, 0)}」"
        elif not edit.before:
            yield f"足した段落「{_start(edit.after, 0)}」"
        else:
            same = sum(
                1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(edit.before, edit.after, strict=False))
            )
            yield f"「{_start(edit.before, same)}」を「{_start(edit.after, same)}」に"


def _limited(lines: Iterable[str]) -> Iterator[str]:
    told = list(lines)
    yield from told[:_MOST]
    if told[_MOST:]:
        yield f"  ほか{len(told) - _MOST}か所"


def _start(text: str, at: int) -> str:
    """Return the part of a text in which the character at `at` stands, with signs for what is left out."""
    begin = max(at - _BEFORE, 0) if len(text) > _SHOWN else 0
    end = begin + _SHOWN
    return ("…" if begin else "") + text[begin:end] + ("…" if text[end:] else "")
