-- What a judged record said when it was judged: an actor's name, a claim's words, a title. It may have become another since,
-- and a pair that is merged is one record from then on; whoever learns from judgements needs both as they stood.
ALTER TABLE judgements ADD COLUMN one_words TEXT;
ALTER TABLE judgements ADD COLUMN other_words TEXT;
-- Why somebody decided so; of what has nothing else to say, `detail` holds it too.
ALTER TABLE judgements ADD COLUMN note TEXT;
