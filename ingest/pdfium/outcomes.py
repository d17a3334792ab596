"""How the program that opens a .pdf ends when it cannot go on: its exit codes."""

BROKEN = 10
ENCRYPTED = 11
TOO_LONG = 12
