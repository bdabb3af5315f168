"""Fields of parsed content files as values of ours."""


def strings(value: object) -> tuple[str, ...]:
    """A list of a YAML file as a tuple of texts; anything else as an empty one."""
    return tuple(map(str, value)) if isinstance(value, list) else ()
