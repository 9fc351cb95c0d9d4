-- An attempt that failed is told apart and can be begun again as it was: who delivers to whom, as it was said when the package
-- was asked for (null in forms that say nothing of it), and the values of the sentence that says what stopped it.
ALTER TABLE export ADD COLUMN delivery TEXT CHECK (json_valid(delivery));
ALTER TABLE export ADD COLUMN problem_values TEXT CHECK (json_valid(problem_values));
