"""The commands: a module for each kind of work, so that one command does not load all."""
