"""Insights: what advisers make of shared lessons on a principle, and what they propose."""
