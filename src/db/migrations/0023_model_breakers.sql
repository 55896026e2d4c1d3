-- Which models fail at the vendor. A model without a row works. Common to all instances, so that a model rests
-- everywhere at once and a restart does not sell it again.
CREATE TABLE model_breakers (
  model_id text PRIMARY KEY,
  -- Orders in a row that failed by the fault of the vendor.
  failures int NOT NULL CHECK (failures >= 0),
  -- How often it was taken off sale since it last worked: each time for longer.
  openings int NOT NULL DEFAULT 0 CHECK (openings >= 0),
  -- From when on one order may try it. Null: it is on sale.
  retry_at timestamptz,
  -- The order that tries it; the model rests until that order is over.
  trial_id bigint REFERENCES generations (id),
  -- What the vendor said last, for operators.
  said text NOT NULL DEFAULT '',
  CHECK ((retry_at IS NULL) = (openings = 0)),
  CHECK (trial_id IS NULL OR retry_at IS NOT NULL)
);

COMMENT ON TABLE model_breakers IS 'Which models fail at the vendor and when they are tried again';

-- Null: the bot has done it by itself.
-- reason: a value may be absent from now on; nothing that is there is lost.
ALTER TABLE audit_log ALTER COLUMN actor_id DROP NOT NULL;
