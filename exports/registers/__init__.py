"""A register as a sheet: .xlsx or .csv, with what is personal or without it. Pure, no disk."""
