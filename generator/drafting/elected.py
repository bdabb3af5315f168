"""Posts to which the people's congress elects, so that its standing committee appoints nobody to them."""

import re

from generator.drafting.template import Template
from generator.model.brief import Brief
from generator.model.errors import RequestError

_COMMITTEE = "常委会"
_ELECTED = (
    "人大常委会(?:党组副?书记、)?副?主任$|人大常委会秘书长$|(?:^|[^副代理])[省市州县区旗]长$|"
    "(?:监察委员会|监委)主任$|(?:^|[^副代理])(?:人民)?法院院长$|(?:^|[^副代理])(?:人民)?检察院检察长$"
)
"""地方组织法第十一条; the committee appoints their deputies of government, court and procuratorate, and who acts for
them (代理县长, 第五十条)."""
_ACTING = "代理|代县长|代市长|代区长|代州长|代旗长|代省长|代检察长|代院长"


def refuse_elected(template: Template, brief: Brief) -> None:
    """Raises RequestError if a speech of who was appointed by the standing committee is asked for an elected post."""
    post = brief.get("职务").strip()
    if template.appointed_by != _COMMITTEE or re.search(_ACTING, post) or not re.search(_ELECTED, post):
        return
    raise RequestError(
        f"“{post}”由人民代表大会选举产生，常委会不能任命，不能用“{template.name}”拟。",
        "职务写错了的，用 --set 职务=…… 或拟稿单改正（写新任的职务全称）；当选以后的表态讲话，请照一篇旧稿做模板："
        "nigao template from 旧稿。",
    )
