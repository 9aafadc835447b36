"""What does not depend on the document: transport, retries, authentication, errors, parameter styles."""
