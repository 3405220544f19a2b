import zipfile

import pytest

from planner.manuscript.elements import Heading, Table, Text
from planner.word.accessibility import barriers
from planner.word.colours import contrast
from planner.word.writer import write_document


def rewritten(file, old, new, part="word/document.xml"):
    file.parts[part] = file.parts[part].decode().replace(old, new).encode()
    return repacked(file)


def repacked(file):
    import io

    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, blob in file.parts.items():
            archive.writestr(name, blob)
    return buffer.getvalue()


@pytest.mark.parametrize("kind", ["plan", "rules"])
def test_our_files_have_no_barriers(kind, request, write):
    assert barriers(write(request.getfixturevalue(kind)()).data) == ()


def test_a_heading_that_skips_a_level_is_found(write):
    words = (Text("細目"),)
    found = barriers(write(Heading(1, (Text("章"),), "", "第1章"), Heading(3, words, "", "(1)")).data)
    assert found == ("見出しの段が飛んでいます：「細目」（1段の次が3段）",)


def test_a_table_without_header_is_found_and_a_sheet_has_its_header_at_the_side(write):
    cells = (((Text("一"),), (Text("二"),)),)
    assert barriers(write(Table("", (), cells)).data) == ("1番目の表に見出しの行も見出しの列もありません",)


@pytest.mark.parametrize(
    ("old", "new", "finding"),
    [
        ("<w:tblDescription ", "<w:shd ", "代替テキスト"),
        ('<w:t xml:space="preserve">1.1 人口</w:t>', '<w:t xml:space="preserve">こちら</w:t>', "リンク先の分からない"),
        ("<w:pPr>", "<w:pPr><w:framePr/>", "位置を固定"),
    ],
)
def test_what_screen_readers_stumble_over_is_found(old, new, finding, plan, write):
    assert any(finding in line for line in barriers(rewritten(write(plan()), old, new)))


def test_a_missing_title_and_another_language_are_found(plan, write):
    file = write(plan())
    assert "題名" in barriers(rewritten(file, "湯沢市地域情報化計画</dc:title>", "</dc:title>", "docProps/core.xml"))[0]
    file = write(plan())
    assert "日本語" in barriers(rewritten(file, 'w:eastAsia="ja-JP"', 'w:eastAsia="en-US"', "word/styles.xml"))[0]


def test_pale_text_in_the_style_file_is_named_with_its_contrast(style_path, tmp_path, plan):
    pale = tmp_path / "style.docx"
    with zipfile.ZipFile(style_path) as archive, zipfile.ZipFile(pale, "w") as copy:
        for name in archive.namelist():
            copy.writestr(name, archive.read(name).replace(b'"404040"', b'"BBBBBB"'))
    assert barriers(write_document(plan(), [pale])) == (
        "スタイル「header」の文字が背景に対して薄すぎます（1.9：1、4.5：1 以上が必要）",
    )


def test_contrast_is_measured_as_wcag_defines_it():
    assert contrast("000000", "FFFFFF") == pytest.approx(21)
    assert contrast("FFFFFF", "777777") == pytest.approx(4.48, abs=0.01)
