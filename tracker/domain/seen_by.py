"""Marks on an entry of the search index that say who may see it; policy asks for the same marks."""

LIBRARY = "s_library"  # everybody who reads the library
SHARED = "s_shared"  # a shared lesson: everybody who works with content
REVIEW = "s_review"  # a lesson that waits for review: advisers
OPEN = "s_open"  # of a trajectory that is open to advisers


def gemeente(id: int) -> str:
    """Return the mark of what belongs to a gemeente."""
    return f"g_{id}"


def trajectory(id: int) -> str:
    """Return the mark of what belongs to a trajectory."""
    return f"t_{id}"


def wijk(trajectory_id: int, wijk_id: int | None) -> str:
    """Return the mark of what belongs to one wijk of a trajectory, or to none of them."""
    return f"w_{trajectory_id}_{wijk_id or 0}"
