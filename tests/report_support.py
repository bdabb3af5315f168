"""A long report of the kind that a government makes to a congress, put together from our own curated phrases."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path

from generator.reading.yamlfile import read_mapping

_PARTS = (
    ("过去一年工作回顾", ("经济运行稳中向好。", "城乡面貌持续改善。", "改革开放不断深化。", "民生福祉稳步增进。", "社会大局和谐稳定。")),
    ("今后五年总体要求和主要目标", ("坚持稳字当头。", "坚持创新驱动。", "坚持绿色发展。", "坚持共同富裕。")),
    ("新一年重点工作", ("着力扩大有效需求。", "着力建设产业体系。", "着力推进乡村振兴。", "着力优化营商环境。", "着力保护生态环境。", "着力办好民生实事。")),
    ("加强政府自身建设", ("忠诚履职，把牢政治方向。", "依法履职，规范权力运行。", "勤勉履职，提升办事效能。", "廉洁履职，严守纪律底线。")),
)  # fmt: skip
_ORDINALS = "一二三四五六七八九十"
_SENTENCES_A_PARAGRAPH = 4


@dataclass(frozen=True, slots=True)
class Report:
    """Its paragraphs, and the headings and leads that a reader sees: (level, ordinal, text)."""

    paragraphs: tuple[str, ...]
    outline: tuple[tuple[int, int, str], ...]

    @property
    def characters(self) -> int:
        """Length of all paragraphs."""
        return sum(map(len, self.paragraphs))


def long_report(phrasebank: Path, paragraphs_a_point: int) -> Report:
    """A report of four parts with nineteen points, each of as many paragraphs (about 230 characters each)."""
    text = _body(phrasebank)
    paragraphs = ["政府工作报告", "各位代表："]
    paragraphs.append("现在，我代表市人民政府向大会报告工作，请予审议，并请各位政协委员和列席人员提出意见。")
    outline: list[tuple[int, int, str]] = []
    for part, (heading, leads) in enumerate(_PARTS, 1):
        paragraphs.append(f"{_ORDINALS[part - 1]}、{heading}")
        outline.append((1, part, heading))
        for point, lead in enumerate(leads, 1):
            outline.append((2, point, lead))
            first, *others = (next(text) for _ in range(paragraphs_a_point))
            paragraphs += [f"（{_ORDINALS[point - 1]}）{lead}{first}", *others]
    paragraphs.append("各位代表！让我们更加紧密地团结起来，同心同德、埋头苦干，为实现既定目标而努力奋斗！")
    return Report(tuple(paragraphs), tuple(outline))


def _body(phrasebank: Path) -> Iterator[str]:
    """Paragraphs of curated sentences, over and over."""
    sentences = cycle(
        one["文"]
        for path in sorted(phrasebank.glob("*.yaml"))
        for one in read_mapping(path.read_bytes(), path.name).get("短语") or ()
        if isinstance(one, dict) and one.get("作用") in ("举措", "论述") and len(one["文"]) > 40
    )
    while True:
        yield "".join(next(sentences) for _ in range(_SENTENCES_A_PARAGRAPH))
