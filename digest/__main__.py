"""Run the command line: python -m digest."""

from digest.cli import command

command()
