import io
import subprocess
import zipfile

import pytest
from msgspec.structs import replace

from planner.manuscript.elements import CheckBox, Heading, ItemList, ListItem, Paragraph, Table, TableKind, Text
from planner.manuscript.model import Block, DocumentSection
from planner.word.chartdata import charts_in
from planner.word.libreoffice import body_pages, find_libreoffice
from planner.word.reader import read_sections
from planner.word.writer import write_document

PROGRAM = find_libreoffice()
needs_libreoffice = pytest.mark.skipif(PROGRAM is None, reason="LibreOffice is not installed")


def words(text):
    return (Text(text),)


def saved(data, folder):
    """Return a file as LibreOffice saves it."""
    source = folder / "document.docx"
    source.write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = (PROGRAM, profile, "--headless", "--convert-to", "docx", "--outdir", folder / "saved", source)
    subprocess.run(command, check=True, capture_output=True)
    return (folder / "saved" / "document.docx").read_bytes()


@pytest.fixture
def form(plan):
    """Return a manuscript of three sections, with boxes to tick in the first and in a table of the second."""
    answers = (words("適否"), (CheckBox(), Text("適　"), CheckBox(True), Text("否")))
    contents = {
        "one": (Heading(1, words("様式"), "", "第1章"), Paragraph((CheckBox(), Text("希望する")))),
        "two": (Heading(2, words("点検"), "", "1.1"), Table("", (words("項目"), words("欄")), (answers,))),
        "three": (Heading(2, words("提出"), "", "1.2"), Paragraph(words("提出する。"))),
    }
    sections = (
        DocumentSection(name, tuple(Block(f"f.{name}.{at}", item, "") for at, item in enumerate(items)))
        for name, items in contents.items()
    )
    return replace(plan(), sections=tuple(sections))


def test_pages_are_those_of_the_body_and_fill_the_contents(plan, style_path, read):
    manuscript = plan()
    pages = {f"_Toc10000000{number}": 10 + number for number in range(1, 8)} | {"_PlannerEnd": 20}
    file = read(write_document(manuscript, [style_path], pages=pages))
    assert file.texts("TOC1") == ["はじめに\t11", "第1章 本文である。\t13", "第2章 結び\t17"]
    assert ">20<" in file.parts["word/footer-body.xml"].decode()


def test_a_program_that_fails_gives_no_pages(tmp_path):
    assert body_pages(b"no Word file", tmp_path / "soffice") == {}


@needs_libreoffice
def test_libreoffice_tells_the_page_of_every_heading(write):
    words = (Text("長い本文" * 900),)
    file = write(*(item for number in "一二三" for item in (Heading(1, (Text(number),), "", ""), Paragraph(words))))
    assert PROGRAM
    pages = body_pages(file.data, PROGRAM)
    first, second, third = (pages[f"_Toc10000000{number}"] for number in (1, 2, 3))
    assert first == 1
    assert third - second == second - first > 1
    assert pages["_PlannerEnd"] == third + (second - first)


@needs_libreoffice
def test_a_form_saved_by_libreoffice_has_its_sections_unchanged_and_its_boxes(form, style_path, tmp_path):
    found = read_sections(saved(write_document(form, [style_path]), tmp_path))
    assert [(section.id, section.changed) for section in found] == [("one", False), ("two", False), ("three", False)]
    assert found[0].blocks[1] == Paragraph((CheckBox(), Text("希望する")))
    assert found[1].blocks[1].rows[0][1] == (CheckBox(), Text("適　"), CheckBox(True), Text("否"))


@needs_libreoffice
def test_a_roadmap_behind_all_else_is_still_a_section_of_its_own_after_libreoffice(form, style_path, tmp_path):
    road = Table(
        "工程表", (words("施策"), words("年度")), ((words("名前"), words("準備")),), TableKind.ROADMAP, number="表1"
    )
    contents = Table("", (words("項目"), words("欄")), ((words("一"), words("二")),)), Heading(1, words("工程")), road
    ledger, *last = (Block(f"f.last.{at}", item, "") for at, item in enumerate(contents))
    manuscript = replace(
        form,
        sections=(*form.sections, DocumentSection("ledger", (ledger,)), DocumentSection("years", tuple(last))),
    )
    data = write_document(manuscript, [style_path])
    there = ["one", "two", "three", "ledger", "years"]
    assert [section.id for section in read_sections(saved(data, tmp_path))] == there


@needs_libreoffice
def test_lists_saved_by_libreoffice_are_the_lists_that_were_written(write, tmp_path):
    def numbered(*texts):
        return ItemList(True, tuple(ListItem(words(text)) for text in texts))

    nested = ItemList(True, (ListItem(words("一"), (numbered("ア", "イ"),)), ListItem(words("二"))))
    written = (numbered("甲", "乙", "丙"), Paragraph(words("次による。")), numbered("丁", "戊"), nested)
    (section,) = read_sections(saved(write(*written).data, tmp_path))
    assert section.blocks == written


@needs_libreoffice
def test_charts_that_libreoffice_has_saved_show_the_same(figures, style_path, tmp_path):
    made = write_document(figures("名前"), [style_path])
    with zipfile.ZipFile(io.BytesIO(made)) as before, zipfile.ZipFile(io.BytesIO(saved(made, tmp_path))) as after:
        told = [sorted(charts_in(archive).values()) for archive in (before, after)]
    assert told[0] == told[1]
    assert len(told[0]) == 4
