"""The parts of a check: what each looks at, and the faults it names."""
