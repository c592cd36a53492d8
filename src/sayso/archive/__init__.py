"""The archive: many articles, their readings, and what links them, in one file or on one server.

store/      connections, tables, migrations          (the only place where SQL meets a database)
archive.py  the object people use: add, articles, stories, claims, watch, news, judge …
"""
