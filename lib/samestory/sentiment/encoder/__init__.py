"""The scorer `encoder`."""
