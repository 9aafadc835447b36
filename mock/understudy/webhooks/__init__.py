"""What the mock sends by itself: the webhooks of the document, signed as its receivers expect."""
