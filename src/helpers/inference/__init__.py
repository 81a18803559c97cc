"""Association between matrices of pairs, tested by permuting the nodes.

Pairs that share a state are not independent, so the usual tests of a correlation or a regression say too much.
Permuting the labels of the nodes keeps what belongs to a state together and breaks only the link between the
matrices (Krackhardt 1988, Social Networks 10, 359-381). A pair that is not known is NaN: it is dropped, never zero.
"""

from helpers.inference.correlation import Association, qap
from helpers.inference.matrices import LEVEL, PERMUTATIONS, SEED
from helpers.inference.regression import CONSTANT, Regression, mrqap

__all__ = ["CONSTANT", "LEVEL", "PERMUTATIONS", "SEED", "Association", "Regression", "mrqap", "qap"]
