"""Places: which ones an article's names mean, where they are, whose people a word names.

The data are GeoNames's (CC-BY 4.0), in a compact file in this folder that is read when first needed.
"""

from sayso.gazetteer.entry import By, Entry, Kind
from sayso.gazetteer.mention import Mention, Resolved
from sayso.gazetteer.peoples import country, demonym
from sayso.gazetteer.resolution import resolve
from sayso.gazetteer.scan import find_names

__all__ = ["By", "Entry", "Kind", "Mention", "Resolved", "country", "demonym", "find_names", "resolve"]
