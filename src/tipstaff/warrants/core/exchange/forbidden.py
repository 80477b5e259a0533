"""What is dropped from a message before anything of it is kept: one table of what the scope forbids, with reasons.

A name of an element or the heading of a column is cut into words; one forbidden word forbids the whole section, with
everything in it. See docs: "What it will never do".
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from tipstaff.kernel.words import _


class Reason(StrEnum):
    """Why something of a message is not taken in. Stable for ever; the report names it."""

    BIOMETRIC = "biometric"
    VEHICLE = "vehicle"
    DEVICE = "device"
    WHEREABOUTS = "whereabouts"
    ASSOCIATION = "association"
    MONEY = "money"
    POPULATION = "population"
    OPINION = "opinion"
    PREDICTION = "prediction"
    DECIDED_HERE = "decided_here"
    UNKNOWN = "unknown"


SENTENCES: dict[Reason, str] = {
    Reason.BIOMETRIC: _("No picture and no biometric feature of a person is kept here."),
    Reason.VEHICLE: _("Vehicles and plates are not followed here."),
    Reason.DEVICE: _("No telephone, device or address in a network is kept here."),
    Reason.WHEREABOUTS: _("Where a person lives, stays or moves is not kept here."),
    Reason.ASSOCIATION: _("Relatives and acquaintances of a person are not kept here."),
    Reason.MONEY: _("Bank accounts and money of a person are not kept here."),
    Reason.POPULATION: _("Records about people who are under no warrant are not kept here."),
    Reason.OPINION: _("Race, religion, politics and the like have no place here."),
    Reason.PREDICTION: _("No person is rated or predicted here."),
    Reason.DECIDED_HERE: _("This follows from what is done here and is not taken from a message."),
    Reason.UNKNOWN: _("The register has no field for it."),
}

FORBIDDEN: Mapping[Reason, str] = {
    Reason.BIOMETRIC: "fingerprint fingerprints finger palm palmprint footprint foot iris retina dna codis afis face "
    "facial gait voice voiceprint biometric biometrics minutiae image images imagery photo photos photograph picture "
    "mugshot portrait dental xray ray blood signature "
    "指纹 掌纹 足迹 人脸 面部 照片 相片 头像 图像 影像 虹膜 声纹 步态 血型 基因",
    Reason.VEHICLE: "vehicle vehicles conveyance plate plates vin boat aircraft trailer "
    "车牌 号牌 车辆 机动车 车架号 发动机号",
    Reason.DEVICE: "telephone phone mobile cell handset imei imsi sim mac email wifi bluetooth internet device devices "
    "手机 电话 串号 微信 邮箱",
    Reason.WHEREABOUTS: "location locations address addresses residence whereabouts movement movements gps geo "
    "geospatial coordinate coordinates latitude longitude camera cctv anpr track tracking sighted sighting contact "
    "住址 地址 位置 轨迹 行踪 定位 基站 卡口 居住地 现住地 落脚点 监控",
    Reason.ASSOCIATION: "associate associates accomplice accomplices acquaintance relative relatives family spouse "
    "parent parents child children sibling friend friends gang involvement visitation "
    "亲属 家属 配偶 父母 子女 关系人 同伙 联系人 好友",
    Reason.MONEY: "bank account accounts financial finance credit income payment wealth asset assets "
    "银行 账户 账号 支付 资产 收入",
    Reason.POPULATION: "travel passenger ticket flight hotel lodging telecom subscriber utility tax social "
    "航班 车票 乘机 住宿 旅馆 酒店 社保 纳税 通话 话单 水电",
    Reason.OPINION: "race racial ethnicity ethnic religion religious political politics union orientation military "
    "宗教 信仰 民族 种族 政治面貌 党派",
    Reason.PREDICTION: "risk risks score scores prediction predicted propensity profiling likelihood "
    "风险 评分 积分 预测 研判",
}
"""The words that forbid, by the reason. English ones are whole words of a name, Chinese ones any part of it."""

ALLOWED = frozenset({"PersonBirthLocation", "LocationCategoryText", "AddressCategoryText"})
"""Names with such a word that say something else; they are merely unknown."""

_WORD = re.compile(r"[A-Z]{2,}(?![a-z])|[A-Z]?[a-z]+")
_BY_WORD = {word: reason for reason, words in FORBIDDEN.items() for word in words.split() if word.isascii()}
_BY_PART = {
    part: reason for reason, words in FORBIDDEN.items() for part in words.split() if not part.isascii()
}
_LONGEST_NAME, _DEEPEST = 80, 12


@dataclass(frozen=True, slots=True)
class Dropped:
    """A section of a message that was left out: where it stood, and why. Nothing of what it said."""

    path: str
    reason: Reason

    @property
    def is_forbidden(self) -> bool:
        """Whether the scope forbids it, rather than the register having no field for it."""
        return self.reason not in (Reason.UNKNOWN, Reason.DECIDED_HERE)


def why_forbidden(name: str) -> Reason | None:
    """Why an element or a column of this name is never kept; None where nothing forbids it."""
    local = name.rpartition(":")[2]
    if local in ALLOWED:
        return None
    words = (word.lower() for word in _WORD.findall(local))
    by_word = next((_BY_WORD[word] for word in words if word in _BY_WORD), None)
    return by_word or next((reason for part, reason in _BY_PART.items() if part in local), None)


def shown(path: str) -> str:
    """A path as the report shows it: names come from outside, so they are cut to a length."""
    names = [name[:_LONGEST_NAME] for name in path.split("/")]
    return "/".join(names if len(names) <= _DEEPEST else [*names[:_DEEPEST], "…"])
