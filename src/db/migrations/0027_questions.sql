-- What users ask the team. It waits here for an answer, whatever becomes of the message that tells the team of it.
CREATE TABLE questions (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  user_id bigint NOT NULL REFERENCES users (id),
  body text NOT NULL CHECK (body <> ''),
  asked_at timestamptz NOT NULL DEFAULT now(),
  answered_at timestamptz,
  -- Who of the team has answered.
  answered_by bigint,
  CHECK ((answered_at IS NULL) = (answered_by IS NULL))
);

COMMENT ON TABLE questions IS 'What users ask the team, until it is answered';

CREATE INDEX questions_open ON questions (id) WHERE answered_at IS NULL;
CREATE INDEX questions_open_of_user ON questions (user_id) WHERE answered_at IS NULL;
