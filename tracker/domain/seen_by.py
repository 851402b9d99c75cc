"""Marks on an entry of the search index that say who may see it; policy asks for the same marks."""

# One mark for all that a group of people may see: each mark a search asks for takes time.
LIBRARY = "s_library"  # everybody who reads the library
CONTENT = "s_content"  # the library and shared lessons: everybody who works with content
ADVISERS = "s_advisers"  # that, what waits for review, and what gemeenten opened to advisers


def gemeente(id: int) -> str:
    """Return the mark of what belongs to a gemeente."""
    return f"g_{id}"


def trajectory(id: int) -> str:
    """Return the mark of what belongs to a trajectory."""
    return f"t_{id}"


def wijk(trajectory_id: int, wijk_id: int | None) -> str:
    """Return the mark of what belongs to one wijk of a trajectory, or to none of them."""
    return f"w_{trajectory_id}_{wijk_id or 0}"
