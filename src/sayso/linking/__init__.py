"""What articles have to do with one another: who is who, which story, whose word, what is new. Pure functions."""
