"""Records out: tables (CSV, JSON Lines, Parquet), event rows, provenance, FollowTheMoney.

No format upgrades anybody's word: events carry their status and the claim they rest on, claims their voices for and against.
"""
