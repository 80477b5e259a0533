"""The command line: `tipstaff`."""

import click

VERSION = "0.1.0"


@click.group()
@click.version_option(VERSION, prog_name="tipstaff")
def main() -> None:
    """The work around a judicial arrest warrant, from order to reviewed outcome."""
