"""`python -m datewire`."""

from datewire.cli import main

main(prog_name="datewire")
