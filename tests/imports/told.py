"""What a reader tells beside the report."""

from nianbao.imports.reading import Reading


def told(reading: Reading) -> str:
    """All its sentences, one behind the other."""
    return "".join(finding.message for finding in reading.findings)
