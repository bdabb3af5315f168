"""Where `nigao` starts; light, since a new process for a worker imports it once more where processes are not forked."""

from typing import NoReturn


def run() -> NoReturn:
    """As `main.run`."""
    from generator.cli import main

    main.run()
