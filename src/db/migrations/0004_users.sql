-- People who have written to the bot. The id is Telegram's.
CREATE TABLE users (
  id bigint PRIMARY KEY,
  first_name text NOT NULL,
  language text NOT NULL,
  -- Set when Telegram says that the bot was blocked; null when the person can be written to.
  blocked_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now()
);

COMMENT ON TABLE users IS 'People who have written to the bot';

-- Where each chat stands in its conversation: one row, replaced by each turn, so that a deploy forgets nothing.
CREATE TABLE dialogues (
  chat_id bigint PRIMARY KEY,
  state jsonb NOT NULL,
  updated_at timestamptz NOT NULL DEFAULT now()
);

COMMENT ON TABLE dialogues IS 'Where each chat stands in its conversation';
