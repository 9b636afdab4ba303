"""Places and their time zones, from a small table that travels with the package (GeoNames, CC BY 4.0, NOTICE.txt)."""

from .gazetteer import Gazetteer, load

__all__ = ["Gazetteer", "load"]
