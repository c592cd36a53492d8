"""Answers of an archive as text of fixed width: calm blocks, the words first, then what is to be known of them."""
