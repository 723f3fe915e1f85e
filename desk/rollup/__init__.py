"""The county's roll-up over a folder: reading in all cores, resuming, writing what comes out."""
