"""Everything known about one municipality, each value with its origin, for rules and templates to read."""
