"""The suite reads by the rules alone, whatever is installed, so that its expectations are those of every machine."""

import os

os.environ["DATEWIRE_FAST"] = "1"
