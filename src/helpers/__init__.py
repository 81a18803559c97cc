"""What the notebooks of the study share."""
