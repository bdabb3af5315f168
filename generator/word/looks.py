"""The two looks that are shipped: 公文格式 (GB/T 9704) for paper, 念稿格式 (large type) for the lectern."""

from generator.word.profile import CharacterStyle, Font, Look, Page, ParagraphStyle

FANGSONG = Font("仿宋_GB2312", "仿宋")
KAITI = Font("楷体_GB2312", "楷体")
HEITI = Font("黑体", "SimHei")
SONGTI = Font("宋体", "SimSun")
XIAOBIAOSONG = Font("方正小标宋简体", "华文中宋")
TIMES = Font("Times New Roman", family="roman", charset="00")
MARKED = "FFFF00"
"""The shade behind a blank: yellow."""
_SIZES = {26: "一号", 22: "二号", 18: "小二", 16: "三号", 14: "四号"}
"""What the sizes in use (in points) are called."""


def _look(title: str, page: Page, *, head: int, text: int, number: int, ruby: float) -> Look:
    """A look whose title is `head` points high, all other text `text`, page numbers `number`, pinyin `ruby`."""
    size = _SIZES[text]
    paragraphs = (
        ParagraphStyle(
            "Title",
            "Title",
            f"标题：方正小标宋简体，{_SIZES[head]}，居中",
            font=XIAOBIAOSONG,
            size=head,
            align="center",
            on_grid=False,
        ),
        ParagraphStyle("Subtitle", "Subtitle", f"日期：楷体，{size}，居中", KAITI, size=text, align="center"),
        ParagraphStyle(
            "SpeechSpeaker", "讲话人", f"讲话人：楷体，{size}，居中", KAITI, size=text, align="center"
        ),
        ParagraphStyle("SpeechSalutation", "讲话称谓", f"称谓：仿宋，{size}，顶格：", size=text),
        ParagraphStyle("BodyText", "Body Text", f"正文：仿宋，{size}，首行缩进2字。", size=text, indent=2),
        ParagraphStyle("Heading1", "heading 1", "一、一级标题：黑体", HEITI, size=text, indent=2, outline=0),
        ParagraphStyle(
            "Heading2", "heading 2", "（一）二级标题：楷体", KAITI, size=text, indent=2, outline=1
        ),
        ParagraphStyle(
            "Heading3", "heading 3", "1.三级标题：仿宋加粗", size=text, bold=True, indent=2, outline=2
        ),
        ParagraphStyle(
            "SpeechSignature", "落款", f"落款：仿宋，{size}，右空2字", size=text, align="right", inset=2
        ),
        ParagraphStyle(
            "Footer", "footer", font=SONGTI, latin=SONGTI, size=number, on_grid=False, single=True
        ),
        ParagraphStyle("CommentText", "annotation text", size=10.5, align="left", on_grid=False, single=True),
    )
    characters = (
        CharacterStyle("LeadHei", "段首黑体", "段首黑体：段内一级小标题。", font=HEITI),
        CharacterStyle("LeadKai", "段首楷体", "段首楷体：领句。", font=KAITI),
        CharacterStyle("ToFill", "待填", "【待填：名称】", shade=MARKED),
        CharacterStyle("Ruby", "注音", size=ruby),
        CharacterStyle("CommentReference", "annotation reference", size=10.5),
    )
    return Look(title, page, FANGSONG, TIMES, text, paragraphs, characters)


OFFICIAL = _look("公文格式", Page(lines=22, characters=28), head=22, text=16, number=14, ruby=7)
LECTERN = _look("念稿格式", Page(lines=18, characters=24, footer=1134), head=26, text=18, number=22, ruby=10)
LOOKS = (OFFICIAL, LECTERN)
