"""What all tests share: a cache of their own, so that compiled templates are not made again; no test is timed."""

import os

import pytest
from hypothesis import settings

from planner.cache import user_cache
from planner.cli.main import collect_seldom

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


def pytest_configure(config: pytest.Config) -> None:
    collect_seldom()
    folder = config.cache.mkdir("planner") if config.cache else "off"
    os.environ.setdefault("PLANNER_CACHE", str(folder))


def pytest_sessionfinish() -> None:
    user_cache().save()
