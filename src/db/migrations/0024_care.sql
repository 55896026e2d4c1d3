-- What a user wants to hear, and words that are kept to be used again.

-- Null: news may be sent. Results and what is said about money are no news.
ALTER TABLE users ADD COLUMN news_off_at timestamptz;
-- Results come without a sound.
ALTER TABLE users ADD COLUMN is_quiet boolean NOT NULL DEFAULT false;

-- Refused, and not even asked: they had switched news off when their turn came.
ALTER TABLE broadcast_recipients ADD COLUMN is_declined boolean NOT NULL DEFAULT false;

CREATE TABLE saved_prompts (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  user_id bigint NOT NULL REFERENCES users (id),
  body text NOT NULL CHECK (body <> ''),
  created_at timestamptz NOT NULL DEFAULT now()
);

COMMENT ON TABLE saved_prompts IS 'Words that users keep to use again';

-- The same words once for a user. They may be longer than an index takes, so that their digest stands for them.
CREATE UNIQUE INDEX saved_prompts_of_user ON saved_prompts (user_id, md5(body));
