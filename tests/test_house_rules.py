"""A town that writes 「，」 and 「および」 has them in whole Word files, down to notes, references and descriptions."""

import io
import re
import zipfile
from pathlib import Path

import pytest
from msgspec.structs import replace

from planner.pipeline import build
from planner.situation.model import OriginKind
from tests.cities import EXAMPLES, GROUP, workspace

pytestmark = GROUP

OWN = """\
- {id: comma, patterns: ['、'], instead: ，, write: ，}
- {id: conjunction-and, patterns: ['及び'], instead: および, write: および}
- {id: conjunction-or, patterns: ['(?<!物品等)又は'], instead: または, write: または}
"""
ASKED = ("plan", "plan-summary", "plan-questions")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory):
    templates = tmp_path_factory.mktemp("own")
    (templates / "own").mkdir()
    (templates / "own" / "template.yaml").write_text("id: own\ntitle: 公文規程\nparent: akita\n", encoding="utf-8")
    (templates / "own" / "writing.yaml").write_text(OWN, encoding="utf-8")
    answers = EXAMPLES / "yuzawa" / "answers.yaml"
    return build(replace(workspace(answers), templates=Path(templates), region="own", documents=ASKED))


def xml_texts(content: bytes) -> list[str]:
    """Return all that a Word file has to read: text, whatever marks part it, and the descriptions of what is drawn."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = [archive.read(name).decode() for name in archive.namelist() if re.search(r"word/\w+\.xml", name)]
    found = [text for part in parts for text in re.findall(r'<w:t[ >][^<]*|(?:descr|title|w:val)="[^"]*"', part)]
    return [re.sub(r"^<w:t[^>]*>", "", text) for text in found]


def test_not_one_comma_of_the_other_kind_is_left(built) -> None:
    assert {file.id for file in built.files} >= set(ASKED)
    assert not [text for file in built.files for text in xml_texts(file.content) if "、" in text]


def test_what_is_left_of_the_other_conjunctions_is_quoted(built) -> None:
    facts = built.decided.situation.facts.values()
    kinds = (OriginKind.ANSWER, OriginKind.PUBLIC, OriginKind.LAW)
    told = [f"{fact.value}{fact.origin.note}" for fact in facts if fact.origin.kind in kinds]
    told += [fact.origin.source for fact in facts]
    text = "\n".join(text for file in built.files for text in xml_texts(file.content))
    left = [found[0].replace("，", "、") for found in re.finditer(r".{0,3}(?:及び|又は).{0,3}", text)]
    assert "および" in text
    assert left
    assert not [words for words in left if not any(words in one for one in told)]
