"""A reading as people see it: in a terminal, as a page. Pure functions from records to text."""
