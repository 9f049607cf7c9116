"""Names of persons: runs of capitalised words with evidence that they are names, and surnames that stand alone."""
