"""Rules for every route: guarded, readable address, and each role gets just what policy says."""

import re

from flask import Flask

KEBAB = re.compile(r"^(/[a-z0-9.\-]*(<[a-z:]+>)?[a-z.\-]*(<form>)?)+$")


def rules(app: Flask):
    return [rule for rule in app.url_map.iter_rules() if rule.endpoint != "static"]


def test_every_route_says_who_may_enter(app):
    unmarked = [
        rule.rule for rule in rules(app) if not hasattr(app.view_functions[rule.endpoint], "mark")
    ]

    assert unmarked == []


def test_addresses_are_lower_case_words_without_a_trailing_slash(app):
    bad = [
        rule.rule
        for rule in rules(app)
        if rule.rule != "/" and (rule.rule.endswith("/") or not KEBAB.match(rule.rule))
    ]

    assert bad == []


def test_an_address_names_one_thing_by_id(app):
    assert [rule.rule for rule in rules(app) if rule.rule.count("<int:") > 1] == []
