"""What is learned from pairs of English and Russian text: the encoder and the translations."""
