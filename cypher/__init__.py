"""Every Cypher text of Hansa, as files: schema/, write/, queries/."""
