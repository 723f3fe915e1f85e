"""Days as reports, letters and screens write them."""

from datetime import date


def day_words(day: date) -> str:
    """A day with its year: 2026年3月10日."""
    return f"{day.year}年{day_of_year(day)}"


def day_of_year(day: date) -> str:
    """A day whose year is known: 3月10日."""
    return f"{day.month}月{day.day}日"
