"""The command line and answers files, as the tests of `tests/cli` have them."""

from tests.cli.conftest import answers, planner

__all__ = ["answers", "planner"]
