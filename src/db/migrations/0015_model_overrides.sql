-- What those who run the bot have changed of a model. The contract says the rest, and all of it where there is no row.
CREATE TABLE model_overrides (
  model_id text PRIMARY KEY,
  is_offered boolean NOT NULL,
  -- Of the price by the contract.
  price_percent int NOT NULL CHECK (price_percent > 0),
  changed_by bigint NOT NULL REFERENCES users (id),
  changed_at timestamptz NOT NULL DEFAULT now()
);

COMMENT ON TABLE model_overrides IS 'What was changed of models against the contract';
