"""The fields of a court's order as columns of a table: their names, and the headings that others give them."""

from dataclasses import dataclass
from enum import StrEnum

from tipstaff.warrants.core.particulars import DocumentKind, InstrumentKind, ReturnScope, Sex


class Form(StrEnum):
    """How the cell of a column is written."""

    TEXT = "text"
    CODE = "code"
    DAY = "day"
    WHOLE = "whole"
    TRUTH = "truth"
    NAMES = "names"
    DOCUMENTS = "documents"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column. `known_as` are headings under which other registers give the same thing."""

    name: str
    form: Form = Form.TEXT
    must: bool = False
    """Whether an order without it is refused."""
    known_as: tuple[str, ...] = ()
    words: type[StrEnum] | None = None
    """The words that may stand in it, for a code of this register's own."""


COLUMN_LIST: tuple[Column, ...] = (
    Column(
        name="number",
        must=True,
        known_as=("文书编号", "文号", "案号", "令状编号", "warrant number", "warrant no"),
    ),
    Column(
        name="court",
        form=Form.CODE,
        must=True,
        known_as=("签发法院", "法院", "issuing court", "court id", "ori"),
    ),
    Column(
        name="kind",
        form=Form.CODE,
        must=True,
        words=InstrumentKind,
        known_as=("文书种类", "文书类型", "令状种类", "warrant type", "kind of warrant"),
    ),
    Column(
        name="offence",
        form=Form.CODE,
        must=True,
        known_as=("罪名", "罪名代码", "offense", "offence code", "charge code"),
    ),
    Column(name="issued_on", form=Form.DAY, must=True, known_as=("签发日期", "issue date", "date issued")),
    Column(
        name="valid_until",
        form=Form.DAY,
        known_as=("有效期至", "失效日期", "expiration date", "expires", "expiry date"),
    ),
    Column(name="review_on", form=Form.DAY, known_as=("复核日期", "审查日期", "review date")),
    Column(
        name="return_scope",
        form=Form.CODE,
        must=True,
        words=ReturnScope,
        known_as=("押解范围", "移送范围", "extradition limits", "pickup radius"),
    ),
    Column(
        name="remaining_sentence_months",
        form=Form.WHOLE,
        known_as=("剩余刑期（月）", "剩余刑期", "remaining months"),
    ),
    Column(name="escaped_from_custody", form=Form.TRUTH, known_as=("脱逃", "是否脱逃", "escaped")),
    Column(name="violence_with_weapon", form=Form.TRUTH, known_as=("持械暴力", "是否持械", "armed violence")),
    Column(name="name", must=True, known_as=("姓名", "full name", "person name")),
    Column(
        name="latin_name",
        known_as=("外文名", "拉丁字母姓名", "拼音姓名", "latin name", "transliterated name"),
    ),
    Column(name="sex", form=Form.CODE, must=True, words=Sex, known_as=("性别", "gender")),
    Column(
        name="born_on",
        form=Form.DAY,
        must=True,
        known_as=("出生日期", "出生年月日", "date of birth", "birth date", "dob"),
    ),
    Column(name="nationality", form=Form.CODE, must=True, known_as=("国籍", "citizenship")),
    Column(name="marks", known_as=("体表标记", "体貌特征", "特征", "distinguishing marks", "scars")),
    Column(name="care_note", known_as=("照护事项", "特殊照护", "care")),
    Column(name="height_cm", form=Form.WHOLE, known_as=("身高", "身高（厘米）", "height", "height (cm)")),
    Column(
        name="aliases", form=Form.NAMES, known_as=("别名", "曾用名", "化名", "alias", "also known as", "aka")
    ),
    Column(
        name="document_kind",
        form=Form.CODE,
        words=DocumentKind,
        known_as=("证件种类", "证件类型", "document type"),
    ),
    Column(
        name="document_number",
        known_as=("证件号码", "证件号", "身份证号", "公民身份号码", "id number", "document no"),
    ),
    Column(name="document_country", form=Form.CODE, known_as=("证件签发国", "document country")),
    Column(name="further_documents", form=Form.DOCUMENTS, known_as=("其他证件", "other documents")),
    Column(name="instrument_file", must=True, known_as=("文书文件", "附件", "instrument", "paper")),
    Column(name="instrument_sha256", form=Form.CODE, must=True, known_as=("文书校验值", "sha256", "sha-256")),
    Column(name="instrument_media_type", form=Form.CODE, known_as=("文书格式", "media type")),
)
"""Every column that there may be, in the order in which they are written; a reader takes them in any order."""

BY_NAME = {column.name: column for column in COLUMN_LIST}
COLUMNS = tuple(BY_NAME)
MUST = tuple(column.name for column in COLUMN_LIST if column.must)
