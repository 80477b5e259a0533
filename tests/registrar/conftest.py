import pytest


@pytest.fixture
def agencies(database: str) -> None:
    """The demonstration's agencies, in a database of the test's own."""
    _found()


@pytest.fixture(scope="module")
def shared_agencies(shared_database: str) -> None:
    """The same in one database for a whole file, whose tests work on matters of their own."""
    _found()


def _found() -> None:
    from tipstaff.agencies.founding.demo import demo_agencies  # noqa: PLC0415 - tables exist once Django is set up

    demo_agencies()
