-- Words that put money into a wallet. A code is good for so many users, until a day, and once for each of them.
CREATE TABLE promo_codes (
  -- In capitals, as it is compared.
  code text PRIMARY KEY,
  kopecks bigint NOT NULL CHECK (kopecks > 0),
  uses_left int NOT NULL CHECK (uses_left >= 0),
  expires_at timestamptz NOT NULL,
  created_by bigint NOT NULL REFERENCES users (id),
  created_at timestamptz NOT NULL DEFAULT now()
);

COMMENT ON TABLE promo_codes IS 'Words that put money into a wallet';

CREATE TABLE promo_redemptions (
  code text NOT NULL REFERENCES promo_codes (code),
  user_id bigint NOT NULL REFERENCES users (id),
  transfer_id bigint NOT NULL UNIQUE REFERENCES transfers (id),
  redeemed_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (code, user_id)
);

COMMENT ON TABLE promo_redemptions IS 'Who has redeemed which promo code';

CREATE FUNCTION promo_redemptions_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'promo_redemptions is append-only: % refused', TG_OP
    USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE TRIGGER promo_redemptions_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON promo_redemptions
  FOR EACH STATEMENT EXECUTE FUNCTION promo_redemptions_refuse_change();
