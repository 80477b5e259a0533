"""What a namespace is called in the table of elements, whichever release of NIEM a message is written in."""

import re

_KNOWN = (
    (re.compile(r"/niem-core/"), "nc"),
    (re.compile(r"/domains/(?:justice|jxdm)/"), "j"),
    (re.compile(r"/(?:fbi_)?ncic/"), "ncic"),
    (re.compile(r"^urn:tipstaff:warrant-exchange:"), "tipstaff"),
    (re.compile(r"/IEPD/Extensions/WarrantIssuedReporting"), "wir-ext"),
    (re.compile(r"/domains/biometrics/"), "biom"),
)
OTHER = "ext"


def prefix_of(namespace: str) -> str:
    """The prefix of a namespace in the table; `ext` for one that is not known."""
    with_end = f"{namespace.rstrip('/#')}/"
    return next((prefix for pattern, prefix in _KNOWN if pattern.search(with_end)), OTHER)
