"""The fonts a gemeente may choose from: those that ship with Leerspoor, so paper has them too."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Font:
    """A family of letters."""

    name: str
    stack: str  # as CSS names it, with what stands in for it
    sheet: str  # the style sheet that loads it; empty for what every page loads


SANS = "source-sans-3"
FONTS: dict[str, Font] = {
    SANS: Font(
        "Source Sans 3",
        '"Source Sans 3", "Source Sans 3 Extended", "Segoe UI", "Liberation Sans", Arial,'
        " sans-serif",
        "",
    ),
    "source-serif-4": Font(
        "Source Serif 4",
        '"Source Serif 4", "Source Serif 4 Extended", Georgia, "Liberation Serif", serif',
        "source-serif-4",
    ),
}
