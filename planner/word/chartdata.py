"""What a chart shows, as a text: written into the fingerprint of its section, and read from the file again."""

from __future__ import annotations

import math
import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping

from lxml import etree

from planner.word.charts import CHART
from planner.word.xml import RELATIONSHIPS, parsed

_RELATIONS = "word/_rels/document.xml.rels"
_WRITTEN = re.compile(r'<c:chart [^>]*r:id="([^"]+)"')
_TAGS = {tag: f"{{{CHART}}}{tag}" for tag in ("chart", "ser", "tx", "cat", "val", "pt", "v")}


def chart_data(part: bytes) -> str:
    """Return the values of a chart part, each by its series and category; looks and order of parts count for nothing.

    Numbers are told to nine digits, since programs write them differently.
    """
    return "\n".join(line for series in parsed(part).iter(_TAGS["ser"]) for line in _lines(series))


def charts_in(archive: zipfile.ZipFile) -> Mapping[str, str]:
    """Return the data of the charts of a Word file by the ids that its text refers to them by."""
    members = set(archive.namelist())
    if _RELATIONS not in members:
        return {}
    found = {
        relation.get("Id", ""): posixpath.normpath(posixpath.join("/word", relation.get("Target", ""))).lstrip("/")
        for relation in parsed(archive.read(_RELATIONS))
        if relation.get("Type", "").endswith("/chart")
    }
    return {name: chart_data(archive.read(member)) for name, member in found.items() if member in members}


def charts_written(block: str) -> list[str]:
    """Return the ids of the charts in a block as it is written here."""
    return _WRITTEN.findall(block) if "<c:chart " in block else []


def charts_read(block: etree._Element) -> Iterator[str]:
    """Yield the ids of the charts in a block of a file."""
    yield from (chart.get(f"{{{RELATIONSHIPS}}}id", "") for chart in block.iter(_TAGS["chart"]))


def _lines(series: etree._Element) -> Iterator[str]:
    name = "".join(value.text or "" for value in series.iterfind(f"{_TAGS['tx']}//{_TAGS['v']}"))
    categories = dict(_points(series, "cat"))
    for at, text in _points(series, "val"):
        number = _number(text)
        if number:
            yield "\t".join((name, categories.get(at, ""), number))


def _points(series: etree._Element, tag: str) -> Iterator[tuple[str, str]]:
    for point in series.iterfind(f"{_TAGS[tag]}//{_TAGS['pt']}"):
        value = point.find(_TAGS["v"])
        yield point.get("idx", ""), "" if value is None else value.text or ""


def _number(text: str) -> str:
    """Return a number as it is compared; empty where there is none."""
    try:
        value = float(text)
    except ValueError:
        return text
    return f"{value:.9g}" if math.isfinite(value) else ""
