"""Actions, their states and their log."""
