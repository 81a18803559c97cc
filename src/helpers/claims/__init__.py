"""The claims ledger: sentences of the study that state a number, an order or a rank, each tied to a computed check.

``study_claims.csv`` holds the sentence, its check and the verdict that the study prints. A quantity of a check is a
public function of one of the modules beside this one, by its name: it takes the dataset and constants, and returns a
number, or the interval in which the number lies.
"""

from helpers.claims.language import VERDICTS, CheckError, Verdict, judge
from helpers.claims.ledger import judged, quantities, report, say

__all__ = ["VERDICTS", "CheckError", "Verdict", "judge", "judged", "quantities", "report", "say"]
