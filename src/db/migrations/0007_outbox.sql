-- Calls of the Bot API that a committed turn owes a chat. They are made in the order of their ids; a crash between
-- commit and call loses none.
CREATE TABLE outbox (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  chat_id bigint NOT NULL,
  method text NOT NULL,
  payload jsonb NOT NULL,
  -- What the id of the sent message is for: the panel of the chat, or the progress of a generation.
  remember jsonb,
  created_at timestamptz NOT NULL DEFAULT now(),
  -- Set when the call is done with: it was accepted, or refused for good.
  done_at timestamptz,
  -- What Telegram said when it refused for good.
  refusal text
);

COMMENT ON TABLE outbox IS 'Calls of the Bot API that a chat is owed';

CREATE INDEX outbox_owed ON outbox (chat_id, id) WHERE done_at IS NULL;
