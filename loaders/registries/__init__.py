"""Networks of cities and the bodies beside them, posts, and the words that head names: data, checked and compiled."""

from hansa.loaders.registries.load import (
    added_registry,
    added_version,
    check_registry,
    current_registry,
    default_registry,
    load_registry,
    use,
)
from hansa.loaders.registries.matcher import OrganizationHit, OrganizationMatcher
from hansa.loaders.registries.model import Organization, Post, Registry, WordClass

__all__ = [
    "Organization",
    "OrganizationHit",
    "OrganizationMatcher",
    "Post",
    "Registry",
    "WordClass",
    "added_registry",
    "added_version",
    "check_registry",
    "current_registry",
    "default_registry",
    "load_registry",
    "use",
]
