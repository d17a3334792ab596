"""The subcommands of `svod`: each parses, asks, prints.

Modules that take long to load are imported by the functions that need them.
"""
