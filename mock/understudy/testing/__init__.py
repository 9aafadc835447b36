"""What tests use of the mock: factories of records and requests, and the webhooks they wait for."""
