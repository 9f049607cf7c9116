"""Stores: one interface, an in-memory twin, and one over Bolt (embedded or Neo4j). They hold the same graph."""
