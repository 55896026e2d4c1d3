-- Lease of the ACTIVE instance: one row at most. The epoch grows with each take-over, so that work of an earlier
-- leader can be told from work of the present one.
CREATE TABLE leader (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  epoch bigint NOT NULL CHECK (epoch > 0),
  holder text NOT NULL,
  renewed_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL
);

COMMENT ON TABLE leader IS 'Lease row of the ACTIVE instance: epoch, holder, expiry';
