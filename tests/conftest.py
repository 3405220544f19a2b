"""What all tests share: a cache of their own, so that compiled templates are not made again by every process."""

import os

import pytest

from planner.cache import user_cache


def pytest_configure(config: pytest.Config) -> None:
    folder = config.cache.mkdir("planner") if config.cache else "off"
    os.environ.setdefault("PLANNER_CACHE", str(folder))


def pytest_sessionfinish() -> None:
    user_cache().save()
