"""Templates by occasion, the workspace's own before the shipped ones."""

from generator.desk.content import Content, read_bytes
from generator.drafting.keys import nearest
from generator.drafting.template import Template, load_template
from generator.model.errors import RequestError


def load_occasion(content: Content, occasion: str) -> Template:
    """The template of an occasion. Raises RequestError naming the nearest occasion if there is none."""
    files = content.files("templates", ".txt")
    path = files.get(occasion.removesuffix(".txt"))
    if path is None:
        raise RequestError(f"没有“{occasion}”这个场合。", nearest(occasion, files))
    return load_template(read_bytes(path), path.stem, path.name)


def load_all(content: Content) -> list[Template]:
    """All templates, sorted by name."""
    return [
        load_template(read_bytes(path), path.stem, path.name)
        for path in content.files("templates", ".txt").values()
    ]
