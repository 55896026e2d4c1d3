-- What users do with their results: keep the best at hand, use them again, show them to others.

-- When the user marked the order as one of the best; null: it is not marked.
ALTER TABLE generations ADD COLUMN favourite_at timestamptz;

CREATE INDEX generations_favourite ON generations (user_id, id DESC) WHERE favourite_at IS NOT NULL;

-- The file as Telegram describes it, so that it can be given to another model like a file of the user. Null for what is
-- no file, and for what was delivered before this was kept.
ALTER TABLE deliveries ADD COLUMN file jsonb;

-- Results that their owners show to whoever has the link. A link names the order and the round; withdrawn, it is good
-- for nothing, and the next one has the next round.
CREATE TABLE shares (
  generation_id bigint PRIMARY KEY REFERENCES generations (id),
  round int NOT NULL DEFAULT 1 CHECK (round > 0),
  shared_at timestamptz NOT NULL DEFAULT now(),
  withdrawn_at timestamptz
);

COMMENT ON TABLE shares IS 'Results that their owners show to others by a link';
