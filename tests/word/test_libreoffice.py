import pytest

from planner.manuscript.model import Heading, Paragraph, Text
from planner.word.libreoffice import body_pages, find_libreoffice
from planner.word.writer import write_document

PROGRAM = find_libreoffice()


def test_pages_are_those_of_the_body_and_fill_the_contents(plan, style_path, read):
    manuscript = plan()
    pages = {f"_Toc10000000{number}": 10 + number for number in range(1, 8)} | {"_PlannerEnd": 20}
    file = read(write_document(manuscript, style_path, pages=pages))
    assert file.texts("TOC1") == ["はじめに\t11", "第1章 本文である。\t13", "第2章 結び\t17"]
    assert ">20<" in file.parts["word/footer-body.xml"].decode()


def test_a_program_that_fails_gives_no_pages(tmp_path):
    assert body_pages(b"no Word file", tmp_path / "soffice") == {}


@pytest.mark.skipif(PROGRAM is None, reason="LibreOffice is not installed")
def test_libreoffice_tells_the_page_of_every_heading(write):
    words = (Text("長い本文" * 900),)
    file = write(*(item for number in "一二三" for item in (Heading(1, (Text(number),), "", ""), Paragraph(words))))
    assert PROGRAM
    pages = body_pages(file.data, PROGRAM)
    first, second, third = (pages[f"_Toc10000000{number}"] for number in (1, 2, 3))
    assert first == 1
    assert third - second == second - first > 1
    assert pages["_PlannerEnd"] == 3 * (second - first)
