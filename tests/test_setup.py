"""The set-up of the project: locks, scripts and the files that describe it."""

import os
import re
import subprocess
import tomllib
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
RUNTIME = PROJECT["dependencies"]
DEV = PROJECT["optional-dependencies"]["dev"]
SCRIPTS = sorted((ROOT / "script").iterdir())


def pins(lock: str) -> dict[str, str]:
    """Return the pinned version of each package in a lock file."""
    text = (ROOT / lock).read_text()
    return dict(re.findall(r"^([a-z0-9-]+)==([^ ]+)", text, re.MULTILINE))


def package(requirement: str) -> str:
    """Return the normalised name in a line such as ``Flask~=3.1``."""
    name = re.match(r"[A-Za-z0-9._-]+", requirement)
    assert name is not None
    return re.sub(r"[._-]+", "-", name[0]).lower()


@pytest.mark.parametrize("lock", ["requirements.txt", "requirements-dev.txt"])
def test_a_lock_names_no_address(lock):
    text = (ROOT / lock).read_text()

    assert "://" not in text
    assert str(ROOT) not in text


@pytest.mark.parametrize("lock", ["requirements.txt", "requirements-dev.txt"])
def test_every_pin_has_a_hash(lock):
    entries = re.split(r"\n(?=[a-z0-9])", (ROOT / lock).read_text().strip())

    assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []


@pytest.mark.parametrize("requirement", RUNTIME)
def test_a_runtime_dependency_is_pinned(requirement):
    assert package(requirement) in pins("requirements.txt")


@pytest.mark.parametrize("requirement", DEV)
def test_a_development_dependency_is_pinned(requirement):
    assert package(requirement) in pins("requirements-dev.txt")


def test_development_has_the_pins_of_production():
    assert pins("requirements.txt").items() <= pins("requirements-dev.txt").items()


def test_the_setup_scripts_exist():
    names = {script.name for script in SCRIPTS}

    assert {"bootstrap", "server", "test", "fix", "lock"} <= names


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
def test_a_script_is_executable_and_says_what_it_does(script):
    lines = script.read_text().splitlines()

    assert os.access(script, os.X_OK)
    assert lines[0].startswith("#!/")
    assert re.match(r'(# |""")[A-Z].+', lines[1])


@pytest.mark.parametrize(
    "script",
    [script for script in SCRIPTS if script.read_text().startswith("#!/bin/sh\n")],
    ids=lambda script: script.name,
)
def test_a_shell_script_is_posix(script):
    parsed = subprocess.run(["sh", "-n", script], capture_output=True, text=True, check=False)

    assert parsed.stderr == ""
    assert not re.search(
        r"\[\[|^function |\blocal |<<<|\bsource ", script.read_text(), re.MULTILINE
    )


def test_continuous_integration_runs_the_test_script():
    commands = [
        line
        for line in (ROOT / ".ci" / "run").read_text().splitlines()
        if line and not line.startswith(("#", "set ", "cd "))
    ]

    assert commands == ["exec script/test"]
    assert os.access(ROOT / ".ci" / "run", os.X_OK)


def test_publiccode_describes_this_version():
    described = yaml.safe_load((ROOT / "publiccode.yml").read_text())

    assert described["name"].lower() == PROJECT["name"]
    assert described["softwareVersion"] == PROJECT["version"]
    assert described["legal"]["license"] == PROJECT["license"] == "EUPL-1.2"
    assert described["localisation"]["availableLanguages"] == ["nl"]
    required = {"publiccodeYmlVersion", "developmentStatus", "softwareType", "platforms"}
    assert required | {"categories", "maintenance"} <= described.keys()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_publiccode_is_described_in_two_languages(language):
    described = yaml.safe_load((ROOT / "publiccode.yml").read_text())["description"][language]

    assert len(described["shortDescription"]) <= 150
    assert 150 <= len(described["longDescription"]) <= 10_000
    assert described["features"]


def test_the_licence_is_the_one_we_name():
    assert "EUROPEAN UNION PUBLIC LICENCE v. 1.2" in (ROOT / "LICENSE").read_text()
