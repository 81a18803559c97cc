"""Running the notebooks, publishing what they make, and testing that nothing has changed."""

from helpers.collection.place import InputError, Place
from helpers.collection.reproducing import reproduce
from helpers.collection.testing import tests, verify

__all__ = ["InputError", "Place", "reproduce", "tests", "verify"]
