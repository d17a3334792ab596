"""Statements kept, found and answered; knows no file format."""
