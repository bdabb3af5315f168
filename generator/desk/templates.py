"""Templates by occasion, the workspace's own before the shipped ones."""

from collections.abc import Mapping
from pathlib import Path

from generator.desk.content import Content, read_bytes
from generator.drafting.keys import nearest
from generator.drafting.template import Template, load_template
from generator.model.errors import ContentError, RequestError
from generator.reading.decode import decode


def paths(content: Content) -> Mapping[str, Path]:
    """occasion → the file of its template, sorted by name."""
    return content.files("templates", ".txt")


def load_occasion(content: Content, occasion: str) -> Template:
    """The template of an occasion. Raises RequestError naming the nearest occasion if there is none."""
    return load_path(_path(content, occasion))


def load_path(path: Path) -> Template:
    """The template in a file. Raises ContentError naming file and line."""
    return load_template(read_bytes(path), path.stem, path.name)


def load_all(content: Content) -> list[Template]:
    """All templates, sorted by name."""
    return [load_path(path) for path in paths(content).values()]


def load_readable(content: Content) -> tuple[list[Template], list[tuple[str, ContentError]]]:
    """The templates that can be read, sorted by name, and of each that cannot its name and its fault."""
    good: list[Template] = []
    broken: list[tuple[str, ContentError]] = []
    for occasion, path in paths(content).items():
        try:
            good.append(load_path(path))
        except ContentError as fault:
            broken.append((occasion, fault))
    return good, broken


def text_of(content: Content, occasion: str) -> tuple[str, str]:
    """The text of an occasion's template as it was written, and the occasion's name. Raises as `load_occasion`."""
    path = _path(content, occasion)
    return decode(read_bytes(path), path.name), path.stem


def unsaid_at(content: Content, occasion: str) -> tuple[str, ...]:
    """What the template of an occasion keeps from being said; nothing if there is none."""
    path = paths(content).get(occasion)
    return load_path(path).unsaid if path else ()


def _path(content: Content, occasion: str) -> Path:
    files = paths(content)
    path = files.get(occasion.removesuffix(".txt"))
    if path is None:
        raise RequestError(
            f"没有“{occasion}”这个场合。", f"{nearest(occasion, files)}有哪些场合：nigao template list"
        )
    return path
