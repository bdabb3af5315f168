"""Drafting each occasion: choosing the text against writing the Word file, in one run."""

from datetime import date as Date

from benchmarks.common import best_of, new_desk
from generator.desk.templates import load_all
from generator.drafting.brief import make_brief
from generator.drafting.brief_file import Entry
from generator.drafting.produce import produce
from generator.word.render import render


def main() -> None:
    """Print one line an occasion."""
    desk = new_desk()
    look = desk.content.find("templates/looks/公文格式.docx").read_bytes()
    with desk.open_bank(fill=True) as bank:
        print(f"句库：{len(bank.phrases())} 句可用")
        for template in load_all(desk.content):
            entries = [Entry("地区", "云河市", "")]
            brief = make_brief(
                template.name, entries, {}, template.standing, desk.lexicon.levels, Date(2026, 12, 1)
            )
            draft = produce(template, brief, bank, desk.lexicon, 1, 150)
            choosing = best_of(3, lambda: produce(template, brief, bank, desk.lexicon, 1, 150))  # noqa: B023
            writing = best_of(3, lambda: render(draft, look))  # noqa: B023
            print(
                f"{template.name}：{draft.characters} 字，选句 {choosing * 1000:.0f} 毫秒，"
                f"写 Word {writing * 1000:.0f} 毫秒，选句是写 Word 的 {choosing / writing:.0f} 倍"
            )


if __name__ == "__main__":
    main()
