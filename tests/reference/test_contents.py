"""What Word lists when somebody presses F9 on the contents is what they list already."""

import io
import re
import zipfile

import pytest
from lxml import etree

from planner.word.xml import name, parsed
from tests.reference.towns import GROUP, built

pytestmark = GROUP
TOWNS = ("mihondate", "mihonzawa", "mihontsu")
LISTED = "目次", "図表目次"


def parts(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return parsed(archive.read("word/document.xml")), parsed(archive.read("word/styles.xml"))


def outline_levels(styles):
    """Return the level of the outline, from 1, of each style that has one by itself or by what it is based on."""
    by_id = {style.get(name("styleId")): style for style in styles.iterfind(name("style"))}

    def level(style_id):
        if style_id not in by_id:
            return 10
        said = by_id[style_id].find(f"{name('pPr')}/{name('outlineLvl')}")
        based = by_id[style_id].find(name("basedOn"))
        if said is not None:
            return int(said.get(name("val"))) + 1
        return 10 if based is None else level(based.get(name("val")))

    return {style_id: level(style_id) for style_id in by_id}


def style_of(paragraph):
    found = paragraph.find(f"{name('pPr')}/{name('pStyle')}")
    return "" if found is None else found.get(name("val"))


def shown(paragraph):
    """Return the text of a paragraph up to its first tab, as an entry has it before its page."""
    text = etree.XPath(".//w:t | .//w:r/w:tab | .//w:br", namespaces={"w": name("t")[1:-2]})(paragraph)
    return "".join(" " if part.tag == name("br") else part.text or "\t" for part in text).split("\t")[0]


def documents(town):
    for file in (file for file in built(town).files if file.name.endswith(".docx")):
        body, styles = parts(file.content)
        instructions = "".join(text.text for text in body.iter(name("instrText")))
        field = re.search(r'TOC \\o "1-([0-9])" \\h \\z \\u ', instructions)
        if field:
            yield file, list(body.iter(name("p"))), outline_levels(styles), int(field[1])


@pytest.mark.parametrize("town", TOWNS)
def test_the_contents_list_every_heading_of_the_outline_once_and_nothing_else(town):
    found = list(documents(town))
    assert len(found) >= 4
    for file, paragraphs, levels, deepest in found:
        headings = [shown(each) for each in paragraphs if levels.get(style_of(each), 10) <= deepest]
        entries = [shown(each) for each in paragraphs if style_of(each).startswith("TOC") and shown(each) not in LISTED]
        assert len(entries) == len(headings), file.manuscript.id
        assert all(map(str.endswith, entries, headings)), file.manuscript.id


@pytest.mark.parametrize("town", TOWNS)
def test_the_lists_of_figures_and_tables_name_every_caption_with_a_number_once(town):
    for file, paragraphs, _, _ in documents(town):
        captions = sorted(shown(each) for each in paragraphs if style_of(each) == "Caption" and "　" in shown(each))
        entries = sorted(shown(each) for each in paragraphs if style_of(each) == "TableofFigures")
        assert not entries or entries == captions, file.manuscript.id
