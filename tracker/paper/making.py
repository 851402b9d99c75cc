"""Makes a paper: lays out what is new, keeps it, joins all and stamps the pages."""

from collections.abc import Callable, Generator, Sequence
from contextlib import closing
from itertools import accumulate
from threading import Thread
from typing import Any

from tracker.paper.foot import sample
from tracker.paper.parts import Paper, Part, part_hash, styles_hash, with_links, with_pages
from tracker.paper.press import press_for, print_part
from tracker.paper.store import PartStore
from tracker.paper.workers import MANY_LETTERS, STANDBY, Workers, letters

Progress = Callable[[str, int, int], None]  # the step, how many are done, how many in all
BATCH = 16  # parts kept at a time
LAST_STEP = "Alles samenvoegen"


def no_progress(_step: str, _n_done: int, _n_all: int) -> None:
    """Tell nobody."""


def make_pdf(
    paper: Paper,
    *,
    store: PartStore,
    progress: Progress = no_progress,
    workers: Workers | None = None,
) -> bytes:
    """Return ``paper`` as PDF/A-2a with the PDF/UA-1 identifier; the same input, the same bytes.

    Parts in ``store`` are not laid out again; new ones are kept there, also when it ends early.
    ``progress`` is called with a step in Dutch, how many parts are done and how many there are,
    at least every second while parts are laid out in other processes; what it raises ends the
    work. ``workers`` that were started before stay with who started them.

    Raises:
        CannotPrint: a part cannot be laid out, or its process was ended.
    """
    if workers is not None:
        return Making(paper, store, progress, workers).whole()
    with STANDBY.taken() as own:
        return Making(paper, store, progress, own).whole()


def load_joining() -> None:
    """Load what is needed when all parts are laid out."""
    import tracker.paper.joining
    import tracker.paper.metadata
    import tracker.paper.stamping  # noqa: F401


class Making:
    """One paper being made."""

    def __init__(
        self, paper: Paper, store: PartStore, progress: Progress, workers: Workers
    ) -> None:
        """Know what to make and whom to tell."""
        self.paper = paper
        self.store = store
        self.progress = progress
        self.styles_hash = styles_hash(paper.styles)
        self.workers = workers
        self.n_done = 0

    def whole(self) -> bytes:
        """Return the paper."""
        parts = with_links(self.paper.parts)
        guessed = [with_pages(part) if part.lists_pages else part for part in parts]
        *contents, foot = self.laid_out([*guessed, sample(self.paper)])

        from tracker.paper.joining import join, opened
        from tracker.paper.metadata import describe, saved
        from tracker.paper.stamping import stamp

        *files, letters_of_foot = opened([*contents, foot])
        self.number_pages(parts, files)
        self.tell(LAST_STEP)
        pdf = join(files)
        are_bare = [
            part.is_bare for part, file in zip(parts, files, strict=True) for _ in file.pages
        ]
        stamp(pdf, self.paper, are_bare, letters_of_foot)
        describe(pdf, self.paper)
        return saved(pdf)

    def number_pages(self, parts: Sequence[Part], files: list[Any]) -> None:
        """Lay out the parts that list pages again, now that it is known how many each part has.

        They hardly ever take another number of pages than they took with the guess; if they do,
        it is done once more.
        """
        from tracker.paper.joining import n_pages, opened, pages_of_anchors

        listing = [place for place, part in enumerate(parts) if part.lists_pages]
        counts: list[int] = []
        while listing and counts != n_pages(files):
            counts = n_pages(files)
            pages = pages_of_anchors(files, [0, *accumulate(counts)])
            contents = self.laid_out([with_pages(parts[place], pages) for place in listing])
            for place, file in zip(listing, opened(contents), strict=True):
                files[place] = file

    def laid_out(self, parts: Sequence[Part]) -> list[bytes]:
        """Return the PDF of each part: as it is kept, or made now."""
        hashes = [part_hash(part, self.styles_hash) for part in parts]
        kept = self.store.get_all(hashes)
        new = [n for n, each in enumerate(hashes) if each not in kept]
        self.n_done = len(parts) - len(new)
        unkept: dict[str, bytes] = {}
        try:
            with closing(self.made([parts[n] for n in new])) as made:
                for place, content in made:
                    self.n_done += 1
                    unkept[hashes[new[place]]] = content
                    if len(unkept) == BATCH:
                        self.store.put_all(unkept)
                        kept |= unkept
                        unkept = {}
        finally:
            if unkept:
                self.store.put_all(unkept)
        return [(kept | unkept)[each] for each in hashes]

    def made(self, parts: Sequence[Part]) -> Generator[tuple[int, bytes]]:
        """Yield the place and PDF of each part: in other processes when there is much to do."""
        if sum(map(letters, parts)) > MANY_LETTERS or self.workers.are_started:
            Thread(target=load_joining).start()  # it has nothing else to do meanwhile
            yield from self.workers.print(
                parts, self.paper.styles, lambda part: self.tell(part.name)
            )
            return
        for place, part in enumerate(parts):
            self.tell(part.name)
            yield place, print_part(part, press_for(self.paper.styles))

    def tell(self, step: str) -> None:
        """Tell how far it is."""
        self.progress(step, self.n_done, len(self.paper.parts))
