"""Sentences that several forms share."""

GROUPS = "Schrijf niet over personen. Groepen mag wel."
