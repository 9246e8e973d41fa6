-- Offsets are the program's, in UTF-16 units, of which a rare character has two; char_length counts it once.

alter table entry_version_contradiction drop constraint entry_version_contradiction_offsets;
alter table entry_version_contradiction add constraint entry_version_contradiction_offsets check (
    number_start >= 0 and number_end > number_start and number_end <= 2 * char_length(sentence)
    and there_start >= 0 and there_end > there_start and there_end <= 2 * char_length(there_sentence));
