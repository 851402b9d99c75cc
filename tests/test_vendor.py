"""The files of others are what they say they are, and style stays in the style sheets."""

import re
from hashlib import sha256
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
STATIC = ROOT / "static"
VENDOR = STATIC / "vendor"
SHEETS = sorted((STATIC / "css").glob("*.css"))
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
MODULES = sorted((STATIC / "js").glob("*.js"))


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def without_comments(css: str) -> str:
    return re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)


def test_every_vendored_file_is_listed_with_its_hash() -> None:
    listed = dict(
        re.findall(
            r"^\| `([^`]+)` \| `([0-9a-f]{64})` \|$", (VENDOR / "VENDOR.md").read_text(), re.M
        )
    )
    found = {
        str(path.relative_to(VENDOR)): sha256(path.read_bytes()).hexdigest()
        for path in VENDOR.rglob("*")
        if path.is_file() and path.name != "VENDOR.md"
    }
    assert found
    assert found == listed


def test_there_are_six_style_sheets_and_one_for_a_font_that_is_chosen() -> None:
    names = {path.stem for path in SHEETS}
    assert names == {"tokens", "base", "layout", "content", "components", "print", "source-serif-4"}


@pytest.mark.parametrize("sheet", SHEETS, ids=name)
def test_colours_are_named_in_tokens_only(sheet: Path) -> None:
    hexes = re.findall(r"#[0-9a-fA-F]{3,8}\b", without_comments(sheet.read_text()))
    assert bool(hexes) == (sheet.stem == "tokens")


@pytest.mark.parametrize("sheet", SHEETS, ids=name)
def test_style_sheets_use_only_known_tokens(sheet: Path) -> None:
    known = set(re.findall(r"(--[\w-]+):", "".join(each.read_text() for each in SHEETS)))
    used = set(re.findall(r"var\((--[\w-]+)", sheet.read_text()))
    assert used <= known


@pytest.mark.parametrize("sheet", SHEETS, ids=name)
def test_style_sheets_load_only_our_own_files(sheet: Path) -> None:
    text = sheet.read_text()
    assert "@import" not in text
    for url in re.findall(r"url\(\s*[\"']?([^\"')]+)", text):
        target = (sheet.parent / url).resolve()
        assert target.is_relative_to(STATIC)
        assert target.is_file()


@pytest.mark.parametrize("sheet", ["base", "source-serif-4"])
def test_no_two_font_files_share_a_name(sheet: str) -> None:
    # WeasyPrint would take them for one font and print the wrong letters.
    text = (STATIC / "css" / f"{sheet}.css").read_text()
    faces = re.findall(
        r"font-family: \"([^\"]+)\"; font-weight: (\d+); font-style: (\w+); .*src:", text
    )
    assert len(faces) == 8
    assert len(set(faces)) == 8


@pytest.mark.parametrize("template", TEMPLATES, ids=name)
def test_templates_hold_no_style_and_no_script(template: Path) -> None:
    text = re.sub(r"\{#.*?#\}", "", template.read_text(), flags=re.DOTALL)
    assert not re.search(r"\sstyle\s*=", text)
    assert not re.search(r"\son[a-z]+\s*=\s*[\"']", text)
    # What is printed, or kept as a file, must open without anything beside it.
    assert "<style" not in text or template.name == "base_print.html"
    assert "javascript:" not in text
    for attributes, body in re.findall(r"<script([^>]*)>(.*?)</script>", text, re.DOTALL):
        assert "src=" in attributes
        assert not body.strip()


@pytest.mark.parametrize("template", TEMPLATES, ids=name)
def test_templates_load_nothing_from_elsewhere(template: Path) -> None:
    loads = r"<(?:link|script|img|iframe|source)\b[^>]*(?:src|href)=[\"'](?:https?:)?//"
    assert not re.search(loads, template.read_text())


@pytest.mark.parametrize("template", TEMPLATES, ids=name)
def test_templates_stay_short(template: Path) -> None:
    assert len(template.read_text().splitlines()) <= 150


@pytest.mark.parametrize("module", MODULES, ids=name)
def test_modules_stay_short(module: Path) -> None:
    assert len(module.read_text().splitlines()) <= 60


def test_the_page_loads_every_module() -> None:
    used = "".join(template.read_text() for template in TEMPLATES)
    for module in MODULES:
        assert f'"{module.stem}"' in used or f"js/{module.stem}.js" in used
