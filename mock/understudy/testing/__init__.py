"""What a test suite needs to test with a mock: nothing here is used by the mock itself."""
