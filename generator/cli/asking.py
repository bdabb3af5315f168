"""Questions that are answered by a line at the terminal."""

import click


def sure(question: str) -> bool:
    """Whether the answer is y."""
    return ask(question).lower() == "y"


def edit(question: str, text: str) -> str:
    """As `ask`, with `text` on the line to be edited; where the terminal cannot do that it is typed anew."""
    try:
        import readline
    except ImportError:  # Windows
        return ask(question)
    readline.set_startup_hook(lambda: readline.insert_text(text))
    try:
        return ask(question)
    finally:
        readline.set_startup_hook(None)


def ask(question: str) -> str:
    """What was typed, without spaces around it; may be empty."""
    return str(click.prompt(f"  {question}", default="", show_default=False)).strip()
