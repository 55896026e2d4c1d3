-- What users have ordered, from the confirmation on.
CREATE TABLE generations (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  -- Of the form that was confirmed: confirming it again is the same order.
  draft_id text NOT NULL UNIQUE,
  user_id bigint NOT NULL REFERENCES users (id),
  chat_id bigint NOT NULL,
  model_id text NOT NULL,
  language text NOT NULL,
  -- Parameters as the form gave them; files of the user stand in them as media references.
  input jsonb NOT NULL,
  -- Telegram files by reference.
  media jsonb NOT NULL,
  price_kopecks bigint NOT NULL CHECK (price_kopecks >= 0),
  credits_micro bigint NOT NULL CHECK (credits_micro >= 0),
  -- Null for what is free.
  hold_id bigint UNIQUE REFERENCES transfers (id),
  state text NOT NULL CHECK (state IN (
    'confirmed', 'submitting', 'submitted', 'succeeded', 'delivering', 'delivered', 'failed', 'cancelled', 'expired'
  )),
  -- Unguessable; the vendor calls back with it, also when its answer to the request was lost.
  callback_token text NOT NULL UNIQUE,
  vendor_task_id text UNIQUE,
  -- What the vendor made, in the order in which it is delivered.
  results jsonb,
  -- Why it ended without a result: kind, and what the vendor said.
  failure jsonb,
  -- The message that shows how it goes.
  progress_message_id bigint,
  created_at timestamptz NOT NULL DEFAULT now(),
  submitted_at timestamptz,
  finished_at timestamptz,
  -- By then it is over, one way or the other.
  expires_at timestamptz NOT NULL
);

COMMENT ON TABLE generations IS 'What users have ordered, from the confirmation on';

CREATE INDEX generations_of_user ON generations (user_id, id DESC);
CREATE INDEX generations_open ON generations (expires_at)
  WHERE state NOT IN ('delivered', 'failed', 'cancelled', 'expired');
-- How long orders of a model usually take.
CREATE INDEX generations_delivered_of_model ON generations (model_id, finished_at DESC) WHERE state = 'delivered';

-- How each order went: one row for each step, never changed.
CREATE TABLE generation_events (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  generation_id bigint NOT NULL REFERENCES generations (id),
  happened_at timestamptz NOT NULL DEFAULT now(),
  event text NOT NULL,
  state_before text NOT NULL,
  state_after text NOT NULL,
  detail jsonb
);

COMMENT ON TABLE generation_events IS 'How each order went, step by step';

CREATE INDEX generation_events_of_generation ON generation_events (generation_id, id);

CREATE FUNCTION generation_events_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'generation_events is append-only: % refused', TG_OP
    USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE TRIGGER generation_events_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON generation_events
  FOR EACH STATEMENT EXECUTE FUNCTION generation_events_refuse_change();

-- Files that were delivered. Telegram keeps them under the id, for ever.
CREATE TABLE deliveries (
  generation_id bigint NOT NULL REFERENCES generations (id),
  -- Place among the results of the order, from 0.
  position int NOT NULL,
  message_id bigint NOT NULL,
  -- photo, video, audio, document or text
  kind text NOT NULL,
  -- Null for what went as text or as a link.
  file_id text,
  delivered_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (generation_id, position)
);

COMMENT ON TABLE deliveries IS 'Files that were delivered, with the ids under which Telegram keeps them';
