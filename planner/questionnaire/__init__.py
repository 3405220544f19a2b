"""Questions as data: sections in YAML become a checked `Questionnaire`."""
