from django.contrib.auth import get_user_model


def test_each_test_has_an_empty_database_of_its_own(database: str):
    assert get_user_model().objects.count() == 0
    get_user_model().objects.create_user("first")
