"""The optional second opinion: a compact encoder that reads a date in its surroundings and weighs its names.

Needs the extra `datewire[accurate]` (onnxruntime, tokenizers) and a model folder made by tests/fit/accurate.py. It adds
log-odds to candidates that the rules proposed; it never makes a name, a date or a quotation of its own.
"""

from datewire.accurate.second import SecondReader, installed, load

__all__ = ["SecondReader", "installed", "load"]
