"""What all commands share: the lazy root, its errors, opening a store, printing."""
