"""Who speaks to whom, and who is to act: what a speaker at this occasion would not say to these listeners."""

import re

from generator.bank.rows import PhraseRow
from generator.drafting.setting import Setting

_TOWN, _COUNTY = 4, 3
_VOTERS = "选民"
"""They elect deputies up to the county; a city's are elected by the congresses below (选举法第三条)."""
_OTHER_HALL = 3.5
"""What it costs that a sentence was said to other listeners."""
_DEMANDING = ("举措", "领句")
_ORDERS = re.compile(
    "纳入[^，。]*考核|通报|选派|推行|组织代表|统筹|听证会|由[^，。]{2,8}(?:部门|办公室|委室|党组)|严控|督促|监督检查|安排代表|请代表|邀请"
)
_OF_ONESELF = re.compile("自己|自身|自我|尽一份[力心]|(?:^|[，。；])我(?!们|国|市|县|区|镇)")
_OF_AN_OFFICE = re.compile(
    r"^(?:我们)?要?(?:健全|完善|建立|制定|推行|加快|引进|选派|组织|编制|修订|统筹|实行|实施|安排|选树|优化|理顺|拓展|善用|邀请|聘请|"
    r"配[强齐备]|推动[^，]{2,12}(?:向|纳入|制度|建设)|定期评|整合|增加|严格落实|落实[^，]{2,16}(?:制度|办法|机制)|监督(?!选题|工作|方式|职责|议题|实效)|督促|严控|通报|总结[^，]*(?:经验|成果)|"
    r"加强[^，]{0,14}(?:建设|管理|培训|保障|教育)|提高[^，]{0,8}(?:质量|专业化)|把[^，]{2,24}(?:纳入|列入|编入|抓细抓实)|"
    r"开展[^，]{0,10}(?:竞赛|评议|评估|考核)|(?:由|请)[^，]{2,12}(?:牵头|负责|督办)|带动[^，]{0,8}队伍|为[^，]{2,10}(?:提供|配))"
    r"|选派|年轻干部|青年干部|列入[^，。]*(?:述职|考核|台账)|(?:年初|按季度?|按月|逐月)[^，。]{0,8}(?:公开|通报|检查|调度|分析)|印发|编入|专报|由[^，。]{2,14}(?:组织|牵头|督办)|由[^，。]{0,8}(?:党组|常委会|委员会|办公室|机构)"
)
_OF_THE_PARTY = re.compile(
    "^(?:同级|各级|各地|各?(?:乡镇|镇乡?)[、和]?街道|各?(?:乡镇|街道|镇)|中共[^，。]{2,8}?)?(?:党（工）委|党工委|党委(?:[、和]党工委)?|[省市州县区旗镇乡]委)"
    "(?:（党组）)?(?:常委会|办公室)?(?:和[^，。]{2,6})?(?:将|要|必须|应当|会|也)"
)
"""What its committee will do or is to do: the secretary says so, not the head of the people's congress."""
_OFFICES = ("常委会", "机关", "党组", "各级人大", "基层人大", "一府一委两院", "组成人员")


class Audience:
    """For one draft: what does not suit its listeners, or its speaker. What hangs on few things is told once for each."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        self._occasions = setting.lexicon.occasions
        self._hall = self._occasions.hall(setting.brief.occasion)
        self._is_personal = self._occasions.is_personal(setting.brief.occasion)
        self._has_no_voters = setting.level is not None and setting.level.rank < _COUNTY
        self._hall_costs: dict[str, float] = {}
        self._below: dict[str, bool] = {}
        post = setting.brief.get("职务")
        self._is_secretary = "委书记" in post and "副书记" not in post

    def hall_cost(self, row: PhraseRow) -> float:
        """What it costs that the source of `row` was spoken to other listeners than this draft's; 0 if unknown."""
        occasion = row.occasion
        if occasion not in self._hall_costs:
            said = self._occasions.hall(occasion)
            self._hall_costs[occasion] = _OTHER_HALL if said and self._hall and said != self._hall else 0.0
        return self._hall_costs[occasion]

    def is_elsewhere(self, row: PhraseRow) -> bool:
        """Whether its source spoke to other listeners."""
        return self.hall_cost(row) > 0

    def out_of_place(self, row: PhraseRow) -> bool:
        """Who is to act: a colleague gives no orders, a leader does not speak of his own conduct as a colleague would.

        Where it is told what a person does, no office is sent to work. What was said in a town stays out of a
        city's speech: its village is not there.
        """
        if self._too_far_below(row.level) or (self._is_personal and self._is_for_an_office(row)):
            return True
        if self._has_no_voters and _VOTERS in row.core:
            return True
        if row.kind != "curated" and not self._is_secretary and _OF_THE_PARTY.search(row.core):
            return True
        standings, own = row.traits.standings, self._setting.brief.standing
        if own == "交流" and "交流" not in standings:
            return bool(row.traits.level_words) or (row.role in _DEMANDING and bool(_ORDERS.search(row.core)))
        if own == "部署" and standings == ("交流",):
            return row.role == "领句" or bool(_OF_ONESELF.search(row.core))
        return False

    def _is_for_an_office(self, row: PhraseRow) -> bool:
        """A measure of an office; what was written for this very occasion is not one."""
        if row.role != "举措" or self._setting.brief.occasion in row.traits.occasions:
            return False
        acts = {row.traits.actor, row.traits.charge}
        return not acts.isdisjoint(_OFFICES) or bool(_OF_AN_OFFICE.search(row.core))

    def _too_far_below(self, name: str) -> bool:
        """Whether this level is a town's and the draft's is a city's or above."""
        if name not in self._below:
            source = self._setting.lexicon.levels.get(name)
            self._below[name] = source is not None and source.rank == _TOWN and self._has_no_voters
        return self._below[name]
