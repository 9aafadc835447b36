"""What a test suite needs to test with a mock. `Mock` has the functions of `verify` as methods, nothing else of it."""
