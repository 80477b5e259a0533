"""In which encoding a file is written: UTF-8 with or without its mark, or GB18030. Anything else is named."""

import codecs
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO

CHUNK = 1 << 16
_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
_PRIVATE_USE = re.compile("[\ue000-\uf8ff]")
_GUESSES = {"big5": "Big5", "cp1252": "Windows-1252"}

type Open = Callable[[], BinaryIO]


@dataclass(frozen=True, slots=True)
class OtherEncoding:
    """An encoding that is not read, by the name that it seems to have."""

    name: str


def encoding_of(open_file: Open) -> str | OtherEncoding:
    """The codec to read a file with. Reads the file once or twice, in small pieces."""
    with open_file() as file:
        head = file.read(CHUNK)
    for mark, name in _MARKS:
        if head.startswith(mark):
            return OtherEncoding(name)
    if 8 * head.count(0) > len(head):
        return OtherEncoding("UTF-16")
    if _decodes(open_file, "utf-8"):
        return "utf-8-sig"
    if _reads_as_chinese(open_file):
        return "gb18030"
    return OtherEncoding(_guess(head))


def _decodes(open_file: Open, codec: str) -> bool:
    decoder = codecs.getincrementaldecoder(codec)()
    try:
        with open_file() as file:
            while piece := file.read(CHUNK):
                decoder.decode(piece)
            decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _reads_as_chinese(open_file: Open) -> bool:
    """Whether it is GB18030 that says something: almost any bytes decode, but to rare characters."""
    decoder = codecs.getincrementaldecoder("gb18030")()
    beyond_ascii = common = private = 0
    try:
        with open_file() as file:
            while piece := file.read(CHUNK):
                text = decoder.decode(piece)
                plain = len(text.encode("ascii", "ignore"))
                beyond_ascii += len(text) - plain
                common += (len(text.encode("gb2312", "ignore")) - plain) // 2
                private += len(_PRIVATE_USE.findall(text))
            decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return 2 * common >= beyond_ascii and 10 * private <= beyond_ascii


def _guess(head: bytes) -> str:
    for codec, name in _GUESSES.items():
        try:
            codecs.getincrementaldecoder(codec)().decode(head)
        except UnicodeDecodeError:
            continue
        return name
    return "?"
