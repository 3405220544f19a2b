"""What the parts of an Excel file share: names of namespaces, and text that is fit for XML."""

from __future__ import annotations

import html
import re

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # outside Char of XML 1.0


def escape(text: str) -> str:
    """Return `text` fit for element content and attributes; illegal characters are dropped."""
    return html.escape(_ILLEGAL.sub("", text))
