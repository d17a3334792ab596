"""The program that opens a .pdf, and what it hands over; it imports nothing else of Svod."""
