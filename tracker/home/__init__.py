"""The first page of each role, and the pages for everybody."""
