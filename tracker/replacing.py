"""A file that comes in the place of an older one when it is whole: there is never half of it."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO


@contextmanager
def replacing(file: Path) -> Iterator[BinaryIO]:
    """Write beside ``file``, and put it in its place at the end; what fails leaves nothing."""
    handle, name = tempfile.mkstemp(prefix=f".{file.name}-", dir=file.parent)
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as out:
            yield out
        part.chmod(0o644)
        part.replace(file)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def replace_file(file: Path, content: bytes) -> None:
    """Let ``file`` hold ``content``."""
    with replacing(file) as out:
        out.write(content)
