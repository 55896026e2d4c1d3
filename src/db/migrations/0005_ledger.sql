-- Double entry in kopecks. A transfer moves money between accounts by postings that add up to zero. Transfers and
-- postings are only ever added; the balance of an account is kept by a trigger and proved by adding up its postings.
CREATE TABLE accounts (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN (
    'user:available', 'user:held', 'house:revenue', 'house:promo', 'stars:clearing', 'rub:clearing', 'vendor:cost'
  )),
  user_id bigint REFERENCES users (id),
  balance_kopecks bigint NOT NULL DEFAULT 0,
  UNIQUE NULLS NOT DISTINCT (kind, user_id),
  CHECK ((kind LIKE 'user:%') = (user_id IS NOT NULL)),
  CONSTRAINT accounts_not_overdrawn CHECK (user_id IS NULL OR balance_kopecks >= 0)
);

COMMENT ON TABLE accounts IS 'Accounts of the ledger with their balances in kopecks';

INSERT INTO accounts (kind)
VALUES ('house:revenue'), ('house:promo'), ('stars:clearing'), ('rub:clearing'), ('vendor:cost');

CREATE TABLE transfers (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  -- What the transfer is about, in the words of the business: a second one of the same name is the same one.
  business_key text NOT NULL UNIQUE,
  kind text NOT NULL CHECK (kind IN (
    'hold', 'post', 'void', 'expire', 'topup', 'refund', 'welcome', 'adjust', 'vendor-cost'
  )),
  -- The hold that this transfer ends. Unique: a hold ends once.
  ends_hold_id bigint UNIQUE REFERENCES transfers (id),
  -- Of the leader that made it.
  epoch bigint NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  -- The transaction that wrote it: only that one may add postings.
  written_by xid8 NOT NULL DEFAULT pg_current_xact_id(),
  CHECK ((kind IN ('post', 'void', 'expire')) = (ends_hold_id IS NOT NULL))
);

COMMENT ON TABLE transfers IS 'Movements of money, never changed';

CREATE TABLE postings (
  transfer_id bigint NOT NULL REFERENCES transfers (id),
  account_id bigint NOT NULL REFERENCES accounts (id),
  -- What the account gains; negative is what it gives.
  amount_kopecks bigint NOT NULL CHECK (amount_kopecks <> 0),
  PRIMARY KEY (transfer_id, account_id)
);

COMMENT ON TABLE postings IS 'What each transfer gives to and takes from accounts';

CREATE INDEX postings_by_account ON postings (account_id, transfer_id DESC);

CREATE FUNCTION ledger_apply_posting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM transfers WHERE id = NEW.transfer_id AND written_by = pg_current_xact_id()) THEN
    RAISE EXCEPTION 'the ledger is append-only: transfer % is complete', NEW.transfer_id
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  UPDATE accounts SET balance_kopecks = balance_kopecks + NEW.amount_kopecks WHERE id = NEW.account_id;
  RETURN NULL;
END $$;

CREATE TRIGGER postings_apply AFTER INSERT ON postings
  FOR EACH ROW EXECUTE FUNCTION ledger_apply_posting();

CREATE FUNCTION ledger_check_transfer() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE total bigint;
BEGIN
  SELECT coalesce(sum(amount_kopecks), 1) INTO total FROM postings WHERE transfer_id = NEW.id;
  IF total <> 0 THEN
    RAISE EXCEPTION 'ledger does not add up: transfer % has postings of % kopecks', NEW.business_key, total
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.ends_hold_id IS NULL THEN
    RETURN NULL;
  END IF;
  IF NOT EXISTS (SELECT FROM transfers WHERE id = NEW.ends_hold_id AND kind = 'hold') OR EXISTS (
    SELECT FROM postings JOIN accounts ON accounts.id = postings.account_id
    WHERE postings.transfer_id IN (NEW.id, NEW.ends_hold_id) AND accounts.kind = 'user:held'
    GROUP BY accounts.id HAVING sum(amount_kopecks) <> 0
  ) THEN
    RAISE EXCEPTION 'ledger does not add up: transfer % does not end what was held by %',
      NEW.business_key, NEW.ends_hold_id
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;

-- At the end of the transaction: by then all postings of the transfer are there.
CREATE CONSTRAINT TRIGGER transfers_complete AFTER INSERT ON transfers
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger_check_transfer();

CREATE FUNCTION ledger_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the ledger is append-only: % on % refused', TG_OP, TG_TABLE_NAME
    USING ERRCODE = 'integrity_constraint_violation', HINT = 'Write a transfer that moves the money back.';
END $$;

CREATE TRIGGER transfers_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON transfers
  FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse_change();
CREATE TRIGGER postings_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON postings
  FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse_change();
-- Balances follow postings and nothing else.
CREATE TRIGGER accounts_follow_postings BEFORE UPDATE OR DELETE OR TRUNCATE ON accounts
  FOR EACH STATEMENT WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION ledger_refuse_change();

-- Money transactions hold the epoch of their leader with FOR KEY SHARE: a take-over, which changes it, waits for them;
-- a renewal, which does not, waits for nobody.
ALTER TABLE leader ADD CONSTRAINT leader_epoch_unique UNIQUE (epoch);
