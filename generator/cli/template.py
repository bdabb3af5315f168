"""nigao template: which templates (occasions) there are."""

import click

from generator.cli.chinese import ChineseCommand, ChineseGroup
from generator.cli.session import open_desk, workspace_option
from generator.cli.table import table


@click.group(
    cls=ChineseGroup,
    help="看有哪些模板；一个模板就是一个场合，写法见 docs/templates.md。",
    example="nigao template list",
)
def command() -> None:
    """The group of template verbs."""


@command.command(
    "list", cls=ChineseCommand, help="列出所有模板（场合）、默认字数和说明。", example="nigao template list"
)
@workspace_option
def list_templates() -> None:
    """Print name, length and description of each template."""
    from generator.desk.templates import load_all

    rows = [
        (template.name, f"{template.characters} 字", template.description)
        for template in load_all(open_desk().content)
    ]
    click.echo("\n".join(table(rows)))
