"""Lets `python -m planner` do what `planner` does, where the command is not on the path."""

from planner.cli.main import main

main()
