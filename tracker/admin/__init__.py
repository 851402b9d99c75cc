"""Accounts, organisations and the state of the library."""
