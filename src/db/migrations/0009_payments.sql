-- Payments as Telegram reported them. The charge id is Telegram's and names the payment for ever.
CREATE TABLE payments (
  charge_id text PRIMARY KEY,
  user_id bigint NOT NULL REFERENCES users (id),
  -- XTR for Stars, in whole Stars; RUB in kopecks.
  currency text NOT NULL,
  amount bigint NOT NULL CHECK (amount > 0),
  kopecks bigint NOT NULL CHECK (kopecks > 0),
  topup_id bigint NOT NULL UNIQUE REFERENCES transfers (id),
  refund_id bigint UNIQUE REFERENCES transfers (id),
  paid_at timestamptz NOT NULL DEFAULT now()
);

COMMENT ON TABLE payments IS 'Payments as Telegram reported them';

CREATE INDEX payments_of_user ON payments (user_id, paid_at DESC);
