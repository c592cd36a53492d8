"""How well each head sees, on texts that nothing was learned from: `python -m training.report --help`."""
