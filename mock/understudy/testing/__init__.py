"""What a test suite needs to test with a mock. `Mock` has the functions of `verify` as methods; it uses nothing else of it."""
