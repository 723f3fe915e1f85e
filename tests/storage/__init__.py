"""The room where reports are kept, and every way a disk can fail it."""
