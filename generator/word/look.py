"""Writes the reference documents in templates/looks/ from their specifications in looks.py."""

from pathlib import Path

from generator.word import parts
from generator.word.looks import LOOKS
from generator.word.package import pack
from generator.word.profile import Look
from generator.word.save import write_whole
from generator.word.styles import styles_part

SHIPPED = Path(__file__).parents[2] / "templates" / "looks"


def build(look: Look) -> bytes:
    """The reference document of `look`: a .docx, the same bytes each time."""
    return pack(
        {
            "[Content_Types].xml": parts.content_types_part(),
            "_rels/.rels": parts.package_links_part(),
            "docProps/core.xml": parts.properties_part(look),
            "word/_rels/document.xml.rels": parts.body_links_part(),
            "word/document.xml": parts.body_part(look),
            "word/fontTable.xml": parts.fonts_part(look),
            "word/footer1.xml": parts.footer_part("right", look),
            "word/footer2.xml": parts.footer_part("left", look),
            "word/settings.xml": parts.settings_part(),
            "word/styles.xml": styles_part(look),
        }
    )


if __name__ == "__main__":
    for look in LOOKS:
        write_whole(SHIPPED / f"{look.title}.docx", build(look), force=True)
