"""Names and ids of bookmarks."""

from __future__ import annotations

import hashlib
import re

from msgspec import Struct, field

END = "_PlannerEnd"
_MAX_SLUG = 20


class Bookmarks(Struct):
    """Gives out bookmark ids in the order of the document."""

    _next: int = 1
    _used: set[str] = field(default_factory=set)

    def around(self, bookmark: str, xml: str) -> str:
        """Return `xml` between the two ends of a bookmark."""
        start, end = self.ends(bookmark)
        return f"{start}{xml}{end}"

    def ends(self, bookmark: str) -> tuple[str, str]:
        """Return the two ends of a bookmark; a name serves only once, later ones are left out."""
        if not bookmark or bookmark in self._used:
            return "", ""
        self._used.add(bookmark)
        number, self._next = self._next, self._next + 1
        return f'<w:bookmarkStart w:id="{number}" w:name="{bookmark}"/>', f'<w:bookmarkEnd w:id="{number}"/>'


def bookmark_name(kind: str, text: str) -> str:
    """Return a bookmark name for any text: hidden, at most 40 characters, unique though Word ignores case."""
    slug = re.sub("[^a-z0-9]+", "_", text.lower())[:_MAX_SLUG].strip("_")
    digest = hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:8]
    return f"_{kind}_{slug}_{digest}" if slug else f"_{kind}_{digest}"
