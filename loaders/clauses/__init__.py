"""What a sentence says, said again in simple clauses, so that rules need not foresee how clauses are put together."""
