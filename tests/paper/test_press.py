"""What lays out one part, and the process it does so in."""

import ctypes.util
import io
import subprocess
import sys

import pikepdf

from config import ROOT
from tests.paper.test_making import STYLES, page
from tracker.paper.child import by_name_alone
from tracker.paper.parts import Part
from tracker.paper.press import press_for, print_part

DRAWING = '<svg width="300" height="20"><title>x</title><text x="0" y="15">mei AVATAR</text></svg>'
LOADING = """
import sys
started = []
def note(event, words):
    if event in ("subprocess.Popen", "os.posix_spawn", "os.fork"):
        started.append(event)
sys.addaudithook(note)
from tracker.paper.child import by_name_alone
with by_name_alone():
    import weasyprint
print(started)
"""


def test_words_in_a_drawing_are_set_in_one_go():
    printed = print_part(Part("Proef", page(DRAWING)), press_for(STYLES))

    with pikepdf.open(io.BytesIO(printed)) as pdf:
        shown = [
            step.operands[0]
            for step in pikepdf.parse_content_stream(pdf.pages[0])
            if str(step.operator) == "TJ"
        ]
    [words] = shown
    letters = b"".join(bytes(each) for each in words if isinstance(each, pikepdf.String))
    assert len(letters) == 2 * len("mei AVATAR")  # two bytes each


def test_libraries_are_found_without_asking_another_program():
    command = [sys.executable, "-c", LOADING]

    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"


def test_other_programs_may_be_asked_again_afterwards():
    before = ctypes.util.find_library

    with by_name_alone():
        assert ctypes.util.find_library("c") is None

    assert ctypes.util.find_library is before
