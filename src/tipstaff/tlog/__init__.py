"""A transparency log, pure: bytes in, bytes out. Names and formats are those of the specifications.

`merkle` and `proof` are RFC 9162 section 2.1 (the tree is RFC 6962's); `tiles` and `bundles` are
c2sp.org/tlog-tiles; `note` is c2sp.org/signed-note; `checkpoint` is c2sp.org/tlog-checkpoint.
Read them in this sequence.
"""
