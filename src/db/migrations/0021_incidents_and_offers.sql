-- What went wrong with an update, under the number that its user was told. Written in the transaction that puts the
-- update aside. Without references: the user may not be there, because the turn that would have made them is undone.
CREATE TABLE incidents (
  id text PRIMARY KEY,
  happened_at timestamptz NOT NULL DEFAULT now(),
  update_id bigint NOT NULL,
  -- Null when the update could not be read.
  user_id bigint,
  -- What they did, such as `tap confirm` or `command balance`. Never what they wrote.
  asked text NOT NULL,
  -- The order that it was about; null: none.
  order_id bigint,
  error_class text NOT NULL,
  -- Without secrets and without words of the user.
  error_message text NOT NULL,
  -- In which they were told of it; null: they were not.
  told_in text
);

COMMENT ON TABLE incidents IS 'What went wrong with updates';

CREATE INDEX incidents_by_time ON incidents (happened_at DESC);

-- How many orders of the model are free for a user; null: as the contract says.
ALTER TABLE model_overrides
  ADD COLUMN free_per_hour int CHECK (free_per_hour >= 0),
  ADD COLUMN free_per_day int CHECK (free_per_day >= 0),
  ADD CONSTRAINT model_overrides_free CHECK ((free_per_hour IS NULL) = (free_per_day IS NULL));

-- Set while nobody may redeem the code.
ALTER TABLE promo_codes ADD COLUMN switched_off_at timestamptz;
