from pathlib import Path

import pytest

from tipstaff.config.languages import faults

HEADER = (
    'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\nPlural-Forms: nplurals=1; plural=0;\\n"\n\n'
)


@pytest.fixture
def package(tmp_path: Path) -> Path:
    (tmp_path / "warrants" / "locale" / "zh_Hans" / "LC_MESSAGES").mkdir(parents=True)
    (tmp_path / "warrants" / "words.py").write_text('SAID = _("Recall the warrant")\n')
    say(tmp_path / "warrants", ("Recall the warrant", "撤回令状"))
    return tmp_path / "warrants"


def say(package: Path, *pairs: tuple[str, str], more: str = "") -> None:
    text = HEADER + more + "".join(f'msgid "{said}"\nmsgstr "{chinese}"\n\n' for said, chinese in pairs)
    (package / "locale" / "zh_Hans" / "LC_MESSAGES" / "django.po").write_text(text, "utf-8")


def test_complete_words_have_no_fault(package: Path):
    assert faults(package.parent) == []


def test_a_missing_word_is_found_with_its_file_and_line(package: Path):
    (package / "words.py").write_text(
        'SAID = _("Recall the warrant")\n\nMORE = gettext_lazy("Hand" " over")\n'
    )
    assert faults(package.parent) == [f"{package}/words.py:3: no translation: 'Hand over'"]


@pytest.mark.parametrize(
    ("template", "sentence"),
    [
        ('<p>\n  {% translate "Hand over" %}</p>', "Hand over"),
        (
            "<p>\n{% blocktranslate trimmed %}\n  In force\n  (today)\n{% endblocktranslate %}",
            "In force (today)",
        ),
        ('<p>\n{{ _("Hand over") }}', "Hand over"),
    ],
)
def test_a_missing_word_of_a_template_is_found(package: Path, template: str, sentence: str):
    (package / "page.html").write_text(template)
    assert faults(package.parent) == [f"{package}/page.html:2: no translation: {sentence!r}"]


def test_plurals_and_contexts_are_read(package: Path):
    (package / "more.py").write_text('ngettext("{n} day", "{n} days", n)\npgettext("of a court", "Order")\n')
    plural = 'msgid "{n} day"\nmsgid_plural "{n} days"\nmsgstr[0] "{n}天"\n\n'
    context = 'msgctxt "of a court"\nmsgid "Order"\nmsgstr "裁定"\n\n'
    say(package, ("Recall the warrant", "撤回令状"), more=plural + context)
    assert faults(package.parent) == []
    say(package, ("Recall the warrant", "撤回令状"), more=plural)
    assert faults(package.parent) == [f"{package}/more.py:2: no translation: 'Order'"]


@pytest.mark.parametrize(
    ("chinese", "flag", "fault"),
    [
        ("", "", "empty translation"),
        ("撤回令状", "#, fuzzy\n", "fuzzy translation"),
        ("撤回{warrant}", "", "other blanks"),
    ],
)
def test_a_translation_that_does_not_say_it_is_found(package: Path, chinese: str, flag: str, fault: str):
    say(package, more=f'{flag}msgid "Recall the warrant"\nmsgstr "{chinese}"\n')
    assert [fault in each for each in faults(package.parent)] == [True]


def test_a_word_that_nothing_uses_any_more_is_found(package: Path):
    say(package, ("Recall the warrant", "撤回令状"), ("Forget it", "算了"))
    assert [each for each in faults(package.parent) if "no longer used: 'Forget it'" in each]


def test_one_sentence_said_in_two_ways_is_found(package: Path):
    other = package.with_name("web")
    (other / "locale" / "zh_Hans" / "LC_MESSAGES").mkdir(parents=True)
    (other / "page.html").write_text('{% translate "Recall the warrant" %}')
    say(other, ("Recall the warrant", "撤销令状"))
    assert [each for each in faults(package.parent) if "said in another way" in each]


def test_a_sentence_that_stands_twice_in_a_catalogue_is_named(package: Path):
    say(package, ("Recall the warrant", "撤回令状"), ("Recall the warrant", "撤销令状"))
    file = package / "locale" / "zh_Hans" / "LC_MESSAGES" / "django.po"
    assert faults(package.parent) == [f'{file}: stands 2 times: msgid "Recall the warrant"']
