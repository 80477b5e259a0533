"""A proof that is verified away from the log."""

from tipstaff.tlog.proof_file import proof_file


def test_a_proof_stands_in_its_file_as_the_format_says() -> None:
    """The lines of c2sp.org/tlog-proof: heading, index, hashes from the leaf upwards, an empty one, the checkpoint."""
    checkpoint = "tipstaff.example\n2\nAAAA\n\n— tipstaff.example BBBB\n"
    assert proof_file(1, [b"\0" * 32], checkpoint).decode().split("\n") == [
        "c2sp.org/tlog-proof@v1",
        "index 1",
        "A" * 43 + "=",
        "",
        *checkpoint.split("\n"),
    ]
