"""Answers of one municipality: their states and origin, their file, and whether they are right."""
