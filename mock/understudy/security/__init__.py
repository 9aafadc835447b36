"""Who calls: security schemes, tokens and OAuth 2."""
