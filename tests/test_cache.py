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


def test_what_another_run_keeps_meanwhile_is_neither_lost_nor_made_again(tmp_path: Path) -> None:
    one, other = Cache(tmp_path / "x.cache"), Cache(tmp_path / "x.cache")
    for cache, name in ((one, "one"), (other, "other")):
        cache.kept(name, make=lambda: "made first")
        cache.save()
    assert other.kept("one", make=lambda: "made again") == "made first"
    later = Cache(tmp_path / "x.cache")
    assert [later.kept(name, make=lambda: "made again") for name in ("one", "other")] == ["made first"] * 2


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


def ran(home: Path, *arguments: object, **environment: str) -> None:
    """Run Python as a process of a user with this home, and in it."""
    home.mkdir(exist_ok=True)
    others = {name: value for name, value in os.environ.items() if name not in ("PLANNER_CACHE", "XDG_CACHE_HOME")}
    command = [sys.executable, *map(str, arguments)]
    homes = {"HOME": str(home), "LOCALAPPDATA": str(home)}
    subprocess.run(command, check=True, capture_output=True, env={**others, **homes, **environment}, cwd=home)


def built(folder: Path, home: Path) -> dict[str, str]:
    """Return the digests of what a build of the policy writes."""
    only = "--date", "2026-11-25", "--document", "security-policy"
    ran(home, "-m", "planner", "build", ANSWERS, "-o", folder, *only)
    return {file.name: sha256(file.read_bytes()).hexdigest() for file in folder.rglob("*.*")}


def test_documents_are_the_same_before_and_after_something_was_kept_and_no_answer_is(tmp_path: Path) -> None:
    home = tmp_path / "home"
    first, later = built(tmp_path / "first", home), built(tmp_path / "later", home)
    assert first == later
    (file,) = (path for path in home.rglob("*.cache") if path.is_file())
    assert "雄物川とその支流" in ANSWERS.read_text(encoding="utf-8")
    assert "雄物川とその支流" not in file.read_bytes().decode("utf-8", "replace")


def test_nothing_is_kept_where_it_is_not_wanted(tmp_path: Path) -> None:
    home = tmp_path / "home"
    keeping = "-c", "from planner.cache import user_cache; user_cache().kept('a', make=int)"
    ran(home, *keeping, PLANNER_CACHE="off")
    assert list(home.iterdir()) == []
    ran(home, *keeping, PLANNER_CACHE=str(tmp_path / "elsewhere"))
    assert list(home.iterdir()) == []
    assert len(list((tmp_path / "elsewhere").iterdir())) == 1
