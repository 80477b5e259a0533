"""One benchmark in an installation of its own: `python -m tests.benchmarks entering`. bin/bench runs them all."""

import sys
from importlib import import_module

from tests.benchmarks.installation import installation

[name] = sys.argv[1:]
with installation():
    benchmark = import_module(f"tests.benchmarks.{name}")
    print(f"\n{name}: {benchmark.__doc__}", flush=True)  # noqa: T201
    benchmark.run()
