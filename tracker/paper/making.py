"""Makes a paper: lays out what is new, keeps it, joins all and stamps the pages."""

from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate

from tracker.paper.parts import Paper, Part, part_hash, styles_hash, with_links, with_pages
from tracker.paper.press import print_part
from tracker.paper.store import PartStore
from tracker.paper.workers import MANY_LETTERS, Workers, letters

Progress = Callable[[str, int, int], None]  # the step, how many are done, how many in all
BATCH = 16  # parts kept at a time
LAST_STEP = "Alles samenvoegen"


def no_progress(_step: str, _n_done: int, _n_all: int) -> None:
    """Tell nobody."""


def make_pdf(paper: Paper, *, store: PartStore, progress: Progress = no_progress) -> bytes:
    """Return ``paper`` as PDF/A-2a with the PDF/UA-1 identifier; the same input, the same bytes.

    Parts in ``store`` are not laid out again; new ones are kept there, also when it ends early.
    ``progress`` is called with a step in Dutch, how many parts are done and how many there are,
    at least every second while parts are laid out in other processes; what it raises ends the
    work.

    Raises:
        CannotPrint: a part cannot be laid out, or its process was ended.
    """
    making = Making(paper, store, progress)
    with making.workers:
        return making.whole()


class Making:
    """One paper being made."""

    def __init__(self, paper: Paper, store: PartStore, progress: Progress) -> None:
        """Know what to make and whom to tell."""
        self.paper = paper
        self.store = store
        self.progress = progress
        self.styles_hash = styles_hash(paper.styles)
        self.workers = Workers(paper.styles)
        self.n_done = 0

    def whole(self) -> bytes:
        """Return the paper."""
        from tracker.paper.joining import join, opened
        from tracker.paper.metadata import describe, saved
        from tracker.paper.stamping import sample, stamp

        parts = with_links(self.paper.parts)
        first = {n: part for n, part in enumerate(parts) if not part.lists_pages}
        last = {n: part for n, part in enumerate(parts) if part.lists_pages}
        *contents, foot = self.laid_out([*first.values(), sample(self.paper)])
        done = dict(zip(first, contents, strict=True))
        if last:
            done |= self.with_page_numbers(done, last)
        self.tell(LAST_STEP)
        *files, letters_of_foot = opened([*(done[n] for n in range(len(parts))), foot])
        pdf = join(files)
        are_bare = [
            part.is_bare for part, file in zip(parts, files, strict=True) for _ in file.pages
        ]
        stamp(pdf, self.paper, are_bare, letters_of_foot)
        describe(pdf, self.paper)
        return saved(pdf)

    def with_page_numbers(self, done: dict[int, bytes], last: dict[int, Part]) -> dict[int, bytes]:
        """Return the parts that list pages, by their place, with the numbers of the pages.

        How many pages they take themselves is known only when they are laid out; a second time
        is needed when that is more than one each.
        """
        from tracker.paper.joining import n_pages, opened, pages_of_anchors

        files = dict(zip(done, opened(list(done.values())), strict=True))
        counts = dict(zip(files, n_pages(list(files.values())), strict=True))
        taken = dict.fromkeys(last, 1)
        while True:
            sizes = [(counts | taken)[n] for n in range(len(counts) + len(taken))]
            starts = [0, *accumulate(sizes)]
            pages = pages_of_anchors(files, starts)
            contents = self.laid_out([with_pages(part, pages) for part in last.values()])
            found = dict(zip(last, n_pages(opened(contents)), strict=True))
            if found == taken:
                return dict(zip(last, contents, strict=True))
            taken = found

    def laid_out(self, parts: Sequence[Part]) -> list[bytes]:
        """Return the PDF of each part: as it is kept, or made now."""
        hashes = [part_hash(part, self.styles_hash) for part in parts]
        kept = self.store.get_all(hashes)
        new = [n for n, each in enumerate(hashes) if each not in kept]
        self.n_done = len(parts) - len(new)
        unkept: dict[str, bytes] = {}
        try:
            for place, content in self.made([parts[n] for n in new]):
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

    def made(self, parts: Sequence[Part]) -> Iterator[tuple[int, bytes]]:
        """Yield the place and PDF of each part: in other processes when there is much to do."""
        if letters(parts) > MANY_LETTERS or self.workers.are_started:
            yield from self.workers.print(parts, lambda part: self.tell(part.name))
            return
        for place, part in enumerate(parts):
            self.tell(part.name)
            yield place, print_part((part.html, *part.smaller), self.paper.styles)

    def tell(self, step: str) -> None:
        """Tell how far it is."""
        self.progress(step, self.n_done, len(self.paper.parts))
