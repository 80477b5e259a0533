import pytest


@pytest.fixture
def agencies(database: str) -> None:
    """The demonstration's agencies, in a database of the test's own."""
    from tipstaff.agencies.founding.demo import demo_agencies  # noqa: PLC0415 - tables exist once Django is set up

    demo_agencies()
