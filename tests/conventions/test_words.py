"""Whatever people read has its words, in English and in Chinese; whatever may be refused has a test."""

import ast
import dataclasses
import enum
import inspect
import re
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest
from babel.messages.pofile import read_po

from tipstaff.kernel.decider import Command, Ground
from tipstaff.kernel.words import sentence_of
from tipstaff.registrar import words
from tipstaff.registrar.capabilities import CAPABILITIES, NAMES
from tipstaff.registrar.capability import Capability
from tipstaff.registrar.grounds import RecordGround

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
SOURCE = ROOT / "src/tipstaff"


def grounds() -> list[Ground]:
    kinds = [each for each in Ground.__subclasses__() if each.__module__.startswith("tipstaff.")]
    return [ground for kind in kinds for ground in kind]


def commands() -> list[tuple[str, type[Command]]]:
    return [pair for each in CAPABILITIES for pair in each.commands.items()]


def chinese() -> set[str]:
    """Every sentence that has its Chinese, in any package."""
    said = set[str]()
    for file in SOURCE.glob("*/locale/zh_Hans/LC_MESSAGES/django.po"):
        with file.open("rb") as text:
            said |= {message.id for message in read_po(text) if message.id and message.string}
    return said


def untested(names: list[Ground], tests: str) -> list[str]:
    """The grounds that no test names, as a member (`Ground.X`, `Because.X`, `G.X`) or by code."""
    members = set(re.findall(r"\b(?:\w*Ground|Because|G)\.([A-Z_]+)\b", tests))
    return [each.value for each in names if each.name not in members and each.value not in tests]


def written_tests() -> str:
    files = [*ROOT.glob("tests/**/*.py"), *ROOT.glob("samples/**/*.yaml")]
    return "\n".join(file.read_text(encoding="utf-8") for file in files if HERE not in file.parents)


def test_every_ground_has_a_sentence():
    assert set(grounds()) == set(words.SENTENCES)
    assert all(words.SENTENCES.values())


def test_a_ground_is_named_after_its_capability_and_its_member():
    capabilities = {each.name for each in CAPABILITIES} | {"record"}
    for ground in grounds():
        capability, _, plain_words = ground.value.partition(".")
        assert capability in capabilities
        assert plain_words == ground.name.lower()


def test_every_ground_is_reached_in_a_test():
    assert untested(grounds(), written_tests()) == []


def test_a_ground_that_no_test_names_is_found_out():
    assert untested([RecordGround.BUSY], "RecordGround.TAKEN") == ["record.busy"]


def test_every_field_of_every_command_has_a_sentence():
    silent = [
        f"{name}.{field.name}"
        for name, command in commands()
        for field in dataclasses.fields(command)
        if not sentence_of(field) and field.name != "happened_at"
    ]
    assert silent == []


def test_every_event_and_every_command_has_words():
    assert set(words.EVENT_WORDS) == set(NAMES.classes)
    assert set(words.COMMAND_WORDS) == {name for name, _ in commands()}


@pytest.mark.parametrize("capability", CAPABILITIES, ids=lambda each: each.name)
def test_every_status_and_word_table_is_complete(capability: Capability):
    """A table of words whose keys are an enumeration's has all of that enumeration's."""
    module = import_module(f"tipstaff.{capability.name}.core.words")
    tables = {name: table for name, table in vars(module).items() if name.endswith("_WORDS")}
    assert "STATUS_WORDS" in tables
    half = [
        f"{name} lacks {sorted(set(form) - table.keys())} of {form.__name__}"
        for name, table in tables.items()
        for form in _closest_enumerations(capability.name, set(table))
        if set(form) - table.keys()
    ]
    assert half == []


def _closest_enumerations(capability: str, keys: set[str]) -> list[type[enum.StrEnum]]:
    """The enumerations of a capability's core (or of the rules) that cover the keys."""
    core = SOURCE / capability / "core"
    names = [_module(file) for file in core.rglob("*.py")]
    forms = {
        form
        for name in [*names, "tipstaff.policy.profile"]
        for _, form in inspect.getmembers(import_module(name), inspect.isclass)
        if issubclass(form, enum.StrEnum) and form is not enum.StrEnum and keys & set(form)
    }
    fitting = [form for form in forms if keys <= set(form)]
    return [min(fitting, key=len)] if fitting else []


def _module(file: Path) -> str:
    return ".".join(file.relative_to(SOURCE.parent).with_suffix("").parts).removesuffix(".__init__")


def clock_names(capability: str) -> set[str]:
    """The kinds of clocks that a capability's `deadlines` files name: constants, or texts given to a clock."""
    files = (SOURCE / capability / "core").rglob("deadlines.py")
    return {name for file in files for name in _clocks_of(import_module(_module(file)))}


def _clocks_of(module: ModuleType) -> set[str]:
    names = {text for name, text in vars(module).items() if name.isupper() and isinstance(text, str)}
    calls = [node for node in ast.walk(ast.parse(inspect.getsource(module))) if isinstance(node, ast.Call)]
    makers = [call for call in calls if getattr(call.func, "id", "") in {"Clock", "_clock", "_since_opening"}]
    texts = [text for call in makers for each in call.args[:2] if (text := _text(each))]
    return {text.partition(":")[0] for text in [*names, *texts]}


def _text(node: ast.expr) -> str:
    first = node.values[0] if isinstance(node, ast.JoinedStr) else node
    return str(first.value) if isinstance(first, ast.Constant) else ""


@pytest.mark.parametrize("capability", CAPABILITIES, ids=lambda each: each.name)
def test_every_clock_that_can_run_has_words_and_no_others_have(capability: Capability):
    words_of_it = import_module(f"tipstaff.{capability.name}.core.words").CLOCK_WORDS
    assert clock_names(capability.name) == set(words_of_it)


def test_every_sentence_of_the_capabilities_has_its_chinese():
    said = chinese()
    tables = (words.EVENT_WORDS, words.COMMAND_WORDS, words.CLOCK_WORDS, words.SENTENCES)
    fields = {sentence_of(field) for _, command in commands() for field in dataclasses.fields(command)} - {""}
    wanted = {sentence for table in tables for sentence in table.values()} | fields
    assert sorted(wanted - said) == []


def test_every_command_says_who_may_give_it():
    for capability in CAPABILITIES:
        assert set(capability.roles) == set(capability.commands.values())
        assert all(capability.roles.values())


def test_every_command_names_its_matter_by_one_of_its_fields():
    for _, command in commands():
        assert command.MATTER in {field.name for field in dataclasses.fields(command)}
