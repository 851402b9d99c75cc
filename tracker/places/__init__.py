"""Gemeenten and the CBS areas wijken stand for."""
