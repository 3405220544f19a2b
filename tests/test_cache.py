"""Things kept between runs: right whatever happens to the file, and never an answer in it."""

import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.cache import Cache

ANSWERS = Path(__file__).parent.parent / "examples" / "yuzawa" / "answers.yaml"


def saved(path: Path) -> Cache:
    cache = Cache(path)
    cache.kept("a", "text", make=lambda: {"value": [1, "二", None]})
    cache.save()
    return cache


def test_a_later_run_is_given_what_an_earlier_one_has_made(tmp_path: Path) -> None:
    saved(tmp_path / "x.cache")
    assert Cache(tmp_path / "x.cache").kept("a", "text", make=lambda: {}) == {"value": [1, "二", None]}


def test_another_source_is_another_value(tmp_path: Path) -> None:
    saved(tmp_path / "x.cache")
    assert Cache(tmp_path / "x.cache").kept("a", "other", make=lambda: "new") == "new"
    assert Cache(tmp_path / "x.cache").kept("atext", make=lambda: "new") == "new"


def test_everybody_is_given_a_value_of_their_own(tmp_path: Path) -> None:
    cache = saved(tmp_path / "x.cache")
    cache.kept("a", "text", make=lambda: {})["value"].append("changed")
    assert cache.kept("a", "text", make=lambda: {}) == {"value": [1, "二", None]}


def test_what_fails_is_not_kept(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "x.cache")
    with pytest.raises(ZeroDivisionError):
        cache.kept("a", make=lambda: 1 // 0)
    assert cache.kept("a", make=lambda: 1) == 1


@given(at=st.integers(0, 200), bit=st.integers(0, 7), length=st.integers(0, 200))
def test_a_damaged_file_counts_for_nothing(
    tmp_path_factory: pytest.TempPathFactory, at: int, bit: int, length: int
) -> None:
    path = tmp_path_factory.mktemp("cache") / "x.cache"
    saved(path)
    whole = path.read_bytes()
    flipped = bytearray(whole)
    flipped[at % len(whole)] ^= 1 << bit
    for damaged in (bytes(flipped), whole[: length % len(whole)]):
        path.write_bytes(damaged)
        cache = Cache(path)
        assert cache.kept("a", "text", make=lambda: "made anew") == "made anew"
        cache.save()
        assert Cache(path).kept("a", "text", make=lambda: "") == "made anew"


def test_a_folder_that_cannot_be_written_costs_nothing_but_time(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    cache = Cache(tmp_path / "file" / "x.cache")
    assert cache.kept("a", make=lambda: 1) == 1
    cache.save()
    assert (tmp_path / "file").read_text() == "no folder"


def test_old_versions_do_not_pile_up(tmp_path: Path) -> None:
    for number in range(10):
        saved(tmp_path / f"{number}.cache")
        os.utime(tmp_path / f"{number}.cache", (number, number))
    assert len(list(tmp_path.iterdir())) <= 5


def built(folder: Path, cache: str) -> dict[str, str]:
    """Return the digests of what one build of the policy in a process of its own writes."""
    command = [sys.executable, "-m", "planner", "build", str(ANSWERS), "-o", str(folder), "--date", "2026-11-25"]
    command += ["--document", "security-policy"]
    subprocess.run(command, check=True, capture_output=True, env={**os.environ, "PLANNER_CACHE": cache})
    return {file.name: sha256(file.read_bytes()).hexdigest() for file in folder.rglob("*.*")}


def test_documents_are_the_same_without_and_with_what_was_kept(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    without = built(tmp_path / "without", "off")
    assert not cache.exists()
    first = built(tmp_path / "first", str(cache))
    later = built(tmp_path / "later", str(cache))
    assert without == first == later
    (file,) = cache.iterdir()
    assert "雄物川とその支流" in ANSWERS.read_text(encoding="utf-8")
    assert "雄物川とその支流" not in file.read_bytes().decode("utf-8", "replace")
