"""What the tests of the fictitious municipalities share; all of them run in one process."""

import pytest

from planner.pipeline import BuildResult
from tests.reference import towns


@pytest.fixture(scope="session", params=towns.TOWNS)
def town(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture(scope="session")
def result(town: str) -> BuildResult:
    return towns.built(town)


@pytest.fixture(scope="session")
def texts(result: BuildResult) -> dict[str, str]:
    """Return the text of every document by its id."""
    written = (file for file in result.files if file.suffix == ".docx")
    return {file.manuscript.id: towns.document_text(file.content) for file in written}


@pytest.fixture(scope="session")
def chosen(result: BuildResult) -> dict[str, str]:
    """Return by document id the text of the sections that are kept as golden."""
    return towns.golden_texts(result)
