-- What the page of the operator is made of. Each process says every few seconds how it is.
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

-- The last hour and the last day, of tables that grow by time: ranges are small and cost next to nothing.
CREATE INDEX inbox_by_time ON inbox USING brin (received_at) WITH (pages_per_range = 16, autosummarize = on);
CREATE INDEX outbox_by_time ON outbox USING brin (created_at) WITH (pages_per_range = 16, autosummarize = on);
