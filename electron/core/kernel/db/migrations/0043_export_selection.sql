-- How many records of each kind were frozen for a package, and what stayed out of it and why, as JSON.
ALTER TABLE export ADD COLUMN selected TEXT CHECK (json_valid(selected));
-- A record is found by its number in the registry.
CREATE INDEX comment_registration_number ON comment_registration (number) WHERE number IS NOT NULL;
CREATE INDEX message_diary_number ON message (diary_number) WHERE diary_number IS NOT NULL;
CREATE INDEX receipt_case_number ON receipt (case_number) WHERE case_number IS NOT NULL;
