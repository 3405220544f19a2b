"""What will be done: measures fitted to the municipality, their priority, and a roadmap within its capacity."""
