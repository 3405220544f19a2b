"""The guided questionnaire: a pure session, and the terminal that drives it."""
