"""Folders of templates that overlay each other: what a set is, how it is read, and what its files may hold."""
