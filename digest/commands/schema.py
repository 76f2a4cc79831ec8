"""`digest schema`: print the JSON Schema of the front matter."""

import argparse

from digest import console
from digest.config.fields import json_schema


def add_arguments(_: argparse.ArgumentParser) -> None:
    """Add nothing: the command has no options."""


def run(_: argparse.Namespace) -> int:
    """Print the schema."""
    print(json_schema())
    return console.OK
