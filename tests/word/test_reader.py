from planner.word.reader import changed_sections


def rewritten(file, old, new):
    import io
    import zipfile

    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, blob in file.parts.items():
            archive.writestr(name, blob.decode().replace(old, new) if name == "word/document.xml" else blob)
    return buffer.getvalue()


def test_a_fresh_file_has_no_changed_section(plan, rules, write):
    assert changed_sections(write(plan()).data) == ()
    assert changed_sections(write(rules()).data) == ()


def test_an_edited_sentence_marks_its_section_alone(plan, write):
    assert changed_sections(rewritten(write(plan()), "実施", "見送り")) == ("roadmap",)


def test_split_runs_and_updated_fields_are_no_change(plan, write):
    file = write(plan("本文である。"))
    split = '本文</w:t></w:r><w:r><w:t xml:space="preserve">である。'
    assert changed_sections(rewritten(file, "本文である。</w:t>", f"{split}</w:t>")) == ()
    assert changed_sections(rewritten(file, ">表1<", ">表8<")) == ()
