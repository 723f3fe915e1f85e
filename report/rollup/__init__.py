"""The county's roll-up of many offices' reports: who is there, the sums, what is alike.

Pure: reports come in without their words (`HandedReport`), a `Rollup` goes out. Files are the
desk's (`desk/rollup`).
"""
