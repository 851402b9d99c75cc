"""What the pages of trajectories read."""
