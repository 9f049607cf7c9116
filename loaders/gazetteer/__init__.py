"""Cities, regions and countries: their names in a text, and which place a name means."""

from hansa.loaders.gazetteer.disambiguate import Choice, disambiguate
from hansa.loaders.gazetteer.gazetteer import Gazetteer
from hansa.loaders.gazetteer.names import NameHit
from hansa.loaders.gazetteer.places import Place

__all__ = ["Choice", "Gazetteer", "NameHit", "Place", "disambiguate"]
