"""What the driver and the factories of any document have in common."""
