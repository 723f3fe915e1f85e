"""The screens under real keys: what the report and the file say afterwards."""
