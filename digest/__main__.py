"""Entry point of `python -m digest`."""

from digest.cli import command

if __name__ == "__main__":  # processes that are spawned import this module
    command()
