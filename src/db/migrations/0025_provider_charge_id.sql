-- By which the provider of a rouble payment finds it, to give it back. Null: Stars, which have no provider, and payments
-- from before this was kept.
ALTER TABLE payments ADD COLUMN provider_charge_id text CHECK (provider_charge_id <> '');
