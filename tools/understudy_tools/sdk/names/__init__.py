"""The names of an SDK: where each operation stands (`client.customers.sources`) and what it is called there."""
