import io
import zipfile

import ooxml_integrity
import openxml_audit
import pytest

from planner.word.check import check_package


def broken(data, change, member="word/document.xml"):
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(buffer, "w") as copy:
        for name in archive.namelist():
            text = archive.read(name)
            copy.writestr(name, change(text.decode()).encode() if name == member else text)
    return buffer.getvalue()


DEFECTS = {
    "フィールド": lambda text: text.replace('<w:fldChar w:fldCharType="end"/>', "", 1),
    "ブックマークの始め": lambda text: text.replace("<w:bookmarkEnd", "<w:proofErr", 1),
    "ブックマークの番号": lambda text: text.replace('w:id="2"', 'w:id="1"'),
    "参照先": lambda text: text.replace("REF _Ref", "REF _Gone", 1),
    "64字": lambda text: text.replace("planner:first", "planner:" + "x" * 70),
    "幅の合計": lambda text: text.replace("<w:gridCol w:w=", '<w:gridCol w:w="7"/><w:gridCol w:w=', 1),
    "段落で終わらない": lambda text: text.replace("<w:tc><w:tcPr>", "<w:tc/><w:tc><w:tcPr>", 1),
    "定義のないスタイル": lambda text: text.replace('w:val="BodyText"', 'w:val="Nowhere"', 1),
    "直接大きさ": lambda text: text.replace("<w:r><w:t", '<w:r><w:rPr><w:sz w:val="40"/></w:rPr><w:t', 1),
    "直接フォント": lambda text: text.replace("<w:r><w:t", "<w:r><w:rPr><w:rFonts/></w:rPr><w:t", 1),
    "直接書式が付いている：b": lambda text: text.replace("<w:r><w:t", "<w:r><w:rPr><w:b/></w:rPr><w:t", 1),
    "壊れている": lambda text: text[:-20],
    "脚注": lambda text: text.replace('footnoteReference w:id="1"', 'footnoteReference w:id="77"'),
}


def test_two_styles_of_one_id_are_found(plan, write):
    doubled = broken(write(plan()).data, lambda text: text.replace('"Title"', '"Subtitle"', 1), "word/styles.xml")
    assert "スタイルの番号が重なっている：Subtitle" in check_package(doubled)


@pytest.mark.parametrize("finding", DEFECTS)
def test_a_defect_is_found(finding, plan, write):
    found = check_package(broken(write(plan()).data, DEFECTS[finding]))
    assert any(finding in line for line in found)


def test_what_is_no_zip_is_said_to_be_broken():
    assert check_package(b"no zip")[0].startswith("ファイルが壊れている")


@pytest.mark.parametrize("text", ["本文である。", "<w:p/> & | \x00\t\n終"])
@pytest.mark.parametrize("kind", ["plan", "rules", "figures"])
def test_independent_validators_find_nothing(kind, text, request, write, tmp_path):
    path = tmp_path / "document.docx"
    path.write_bytes(write(request.getfixturevalue(kind)(text)).data)
    assert list(openxml_audit.OpenXmlValidator().validate(path).errors) == []
    assert [item for item in ooxml_integrity.check(path) if item.severity != ooxml_integrity.INFO] == []
