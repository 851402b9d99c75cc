"""What is asked while a trajectory is registered, and in which words."""
