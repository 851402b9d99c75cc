"""The pure rules of a learning practice: standard library only, no clock, no database."""
