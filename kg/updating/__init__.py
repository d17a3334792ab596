"""What people write: read, tried on a copy, checked, and published, or gone without a trace."""
