import pytest
from tests.web.swap import assert_fragment_equals_reload, part_of

PAGE = '<body><main id="main"><h1>Queue</h1><div id="list"><p>one</p></div></main></body>'
NEXT = PAGE.replace("one", "two")


def test_a_fragment_that_shows_what_a_reload_shows_passes():
    assert_fragment_equals_reload(PAGE, '<div id="list"><p>two</p></div>', "list", NEXT)


def test_a_fragment_that_shows_something_else_fails():
    with pytest.raises(AssertionError):
        assert_fragment_equals_reload(PAGE, '<div id="list"><p>three</p></div>', "list", NEXT)


def test_a_fragment_that_loses_its_target_fails():
    with pytest.raises(AssertionError):
        assert_fragment_equals_reload(PAGE, "<p>two</p>", "list", NEXT)


def test_tokens_that_differ_at_each_loading_do_not_count():
    with_token = '<main id="main"><p id="a"><input name="csrfmiddlewaretoken" value="%s"></p></main>'
    assert part_of(with_token % "x", "a") == part_of(with_token % "y", "a")
