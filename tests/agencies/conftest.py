from collections.abc import Iterator

import pytest
from django.db import transaction


@pytest.fixture(autouse=True)
def _put_back(shared_database: str) -> Iterator[None]:
    """What a test changes in the shared database is put back when it ends."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
