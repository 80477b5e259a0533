"""Orders as a search makes them up: every field, and every character that a name may hold."""

from datetime import date

from hypothesis import strategies as st

from tipstaff.kernel.ids import AgencyId, OffenceCode
from tipstaff.warrants.core.intake.order import CourtOrder, InstrumentFile
from tipstaff.warrants.core.particulars import (
    DocumentKind,
    IdentityDocument,
    InstrumentKind,
    PersonDetails,
    ReturnScope,
    Sex,
)

RARE = (
    "𠮷野", "㼆", "e\u0301va", "a\u0328\u0301", "משה", "محمد بن سلمان", "\u202bאבג\u202c", "👩‍⚖️", "零\u200b宽",
    "=1+1", "@SUM(A1)", "-5", "'t Hooft", "''", "'=x", "0417", "1.1e17", "99999919900101001X", "a;b；c|d\\e",
    'say "so"', "two\nlines", "tab\there", " padded ", "ﬁ", "\ufeffmark", "_x0041_", "<b>&amp;", "]]>", "\u2028sep",
)  # fmt: skip
LETTERS = st.characters(codec="utf-8", exclude_categories=("Cc",), exclude_characters="\ufffe\uffff")
TEXTS = st.one_of(st.sampled_from(RARE), st.text(LETTERS, min_size=1, max_size=12)).filter(str.strip)
LINES = st.one_of(
    st.sampled_from(
        [text for text in RARE if text == text.strip() and "\n" not in text and "\t" not in text]
    ),
    st.text(LETTERS, min_size=1, max_size=12).map(str.strip).filter(bool),
)
PLAIN = st.from_regex(r"[a-z][a-z0-9.-]{0,11}", fullmatch=True)
DAYS = st.dates(date(1900, 1, 1), date(2999, 12, 31))
DOCUMENTS = st.builds(
    IdentityDocument, kind=st.sampled_from(DocumentKind), number=LINES, country=st.just("CN")
)
PEOPLE = st.builds(
    PersonDetails,
    name=TEXTS,
    sex=st.sampled_from(Sex),
    born_on=DAYS,
    nationality=st.sampled_from(["CN", "KZ", "IL"]),
    latin_name=st.just("") | TEXTS,
    documents=st.lists(DOCUMENTS, max_size=4).map(tuple),
    height_cm=st.none() | st.integers(20, 300),
    marks=st.just("") | TEXTS,
    aliases=st.lists(TEXTS, max_size=4).map(tuple),
    care_note=st.just("") | TEXTS,
)
INSTRUMENTS = st.builds(
    InstrumentFile,
    file=LINES,
    sha256=st.from_regex(r"[0-9a-f]{64}", fullmatch=True),
    media_type=st.sampled_from(["application/pdf", "image/tiff"]),
)
ORDERS = st.builds(
    CourtOrder,
    number=LINES,
    kind=st.sampled_from(InstrumentKind),
    offence=PLAIN.map(OffenceCode),
    issued_on=DAYS,
    return_scope=st.sampled_from(ReturnScope),
    person=PEOPLE,
    instrument=INSTRUMENTS,
    court=PLAIN.map(AgencyId),
    valid_until=st.none() | DAYS,
    review_on=st.none() | DAYS,
    remaining_sentence_months=st.none() | st.integers(0, 1200),
    escaped_from_custody=st.booleans(),
    violence_with_weapon=st.booleans(),
)
"""Every order that can be entered, but for controls that no keyboard writes and no format but JSON can carry."""
