"""The paper beside the record: what it says, what the tables say today, and the verdict that follows.

A statement is taken apart into comparisons (a day, a place, a number), each of which agrees, does not, or cannot be
told. Where these are all that it asserts, its verdict is *computed*. Where something stays that no table holds (an
opinion, an absence, another yardstick) a reader judged, and it is *partly* computed.
"""

from helpers.audit.ask import signatories
from helpers.audit.checks import LEFT, audit, comparisons, contradictions
from helpers.audit.paper import WRITTEN, entries_a_day, origins

__all__ = ["LEFT", "WRITTEN", "audit", "comparisons", "contradictions", "entries_a_day", "origins", "signatories"]
