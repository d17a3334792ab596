"""Dates and terms as Russian documents write them."""

from ingest.dates.days import MONTH, YEARS, DateSpan, dates, month_number
from ingest.dates.deadlines import deadline, field

__all__ = ["MONTH", "YEARS", "DateSpan", "dates", "deadline", "field", "month_number"]
