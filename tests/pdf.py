"""What the checker of accessible PDFs says of a file."""

import subprocess
import sys
import tempfile
from pathlib import Path


def complaints(content: bytes) -> str:
    """Return what is wrong with a PDF; nothing when all that a program can check is well.

    In a process of its own, as it is meant to be used.
    """
    command = "import sys; from outloud.cli import main; sys.exit(main())"
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "rapport.pdf"
        file.write_bytes(content)
        checked = subprocess.run(
            [sys.executable, "-c", command, "--no-info", str(file)],
            capture_output=True,
            text=True,
            check=False,
        )
    is_well = checked.returncode == 0 and "ERROR" not in checked.stdout
    return "" if is_well else checked.stdout + checked.stderr
