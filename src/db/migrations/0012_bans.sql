-- Users whom the bot does not serve, and why. Lifting a ban deletes the row; what there was stands in audit_log.
CREATE TABLE bans (
  user_id bigint PRIMARY KEY REFERENCES users (id),
  reason text NOT NULL,
  banned_by bigint NOT NULL REFERENCES users (id),
  banned_at timestamptz NOT NULL DEFAULT now()
);

COMMENT ON TABLE bans IS 'Users whom the bot does not serve and why';
