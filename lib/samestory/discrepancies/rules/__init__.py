"""The rules by which two reports differ, one file a kind."""
