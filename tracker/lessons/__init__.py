"""Lessons and the principles they speak of."""
