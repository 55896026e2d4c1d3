-- Who was brought along by whom. A user is brought along once, with the first update, so that nobody can be invited by
-- somebody who came later, and there are no loops.
CREATE TABLE referrals (
  invited_id bigint PRIMARY KEY REFERENCES users (id),
  inviter_id bigint NOT NULL REFERENCES users (id),
  created_at timestamptz NOT NULL DEFAULT now(),
  -- Null until the new user has paid and the inviting one was thanked.
  transfer_id bigint UNIQUE REFERENCES transfers (id),
  rewarded_at timestamptz,
  CHECK (invited_id <> inviter_id),
  CHECK ((transfer_id IS NULL) = (rewarded_at IS NULL))
);

COMMENT ON TABLE referrals IS 'Who was brought along by whom';

CREATE INDEX referrals_of_inviter ON referrals (inviter_id, rewarded_at DESC);

-- What the user wants to spend in a day at most; null: no limit.
ALTER TABLE users ADD COLUMN daily_budget_kopecks bigint CHECK (daily_budget_kopecks > 0);
