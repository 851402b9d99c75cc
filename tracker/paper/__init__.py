"""Paper: pages of HTML made into one accessible PDF that keeps, part by part."""
