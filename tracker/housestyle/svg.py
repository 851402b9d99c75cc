"""An SVG from outside, read element by element: what is not known to be drawing does not pass."""

import re
from xml.etree.ElementTree import Element, SubElement, register_namespace, tostring
from xml.parsers import expat


def words(text: str) -> frozenset[str]:
    """Return the words of ``text``."""
    return frozenset(text.split())


SPACE = "http://www.w3.org/2000/svg"
MOST_ELEMENTS, MOST_DEPTH = 3000, 30
DRAWN = words(
    """
    svg g path rect circle ellipse line polyline polygon defs linearGradient radialGradient
    stop clipPath title desc
    """
)
# Says or does something, draws nothing: left out without a word.
SILENT = frozenset({"metadata", "script"})
SHAPE = words(
    """
    id d x y x1 y1 x2 y2 cx cy r rx ry fx fy points width height viewBox preserveAspectRatio
    transform gradientTransform gradientUnits spreadMethod offset clipPathUnits
    """
)
PAINT = words(
    """
    fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-linecap
    stroke-linejoin stroke-miterlimit stroke-dasharray stroke-dashoffset opacity stop-color
    stop-opacity color clip-path clip-rule display visibility
    """
)
PLAIN = re.compile(r"[\w#%.,()+\-\s]*", re.ASCII)
OWN_PART = re.compile(r"url\(#[\w\-]+\)", re.ASCII)
LENGTH = re.compile(r"\d{1,5}(\.\d+)?(px|pt|mm)?")
BOX = re.compile(r"-?[\d.]+([\s,]+-?[\d.]+){3}")


class NotDrawn(ValueError):
    """The picture rests on something that is not let through."""

    def __init__(self, what: str) -> None:
        """Name the element."""
        super().__init__(what)
        self.what = what


class Drawing:
    """What is left of an SVG while it is read."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.open: list[Element | None] = []  # None: inside what is left out
        self.root: Element | None = None
        self.n = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take over an element with its attributes, or leave it out.

        Raises:
            NotDrawn: without it the picture would not be the same.
            ValueError: the picture is no SVG, or too intricate.
        """
        self.n += 1
        if self.n > MOST_ELEMENTS or len(self.open) > MOST_DEPTH:
            raise ValueError("too intricate")
        space, _, tag = name.rpartition("}")
        if not self.open and (space, tag) != (SPACE, "svg"):
            raise ValueError("no SVG")
        if space != SPACE or tag in SILENT or (self.open and self.open[-1] is None):
            self.open.append(None)
            return
        if tag not in DRAWN:
            raise NotDrawn(tag)
        within = self.open[-1] if self.open else None
        kept = allowed(attributes)
        label = f"{{{SPACE}}}{tag}"
        new = Element(label, kept) if within is None else SubElement(within, label, kept)
        self.root = new if self.root is None else self.root
        self.open.append(new)

    def end(self, _name: str) -> None:
        """Close an element."""
        self.open.pop()

    def text(self, words: str) -> None:
        """Keep the words of a title or description."""
        here = self.open[-1] if self.open else None
        if here is not None and here.tag.endswith(("}title", "}desc")):
            here.text = (here.text or "") + words


def allowed(attributes: dict[str, str]) -> dict[str, str]:
    """Return the attributes that say where and how to draw; a style becomes attributes."""
    kept = {name: value for name, value in attributes.items() if may_stay(name, value)}
    for declaration in attributes.get("style", "").split(";"):
        name, _, value = (part.strip() for part in declaration.partition(":"))
        if name in PAINT and may_stay(name, value):
            kept[name] = value
    return kept


def may_stay(name: str, value: str) -> bool:
    """Return whether an attribute is about drawing and refers to nothing outside the picture."""
    if name not in SHAPE and name not in PAINT:
        return False
    if "url" in value.lower():
        return bool(OWN_PART.fullmatch(value.strip()))
    return bool(PLAIN.fullmatch(value))


def refuse(*_anything: object) -> None:
    """Refuse what only an attack or a far relative of SVG declares."""
    raise ValueError("entities are not read")


def drawing_of(content: bytes) -> bytes:
    """Return the drawing in an SVG, written anew from what is allowed.

    Raises:
        NotDrawn: text, a picture, a style sheet or the like, that cannot be left out unseen.
        ValueError: it is no SVG that can be read, or it has no size.
    """
    drawing, parser = Drawing(), expat.ParserCreate("UTF-8", "}")
    parser.EntityDeclHandler = refuse
    parser.ExternalEntityRefHandler = refuse  # type: ignore[assignment]
    parser.StartElementHandler = drawing.start
    parser.EndElementHandler = drawing.end
    parser.CharacterDataHandler = drawing.text
    try:
        parser.Parse(content, True)
    except expat.ExpatError:
        raise ValueError("not XML") from None
    root = drawing.root
    if root is None or not has_size(root):
        raise ValueError("no drawing with a size")
    register_namespace("", SPACE)  # here: others register their own
    return bytes(tostring(root, encoding="utf-8", xml_declaration=True))


def has_size(root: Element) -> bool:
    """Return whether a picture says how large it is."""
    lengths = [root.get("width", ""), root.get("height", "")]
    return bool(BOX.fullmatch(root.get("viewBox", "").strip())) or all(
        map(LENGTH.fullmatch, lengths)
    )
