-- Words of titles and texts; the words alone, because the text is in its own table. rowid is articles.n.
CREATE VIRTUAL TABLE words USING fts5 (title, text, content='', tokenize="unicode61 remove_diacritics 2");
