-- Who helps to run the bot. Owners are named by the environment and are not here.
CREATE TABLE admin_roles (
  user_id bigint PRIMARY KEY REFERENCES users (id),
  role text NOT NULL CHECK (role IN ('admin', 'support')),
  granted_by bigint NOT NULL REFERENCES users (id),
  granted_at timestamptz NOT NULL DEFAULT now()
);

COMMENT ON TABLE admin_roles IS 'Who helps to run the bot and as what';

-- What they have changed: who, what, before and after. Written in the transaction of the change itself.
CREATE TABLE audit_log (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  actor_id bigint NOT NULL REFERENCES users (id),
  action text NOT NULL,
  -- Such as `user 42`.
  subject text NOT NULL,
  before jsonb NOT NULL,
  after jsonb NOT NULL,
  happened_at timestamptz NOT NULL DEFAULT now()
);

COMMENT ON TABLE audit_log IS 'What those who run the bot have changed';

CREATE FUNCTION audit_log_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'audit_log is append-only: % refused', TG_OP
    USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE TRIGGER audit_log_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_log
  FOR EACH STATEMENT EXECUTE FUNCTION audit_log_refuse_change();

-- The name under which people know each other. A name may pass from one to another: who had it last has it.
ALTER TABLE users ADD COLUMN username text, ADD COLUMN username_noted_at timestamptz;

CREATE INDEX users_by_username ON users (lower(username), username_noted_at DESC) WHERE username IS NOT NULL;
