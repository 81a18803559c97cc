"""Drawing: one file for each figure, which draws what it is given and computes nothing."""
