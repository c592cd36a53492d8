"""What is held to be said: plain frozen types, no input or output."""
