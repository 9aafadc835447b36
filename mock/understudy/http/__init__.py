"""Between bytes and values: routing, parameter styles, bodies, content negotiation."""
