"""One module per command: `add_arguments(parser)`, and `run(options)`, which returns the exit code. See cli.COMMANDS."""
