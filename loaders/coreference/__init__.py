"""What stands for a name said before: `the union`, `the congress`, `the city`, `the capital of Bavaria`."""
