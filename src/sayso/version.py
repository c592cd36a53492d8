"""The version of sayso, in the one place that the package's metadata and every reading's `reader` take it from."""

__version__ = "0.1.0"
