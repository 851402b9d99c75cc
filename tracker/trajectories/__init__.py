"""Registering and showing trajectories, and the page of a wijk."""
