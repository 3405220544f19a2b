"""What all tests share: a cache of their own, so that compiled templates are not made again; no test is timed."""

import os

import pytest
from hypothesis import settings

from planner.cache import user_cache
from planner.cli.main import collect_seldom

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


ALONE = ("tests", "cli", "impact", "workshop")  # the folders of tests that take long: each goes to whichever is free


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let one process have all tests of a small module: to hand out each alone takes longer than to run it."""
    for item in items:
        if item.path.parent.name not in ALONE and item.get_closest_marker("xdist_group") is None:
            item.add_marker(pytest.mark.xdist_group(item.nodeid.partition("::")[0]))


def pytest_configure(config: pytest.Config) -> None:
    collect_seldom()
    folder = config.cache.mkdir("planner") if config.cache else "off"
    os.environ.setdefault("PLANNER_CACHE", str(folder))


def pytest_sessionfinish() -> None:
    user_cache().save()
