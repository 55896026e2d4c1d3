-- A text for many, and who gets it. The list is made when it begins, so that nobody is forgotten or asked twice.
CREATE TABLE broadcasts (
  id text PRIMARY KEY,
  body text NOT NULL,
  segment text NOT NULL,
  state text NOT NULL CHECK (state IN ('running', 'paused', 'stopped', 'done')),
  created_by bigint NOT NULL REFERENCES users (id),
  created_at timestamptz NOT NULL DEFAULT now()
);

COMMENT ON TABLE broadcasts IS 'Texts for many users';

CREATE TABLE broadcast_recipients (
  broadcast_id text NOT NULL REFERENCES broadcasts (id),
  user_id bigint NOT NULL REFERENCES users (id),
  -- unknown: it was being sent when nobody learned any more how that ended. It is not sent again.
  state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'sending', 'sent', 'refused', 'unknown')),
  PRIMARY KEY (broadcast_id, user_id)
);

COMMENT ON TABLE broadcast_recipients IS 'Who gets a broadcast and how that ended';

CREATE INDEX broadcast_recipients_left ON broadcast_recipients (broadcast_id, user_id)
  WHERE state IN ('waiting', 'sending');
