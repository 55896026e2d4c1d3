-- Telegram updates as they arrived. The text is kept as it came: jsonb refuses some texts that JSON allows, and an
-- update that cannot be stored would be repeated for ever.
CREATE TABLE inbox (
  update_id bigint PRIMARY KEY,
  payload text NOT NULL,
  received_at timestamptz NOT NULL DEFAULT now(),
  handled_at timestamptz
);

COMMENT ON TABLE inbox IS 'Telegram updates as they arrived';

-- What is waiting, oldest first. Small, whatever the size of the table.
CREATE INDEX inbox_waiting ON inbox (received_at) WHERE handled_at IS NULL;
