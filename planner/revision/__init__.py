"""A regulation that is in force beside the one built from the answers: what changes, article by article, and why."""
