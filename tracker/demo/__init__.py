"""The demo trajectories, built with the same services as real ones."""
