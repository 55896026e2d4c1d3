-- What the page of the operator is made of. Each process says every few seconds how it is; whoever leads is written
-- down when its term begins.
CREATE TABLE instances (
  name text PRIMARY KEY,
  version text NOT NULL,
  commit text NOT NULL,
  mode text NOT NULL CHECK (mode IN ('STARTING', 'ACTIVE', 'PASSIVE', 'STOPPING', 'STOPPED')),
  -- Of its lease; null while it holds none.
  epoch bigint,
  -- When the lease was last renewed.
  renewed_at timestamptz,
  started_at timestamptz NOT NULL,
  mode_since timestamptz NOT NULL,
  seen_at timestamptz NOT NULL DEFAULT now(),
  -- What only the process itself can count: times of acknowledgement by minute, lines of the log, credits.
  report jsonb NOT NULL
);

COMMENT ON TABLE instances IS 'Processes of the bot and how they are';

CREATE TABLE terms (
  epoch bigint PRIMARY KEY,
  instance text NOT NULL,
  version text NOT NULL,
  commit text NOT NULL,
  began_at timestamptz NOT NULL DEFAULT now()
);

COMMENT ON TABLE terms IS 'Who led and which version it was';

CREATE FUNCTION terms_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'terms is append-only: % refused', TG_OP
    USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE TRIGGER terms_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON terms
  FOR EACH STATEMENT EXECUTE FUNCTION terms_refuse_change();

-- Faults that users were told the id of. The log holds more; here is what an operator may read without it.
CREATE TABLE incidents (
  id text PRIMARY KEY,
  happened_at timestamptz NOT NULL DEFAULT now(),
  update_id bigint,
  user_id bigint,
  update_kind text,
  -- Order of the user that was open then.
  generation_id bigint,
  -- Kind and place of the fault, without what the user wrote.
  error text NOT NULL
);

COMMENT ON TABLE incidents IS 'Faults that users were told the id of';

CREATE INDEX incidents_by_time ON incidents (happened_at DESC);

-- The last hour and the last day, of tables that grow by time: ranges are small and cost next to nothing.
CREATE INDEX inbox_by_time ON inbox USING brin (received_at) WITH (pages_per_range = 16, autosummarize = on);
CREATE INDEX outbox_by_time ON outbox USING brin (created_at) WITH (pages_per_range = 16, autosummarize = on);
