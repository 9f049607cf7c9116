"""Who holds which post where: titles of office beside persons and places."""
