"""The words and names of a knowledge base: what to offer, what was meant, what is named."""
