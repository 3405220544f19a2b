"""The tools of those who maintain template sets: what there is, a beginning, what differs, and a look at it."""
