import io
import re
import zipfile

import pytest
from docx import Document
from docx.shared import Mm, Pt, RGBColor

from planner.errors import PlannerError
from planner.manuscript.elements import Heading, Paragraph, Text
from planner.word.check import check_package
from planner.word.writer import write_document


def changed(path, target, member, change):
    """Write a copy of a Word file with one member changed."""
    with zipfile.ZipFile(path) as archive, zipfile.ZipFile(target, "w") as copy:
        for name in archive.namelist():
            text = archive.read(name)
            copy.writestr(name, change(text.decode()).encode() if name in member else text)
    return target


def test_a_missing_style_is_named_as_word_shows_it(style_path, tmp_path, plan):
    path = changed(
        style_path, tmp_path / "s.docx", ("word/styles.xml",), lambda text: text.replace("表の注", "別の名前")
    )
    with pytest.raises(PlannerError, match="次のスタイルがありません: 表の注\n"):
        write_document(plan(), [path])


def without(style_path, target, *names):
    """Write a copy of a style file that lacks the styles of these names."""

    def cut(text):
        for called in names:
            text = re.sub(f'<w:style [^>]*>(?:(?!</w:style>).)*?<w:name w:val="{called}"/>.*?</w:style>', "", text)
        return text

    return changed(style_path, target, ("word/styles.xml",), cut)


def test_a_style_that_a_set_lacks_is_that_of_its_parent(style_path, tmp_path, figures, plan, read):
    """As in a style.docx that was made before the style came."""
    own = without(
        style_path, tmp_path / "own.docx", "数字の表", "表の大きな数字", "未把握", "表の本文（小）", "表の本文"
    )
    changed(own, tmp_path / "green.docx", ("word/styles.xml",), lambda text: text.replace("1F3864", "004400"))
    for manuscript in (plan(), figures()):
        file = read(write_document(manuscript, [tmp_path / "green.docx", own, style_path]))
        assert check_package(file.data) == ()
        styles = "//w:style[@w:styleId='{}']"
        sizes = file.find(styles.format("TableTextSmall") + "/w:rPr/w:sz/@w:val", "word/styles.xml")
        based = file.find(styles.format("TableTextSmall") + "/w:basedOn/@w:val", "word/styles.xml")
        assert (sizes, based) == (["16"], ["TableText"])
        assert len(file.find(styles.format("TableText"), "word/styles.xml")) == 1
        assert b"004400" in file.parts["word/styles.xml"]


def test_a_style_with_another_below_it_that_nobody_knows_comes_with_that(style_path, tmp_path, plan, read):
    def based(text):
        below = '<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="町の基本"/><w:rPr><w:b/></w:rPr></w:style>'
        text = re.sub('(<w:name w:val="表の注"/><w:basedOn w:val=)"[A-Za-z]*"', r'\1"Own"', text)
        return text.replace("</w:styles>", f"{below}</w:styles>")

    parent = changed(style_path, tmp_path / "parent.docx", ("word/styles.xml",), based)
    other = '<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="別"/></w:style></w:styles>'
    lacks = without(style_path, tmp_path / "lacks.docx", "表の注")
    own = changed(lacks, tmp_path / "own.docx", ("word/styles.xml",), lambda text: text.replace("</w:styles>", other))
    file = read(write_document(plan(), [own, parent]))
    (base,) = file.find("//w:style[@w:styleId='TableNote']/w:basedOn/@w:val", "word/styles.xml")
    assert file.find(f"//w:style[@w:styleId='{base}']/w:name/@w:val", "word/styles.xml") == ["町の基本"]


def test_a_style_that_numbers_its_paragraphs_is_not_taken_without_its_list(style_path, tmp_path, plan):
    own = without(style_path, tmp_path / "own.docx", "条", "表の注")
    with pytest.raises(PlannerError, match="次のスタイルがありません: 条\n"):
        write_document(plan(), [own, style_path])


def test_a_style_file_that_is_not_there_is_a_problem(tmp_path, plan):
    with pytest.raises(PlannerError, match="Wordの文書として開けません"):
        write_document(plan(), [tmp_path / "none.docx"])


def test_style_ids_that_word_renamed_are_found_by_name(style_path, tmp_path, plan, rules):
    """A Japanese Word saves `Heading1` as `1`."""

    def rename(text):
        for at, style in enumerate(("Heading1", "Heading2", "Article", "ListNumber", "BodyText", "PlanTable"), 1):
            text = re.sub(f'(w:styleId|w:pStyle w:val|w:basedOn w:val|w:next w:val)="{style}"', rf'\1="a{at}"', text)
        return text

    path = changed(style_path, tmp_path / "s.docx", ("word/styles.xml", "word/numbering.xml"), rename)
    for manuscript in (plan(), rules()):
        assert write_document(manuscript, [path]) == write_document(manuscript, [style_path])


def test_of_two_styles_of_one_name_the_one_spelled_as_ours_is_ours(style_path, tmp_path, plan, read):
    """LibreOffice saves `caption` as `Caption1` beside a `Caption` of its own."""

    def doubled(text):
        text = text.replace('w:styleId="Caption"', 'w:styleId="Caption1"')
        own = '<w:style w:type="paragraph" w:styleId="Caption"><w:name w:val="Caption"/><w:rPr><w:i/></w:rPr></w:style>'
        return text.replace("</w:styles>", f"{own}</w:styles>")

    path = changed(style_path, tmp_path / "s.docx", ("word/styles.xml",), doubled)
    file = read(write_document(plan(), [path]))
    assert file.find("//w:style[@w:styleId='Caption']/w:name/@w:val", "word/styles.xml") == ["caption"]
    ids = file.find("//w:style/@w:styleId", "word/styles.xml")
    assert len(ids) == len(set(ids))


def test_margins_set_in_word_are_kept(style_path, tmp_path, plan, read):
    wider = changed(style_path, tmp_path / "s.docx", ("word/document.xml",), lambda text: text.replace("1247", "1134"))
    file = read(write_document(plan(), [wider]))
    assert set(file.find("//w:pgMar/@w:left")) == {"1134"}
    assert file.find("//w:tbl[1]/w:tblPr/w:tblW/@w:w")[0] == str(11906 - 1134 * 2)


def test_a_header_at_the_edge_of_the_paper_stands_where_it_can_be_printed(style_path, tmp_path, plan, read):
    """LibreOffice saves a style file, which has no header, with a distance of 0."""
    edge = changed(
        style_path,
        tmp_path / "edge.docx",
        ("word/document.xml",),
        lambda text: re.sub('w:(header|footer)="[0-9]+"', r'w:\1="0"', text),
    )
    margins = "//w:pgMar/@w:header | //w:pgMar/@w:footer"
    assert set(read(write_document(plan(), [edge])).find(margins)) == {"720"}


def test_levels_of_lists_come_in_the_order_of_the_schema(style_path, tmp_path, plan, read):
    """LibreOffice saves the style of a level before its format."""

    def mixed(text):
        return re.sub("(<w:numFmt [^>]*/>)(<w:pStyle [^>]*/>)", r"\2\1", text)

    path = changed(style_path, tmp_path / "s.docx", ("word/numbering.xml",), mixed)
    assert path.read_bytes() != style_path.read_bytes()
    file = read(write_document(plan(), [path]))
    assert file.find("//w:lvl[w:pStyle]", "word/numbering.xml")
    assert file.find("//w:pStyle[following-sibling::w:numFmt]", "word/numbering.xml") == []


def test_text_and_properties_of_the_style_file_stay_behind(style_path, plan, read):
    file = read(write_document(plan(), [style_path]))
    assert "ここを変えると" not in file.parts["word/document.xml"].decode()


def test_a_look_changed_in_word_comes_through(style_path, tmp_path, plan, read):
    path = changed(style_path, tmp_path / "s.docx", ("word/styles.xml",), lambda text: text.replace("1F3864", "004400"))
    assert b"004400" in read(write_document(plan(), [path])).parts["word/styles.xml"]


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("//w:docDefaults//w:rFonts/@w:eastAsia", ["BIZ UD明朝"]),
        ("//w:docDefaults//w:lang/@w:eastAsia", ["ja-JP"]),
        ("//w:docDefaults//w:lang/@w:val", ["en-US"]),  # LibreOffice breaks numbers between digits in Japanese
        ("//w:docDefaults//w:sz/@w:val", ["21"]),
        ("//w:style[@w:styleId='Heading1']/w:rPr/w:rFonts/@w:eastAsia", ["BIZ UDゴシック"]),
        ("//w:style[@w:styleId='HeadingUnnumbered']/w:pPr/w:outlineLvl/@w:val", ["0"]),
        ("//w:style[@w:styleId='BodyText']/w:pPr/w:ind/@w:firstLineChars", ["100"]),
        ("//w:style[@w:styleId='Emphasis']/w:rPr/w:em/@w:val", ["dot"]),
    ],
)
def test_the_base_style_file_is_set_for_japanese(path, value, style_path, read):
    assert read(style_path.read_bytes()).find(path, "word/styles.xml") == value


@pytest.mark.parametrize(("style", "twips"), [("TableEnd", "40"), ("SectionEnd", "20")])
def test_a_paragraph_that_nobody_sees_needs_a_point_or_two_at_the_foot_of_a_page(style, twips, style_path, read):
    """Higher, it would begin an empty page behind a full one; behind a table, LibreOffice 7.4 loses rows at one."""
    height = f"//w:style[@w:styleId='{style}']/w:pPr/w:spacing[@w:lineRule='exact']/@w:line"
    assert read(style_path.read_bytes()).find(height, "word/styles.xml") == [twips]


def test_the_style_file_is_sound_in_itself(style_path):
    data = style_path.read_bytes()
    assert check_package(data) == ()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert b"compressPunctuation" in archive.read("word/settings.xml")


def test_a_file_restyled_in_word_decides_about_every_document(style_path, tmp_path, plan, rules, read):
    """Somebody makes the text larger and brown, changes its font and the margins, and builds again."""
    document = Document(str(style_path))
    normal = document.styles["Normal"]
    normal.font.size, normal.font.color.rgb, normal.font.name = Pt(12), RGBColor(0x5A, 0x3A, 0x1A), "游明朝"
    document.sections[0].left_margin = document.sections[0].right_margin = Mm(20)
    document.save(str(tmp_path / "style.docx"))
    for manuscript in (plan(), rules()):
        file = read(write_document(manuscript, [tmp_path / "style.docx"]))
        assert check_package(file.data) == ()
        assert file.find("//w:style[@w:styleId='Normal']/w:rPr/w:sz/@w:val", "word/styles.xml") == ["24"]
        assert set(file.find("//w:pgMar/@w:left")) == {"1134"}
        assert file.find("//w:body//w:rPr/*[not(self::w:rStyle)]") == []


def test_headings_without_a_number_look_as_those_with_one(style_path, tmp_path, plan, rules, read):
    """Somebody changes 見出し 1, 見出し 2 and 規程の章 alone."""
    document = Document(str(style_path))
    brown = RGBColor(0x5A, 0x3A, 0x1A)
    for called in ("Heading 1", "Heading 2", "規程の章"):
        document.styles[called].font.color.rgb = brown
    document.save(str(tmp_path / "style.docx"))
    saved = Document(str(tmp_path / "style.docx"))
    twins = ("見出し（番号なし）", "TOC Heading"), ("見出し2（番号なし）",), ("附則の見出し",)
    for called, others in zip(("Heading 1", "Heading 2", "規程の章"), twins, strict=True):
        for other in others:
            style = saved.styles[other]
            assert (style.base_style.name, style.font.color.rgb) == (called, None)
    for manuscript in (plan(), rules()):
        file = read(write_document(manuscript, [tmp_path / "style.docx"]))
        assert check_package(file.data) == ()
        lists = "//w:style[@w:styleId='{}']/w:pPr/w:numPr/w:numId/@w:val"
        assert [file.find(lists.format(f"HeadingUnnumbered{at}"), "word/styles.xml") for at in ("", 2)] == [["0"]] * 2


def test_a_heading_without_a_number_is_taken_from_the_parent_though_what_it_looks_as_is_numbered(
    style_path, tmp_path, plan, read
):
    own = without(style_path, tmp_path / "own.docx", "見出し2（番号なし）")
    file = read(write_document(plan(), [own, style_path]))
    based = "//w:style[@w:styleId='HeadingUnnumbered2']/w:basedOn/@w:val"
    assert file.find(based, "word/styles.xml") == ["Heading2"]


def test_readings_above_words_take_their_sizes_from_the_style_file(style_path, tmp_path, plan, read):
    document = Document(str(style_path))
    document.styles["Body Text"].font.size, document.styles["ルビ"].font.size = Pt(12), Pt(6)
    document.save(str(tmp_path / "style.docx"))
    file = read(write_document(plan(), [tmp_path / "style.docx"]))
    sizes = [file.find(f"//w:rubyPr/w:{tag}/@w:val") for tag in ("hps", "hpsRaise", "hpsBaseText")]
    assert sizes == [["12"], ["21"], ["24"]]


def test_larger_text_in_the_style_file_moves_the_estimated_pages(style_path, tmp_path, read, manuscript):
    filler = [Paragraph((Text("長い本文" * 60),)) for _ in range(30)]
    contents = manuscript(*filler, Heading(2, (Text("後"),), "", ""))
    sizes = '<w:sz w:val="21"/>', '<w:sz w:val="36"/>'
    larger = changed(style_path, tmp_path / "s.docx", ("word/styles.xml",), lambda text: text.replace(*sizes))
    usual, large = (read(write_document(contents, [path])).texts("TOC2")[0] for path in (style_path, larger))
    assert int(large.rpartition("\t")[2]) > int(usual.rpartition("\t")[2])
