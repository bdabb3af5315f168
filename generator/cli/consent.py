"""Asking before the bank is changed: said beforehand, asked at a terminal, or not given."""

import sys

import click

from generator.cli.session import announce


def agreed(yes: bool, question: str) -> bool:
    """Whether to go on; where nobody can be asked, what was shown stays a preview."""
    if yes:
        return True
    if sys.stdin.isatty():
        return click.confirm(question, default=False)
    announce("以上只是预览，句库没有改动；确认无误后加 --yes。")
    return False
