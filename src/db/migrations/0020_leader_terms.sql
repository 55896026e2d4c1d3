-- Which instance has led, from when on, and what code it ran: written with the lease, so that there is no term without
-- its row. An older instance leads without one.
CREATE TABLE leader_terms (
  epoch bigint PRIMARY KEY,
  holder text NOT NULL,
  version text NOT NULL,
  git_commit text NOT NULL,
  began_at timestamptz NOT NULL DEFAULT now()
);

COMMENT ON TABLE leader_terms IS 'Which instance has led since when, and what code it ran';

CREATE FUNCTION leader_terms_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'leader_terms is append-only: % refused', TG_OP
    USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE TRIGGER leader_terms_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON leader_terms
  FOR EACH STATEMENT EXECUTE FUNCTION leader_terms_refuse_change();
