"""Finds the templates of a document in a chain of template sets."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from jinja2 import BaseLoader, Environment, TemplateNotFound

from planner.yamlfile import read_text

PARENT = "parent"


class ChainLoader(BaseLoader):
    """Finds template files in a chain of folders, the nearest first.

    A template's name is `n/path`, `n` being the folder of the chain it was found in, counted from the farthest, so that
    `{% extends "parent" %}` can go on searching behind it, and a file of the base has one name in every chain.
    """

    def __init__(self, chain: Iterable[Path]) -> None:
        self._folders = tuple(chain)[::-1]
        self.files: dict[str, str] = {}  # by the name of the template

    def name(self, path: str, behind: int | None = None) -> str:
        """Return the name of the nearest file `path`, or of that behind a folder; raises `TemplateNotFound`."""
        for index, folder in reversed(tuple(enumerate(self._folders[:behind]))):
            if (folder / path).is_file():
                return f"{index}/{path}"
        raise TemplateNotFound(path)

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        index, _, path = template.partition("/")
        file = self._folders[int(index)] / path
        self.files[template] = str(file)
        return read_text(file), str(file), lambda: True
