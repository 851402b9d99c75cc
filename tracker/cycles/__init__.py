"""The four rooms of a cycle and what is logged in them."""
