"""Entry point of `python -m digest`."""

from digest.cli import command

command()
