"""Renders the sections of one document: template files in, marked text or problems out."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from jinja2 import TemplateError, nodes

from planner.cache import user_cache
from planner.errors import Place, PlannerError
from planner.manuscript.environment import TemplateEnvironment
from planner.manuscript.evidence import Evidence
from planner.manuscript.failures import MISTAKES, line_of, problem_of, text_said
from planner.manuscript.functions import Functions
from planner.manuscript.marks import plain, unmarked
from planner.manuscript.names import GATHERED, Context, Listed, names
from planner.manuscript.recorder import Recorder
from planner.namespace import Records
from planner.questionnaire.model import Disclosure
from planner.templateset.functions import FUNCTIONS
from planner.yamlfile import read_text


class Renderer:
    """Renders the templates of one document for one municipality."""

    def __init__(self, chain: tuple[Path, ...], context: Context, disclosure: Disclosure) -> None:
        recorder, situation = Recorder(), context.situation
        self._environment = TemplateEnvironment(chain, recorder)
        top_level = names(context, recorder.log, disclosure)
        functions = Functions(situation, recorder).by_name()
        self._environment.know(top_level | dict(functions))
        self._known: Collection[str] = (*situation.facts, *FUNCTIONS, *top_level)
        self._chain = chain

    def file(self, path: str) -> str:
        """Return the nearest file of the chain that is `path`, or where the base should have it."""
        files = [folder / path for folder in self._chain]
        return str(next((file for file in files if file.is_file()), files[-1]))

    def gathers(self, path: str) -> bool:
        """Whether the template `path` reads, anywhere in the chain, what is known only when all others are written."""
        return any(self._gathers(folder / path) for folder in self._chain if (folder / path).is_file())

    def _gathers(self, file: Path) -> bool:
        with suppress(TemplateError, PlannerError):
            source = read_text(file)
            if any(name in source for name in GATHERED):  # most templates need not be parsed
                return user_cache().kept("gathers", source, make=lambda: self._reads_gathered(source))
        return False

    def _reads_gathered(self, source: str) -> bool:
        names = self._environment.tree(source).find_all(nodes.Name)
        return any(name.name in GATHERED and name.ctx == "load" for name in names)

    def gathered(self, rows: tuple[Evidence, ...], terms: tuple[Mapping[str, Any], ...]) -> None:
        """Give the names `evidence` and `glossary` what the rest of the document has shown to be needed."""
        log = self._environment.recorder.log
        found = {"evidence": Listed(rows, "evidence", log, True), "glossary": Records(terms, "glossary", log, False)}
        self._environment.know(found)

    def said(self, text: str) -> str:
        """Return a Jinja text kept in data as plain text."""
        self._environment.recorder.clear()
        return plain(unmarked(self._environment.say(0, text))[0])

    def render(self, path: str, label: str) -> str:
        """Return the marked text of the template `path`; raises `PlannerError` naming `label`, file and line."""
        environment = self._environment
        environment.recorder.clear()
        try:
            return environment.get_template(environment.chain_loader.name(path)).render()
        except MISTAKES as error:
            file, line = line_of(error, environment.chain_loader.files)
            place = Place(file or self.file(path), line, label + text_said(error))
            if not file and not isinstance(error, TemplateError) and line is None:
                raise
            raise PlannerError([problem_of(error, place, self._known)]) from error
