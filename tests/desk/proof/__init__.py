"""The published page beside the report."""
