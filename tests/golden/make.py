"""`python -m tests.golden.make` writes the golden files that are missing, and touches no other.

A change to an event that was ever entered is a new version with a file of its own.
"""

import os

import django


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tipstaff.config.settings")
    django.setup()
    from tests.golden.files import example_text, named  # noqa: PLC0415 - tables exist once Django is set up

    for file, form in named().items():
        if not file.exists():
            file.write_text(example_text(form), encoding="utf-8")
            print(file.name)  # noqa: T201


if __name__ == "__main__":
    main()
