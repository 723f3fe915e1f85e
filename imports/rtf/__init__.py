"""RTF -> lines and tables: its groups, its words of control, and what they show."""
