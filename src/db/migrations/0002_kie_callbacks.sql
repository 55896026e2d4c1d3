-- Vendor callbacks as they arrived. A vendor may repeat one, or send it before its job is known: all are kept.
CREATE TABLE kie_callbacks (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  job_token text NOT NULL,
  body text NOT NULL,
  received_at timestamptz NOT NULL DEFAULT now(),
  handled_at timestamptz
);

COMMENT ON TABLE kie_callbacks IS 'Vendor callbacks as they arrived';

CREATE INDEX kie_callbacks_waiting ON kie_callbacks (received_at) WHERE handled_at IS NULL;
CREATE INDEX kie_callbacks_by_job ON kie_callbacks (job_token);
