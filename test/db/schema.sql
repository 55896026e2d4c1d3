-- tables
r accounts
S accounts_id_seq
r admin_roles
r audit_log
S audit_log_id_seq
r bans
r broadcast_recipients
r broadcasts
r deliveries
r dialogues
r generation_events
S generation_events_id_seq
r generations
S generations_id_seq
r inbox
r incidents
r instances
r kie_callbacks
S kie_callbacks_id_seq
r leader
r leader_terms
r model_breakers
r model_overrides
r outbox
S outbox_id_seq
r payments
r postings
r promo_codes
r promo_redemptions
r questions
S questions_id_seq
r referrals
r saved_prompts
S saved_prompts_id_seq
r schema_migrations
S schema_migrations_id_seq
r shares
r transfers
S transfers_id_seq
r users

-- columns
accounts.id bigint NOT NULL GENERATED ALWAYS AS IDENTITY
accounts.kind text NOT NULL
accounts.user_id bigint
accounts.balance_kopecks bigint NOT NULL DEFAULT 0
admin_roles.user_id bigint NOT NULL
admin_roles.role text NOT NULL
admin_roles.granted_by bigint NOT NULL
admin_roles.granted_at timestamp with time zone NOT NULL DEFAULT now()
audit_log.id bigint NOT NULL GENERATED ALWAYS AS IDENTITY
audit_log.actor_id bigint
audit_log.action text NOT NULL
audit_log.subject text NOT NULL
audit_log.before jsonb NOT NULL
audit_log.after jsonb NOT NULL
audit_log.happened_at timestamp with time zone NOT NULL DEFAULT now()
bans.user_id bigint NOT NULL
bans.reason text NOT NULL
bans.banned_by bigint NOT NULL
bans.banned_at timestamp with time zone NOT NULL DEFAULT now()
broadcast_recipients.broadcast_id text NOT NULL
broadcast_recipients.user_id bigint NOT NULL
broadcast_recipients.state text NOT NULL DEFAULT 'waiting'::text
broadcast_recipients.is_declined boolean NOT NULL DEFAULT false
broadcasts.id text NOT NULL
broadcasts.body text NOT NULL
broadcasts.segment text NOT NULL
broadcasts.state text NOT NULL
broadcasts.created_by bigint NOT NULL
broadcasts.created_at timestamp with time zone NOT NULL DEFAULT now()
deliveries.generation_id bigint NOT NULL
deliveries.position integer NOT NULL
deliveries.message_id bigint NOT NULL
deliveries.kind text NOT NULL
deliveries.file_id text
deliveries.delivered_at timestamp with time zone NOT NULL DEFAULT now()
deliveries.file jsonb
dialogues.chat_id bigint NOT NULL
dialogues.state jsonb NOT NULL
dialogues.updated_at timestamp with time zone NOT NULL DEFAULT now()
generation_events.id bigint NOT NULL GENERATED ALWAYS AS IDENTITY
generation_events.generation_id bigint NOT NULL
generation_events.happened_at timestamp with time zone NOT NULL DEFAULT now()
generation_events.event text NOT NULL
generation_events.state_before text NOT NULL
generation_events.state_after text NOT NULL
generation_events.detail jsonb
generations.id bigint NOT NULL GENERATED ALWAYS AS IDENTITY
generations.draft_id text NOT NULL
generations.user_id bigint NOT NULL
generations.chat_id bigint NOT NULL
generations.model_id text NOT NULL
generations.language text NOT NULL
generations.input jsonb NOT NULL
generations.media jsonb NOT NULL
generations.price_kopecks bigint NOT NULL
generations.credits_micro bigint NOT NULL
generations.hold_id bigint
generations.state text NOT NULL
generations.callback_token text NOT NULL
generations.vendor_task_id text
generations.results jsonb
generations.failure jsonb
generations.progress_message_id bigint
generations.created_at timestamp with time zone NOT NULL DEFAULT now()
generations.submitted_at timestamp with time zone
generations.finished_at timestamp with time zone
generations.expires_at timestamp with time zone NOT NULL
generations.update_id bigint
generations.favourite_at timestamp with time zone
inbox.update_id bigint NOT NULL
inbox.payload text NOT NULL
inbox.received_at timestamp with time zone NOT NULL DEFAULT now()
inbox.handled_at timestamp with time zone
inbox.lane text NOT NULL DEFAULT 'chat:0'::text
inbox.incident text
incidents.id text NOT NULL
incidents.happened_at timestamp with time zone NOT NULL DEFAULT now()
incidents.update_id bigint
incidents.user_id bigint
incidents.asked text NOT NULL
incidents.order_id bigint
incidents.error_class text NOT NULL
incidents.error_message text NOT NULL
incidents.told_in text
instances.name text NOT NULL
instances.version text NOT NULL
instances.commit text NOT NULL
instances.mode text NOT NULL
instances.epoch bigint
instances.renewed_at timestamp with time zone
instances.started_at timestamp with time zone NOT NULL
instances.mode_since timestamp with time zone NOT NULL
instances.seen_at timestamp with time zone NOT NULL DEFAULT now()
instances.report jsonb NOT NULL
kie_callbacks.id bigint NOT NULL GENERATED ALWAYS AS IDENTITY
kie_callbacks.job_token text NOT NULL
kie_callbacks.body text NOT NULL
kie_callbacks.received_at timestamp with time zone NOT NULL DEFAULT now()
kie_callbacks.handled_at timestamp with time zone
leader.only_row boolean NOT NULL DEFAULT true
leader.epoch bigint NOT NULL
leader.holder text NOT NULL
leader.renewed_at timestamp with time zone NOT NULL
leader.expires_at timestamp with time zone NOT NULL
leader_terms.epoch bigint NOT NULL
leader_terms.holder text NOT NULL
leader_terms.version text NOT NULL
leader_terms.git_commit text NOT NULL
leader_terms.began_at timestamp with time zone NOT NULL DEFAULT now()
model_breakers.model_id text NOT NULL
model_breakers.failures integer NOT NULL
model_breakers.openings integer NOT NULL DEFAULT 0
model_breakers.retry_at timestamp with time zone
model_breakers.trial_id bigint
model_breakers.said text NOT NULL DEFAULT ''::text
model_overrides.model_id text NOT NULL
model_overrides.is_offered boolean NOT NULL
model_overrides.price_percent integer NOT NULL
model_overrides.changed_by bigint NOT NULL
model_overrides.changed_at timestamp with time zone NOT NULL DEFAULT now()
model_overrides.free_per_hour integer
model_overrides.free_per_day integer
outbox.id bigint NOT NULL GENERATED ALWAYS AS IDENTITY
outbox.chat_id bigint NOT NULL
outbox.method text NOT NULL
outbox.payload jsonb NOT NULL
outbox.remember jsonb
outbox.created_at timestamp with time zone NOT NULL DEFAULT now()
outbox.done_at timestamp with time zone
outbox.refusal text
payments.charge_id text NOT NULL
payments.user_id bigint NOT NULL
payments.currency text NOT NULL
payments.amount bigint NOT NULL
payments.kopecks bigint NOT NULL
payments.topup_id bigint NOT NULL
payments.refund_id bigint
payments.paid_at timestamp with time zone NOT NULL DEFAULT now()
payments.refused_refunds integer NOT NULL DEFAULT 0
payments.provider_charge_id text
postings.transfer_id bigint NOT NULL
postings.account_id bigint NOT NULL
postings.amount_kopecks bigint NOT NULL
promo_codes.code text NOT NULL
promo_codes.kopecks bigint NOT NULL
promo_codes.uses_left integer NOT NULL
promo_codes.expires_at timestamp with time zone NOT NULL
promo_codes.created_by bigint NOT NULL
promo_codes.created_at timestamp with time zone NOT NULL DEFAULT now()
promo_codes.switched_off_at timestamp with time zone
promo_redemptions.code text NOT NULL
promo_redemptions.user_id bigint NOT NULL
promo_redemptions.transfer_id bigint NOT NULL
promo_redemptions.redeemed_at timestamp with time zone NOT NULL DEFAULT now()
questions.id bigint NOT NULL GENERATED ALWAYS AS IDENTITY
questions.user_id bigint NOT NULL
questions.body text NOT NULL
questions.asked_at timestamp with time zone NOT NULL DEFAULT now()
questions.answered_at timestamp with time zone
questions.answered_by bigint
referrals.invited_id bigint NOT NULL
referrals.inviter_id bigint NOT NULL
referrals.created_at timestamp with time zone NOT NULL DEFAULT now()
referrals.transfer_id bigint
referrals.rewarded_at timestamp with time zone
saved_prompts.id bigint NOT NULL GENERATED ALWAYS AS IDENTITY
saved_prompts.user_id bigint NOT NULL
saved_prompts.body text NOT NULL
saved_prompts.created_at timestamp with time zone NOT NULL DEFAULT now()
schema_migrations.id integer NOT NULL DEFAULT nextval('schema_migrations_id_seq'::regclass)
schema_migrations.name text NOT NULL
schema_migrations.run_on timestamp with time zone NOT NULL
schema_migrations.checksum text NOT NULL DEFAULT current_setting('truth.migration_checksum'::text)
shares.generation_id bigint NOT NULL
shares.round integer NOT NULL DEFAULT 1
shares.shared_at timestamp with time zone NOT NULL DEFAULT now()
shares.withdrawn_at timestamp with time zone
transfers.id bigint NOT NULL GENERATED ALWAYS AS IDENTITY
transfers.business_key text NOT NULL
transfers.kind text NOT NULL
transfers.ends_hold_id bigint
transfers.epoch bigint NOT NULL
transfers.created_at timestamp with time zone NOT NULL DEFAULT now()
transfers.written_by xid8 NOT NULL DEFAULT pg_current_xact_id()
users.id bigint NOT NULL
users.first_name text NOT NULL
users.language text NOT NULL
users.blocked_at timestamp with time zone
users.created_at timestamp with time zone NOT NULL DEFAULT now()
users.username text
users.username_noted_at timestamp with time zone
users.daily_budget_kopecks bigint
users.news_off_at timestamp with time zone
users.is_quiet boolean NOT NULL DEFAULT false

-- constraints
accounts accounts_check CHECK (((kind ~~ 'user:%'::text) = (user_id IS NOT NULL)))
accounts accounts_kind_check CHECK ((kind = ANY (ARRAY['user:available'::text, 'user:held'::text, 'house:revenue'::text, 'house:promo'::text, 'stars:clearing'::text, 'rub:clearing'::text, 'vendor:cost'::text])))
accounts accounts_kind_user_id_key UNIQUE NULLS NOT DISTINCT (kind, user_id)
accounts accounts_not_overdrawn CHECK (((user_id IS NULL) OR (balance_kopecks >= 0)))
accounts accounts_pkey PRIMARY KEY (id)
accounts accounts_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id)
admin_roles admin_roles_granted_by_fkey FOREIGN KEY (granted_by) REFERENCES users(id)
admin_roles admin_roles_pkey PRIMARY KEY (user_id)
admin_roles admin_roles_role_check CHECK ((role = ANY (ARRAY['admin'::text, 'support'::text])))
admin_roles admin_roles_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id)
audit_log audit_log_actor_id_fkey FOREIGN KEY (actor_id) REFERENCES users(id)
audit_log audit_log_pkey PRIMARY KEY (id)
bans bans_banned_by_fkey FOREIGN KEY (banned_by) REFERENCES users(id)
bans bans_pkey PRIMARY KEY (user_id)
bans bans_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id)
broadcast_recipients broadcast_recipients_broadcast_id_fkey FOREIGN KEY (broadcast_id) REFERENCES broadcasts(id)
broadcast_recipients broadcast_recipients_pkey PRIMARY KEY (broadcast_id, user_id)
broadcast_recipients broadcast_recipients_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'sending'::text, 'sent'::text, 'refused'::text, 'unknown'::text])))
broadcast_recipients broadcast_recipients_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id)
broadcasts broadcasts_created_by_fkey FOREIGN KEY (created_by) REFERENCES users(id)
broadcasts broadcasts_pkey PRIMARY KEY (id)
broadcasts broadcasts_state_check CHECK ((state = ANY (ARRAY['running'::text, 'paused'::text, 'stopped'::text, 'done'::text])))
deliveries deliveries_generation_id_fkey FOREIGN KEY (generation_id) REFERENCES generations(id)
deliveries deliveries_pkey PRIMARY KEY (generation_id, "position")
dialogues dialogues_pkey PRIMARY KEY (chat_id)
generation_events generation_events_generation_id_fkey FOREIGN KEY (generation_id) REFERENCES generations(id)
generation_events generation_events_pkey PRIMARY KEY (id)
generations generations_callback_token_key UNIQUE (callback_token)
generations generations_credits_micro_check CHECK ((credits_micro >= 0))
generations generations_draft_id_key UNIQUE (draft_id)
generations generations_hold_id_fkey FOREIGN KEY (hold_id) REFERENCES transfers(id)
generations generations_hold_id_key UNIQUE (hold_id)
generations generations_pkey PRIMARY KEY (id)
generations generations_price_kopecks_check CHECK ((price_kopecks >= 0))
generations generations_state_check CHECK ((state = ANY (ARRAY['confirmed'::text, 'submitting'::text, 'submitted'::text, 'succeeded'::text, 'delivering'::text, 'delivered'::text, 'failed'::text, 'cancelled'::text, 'expired'::text])))
generations generations_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id)
generations generations_vendor_task_id_key UNIQUE (vendor_task_id)
inbox inbox_pkey PRIMARY KEY (update_id)
incidents incidents_pkey PRIMARY KEY (id)
instances instances_mode_check CHECK ((mode = ANY (ARRAY['STARTING'::text, 'ACTIVE'::text, 'PASSIVE'::text, 'STOPPING'::text, 'STOPPED'::text])))
instances instances_pkey PRIMARY KEY (name)
kie_callbacks kie_callbacks_pkey PRIMARY KEY (id)
leader leader_epoch_check CHECK ((epoch > 0))
leader leader_epoch_unique UNIQUE (epoch)
leader leader_only_row_check CHECK (only_row)
leader leader_pkey PRIMARY KEY (only_row)
leader_terms leader_terms_pkey PRIMARY KEY (epoch)
model_breakers model_breakers_check CHECK (((retry_at IS NULL) = (openings = 0)))
model_breakers model_breakers_check1 CHECK (((trial_id IS NULL) OR (retry_at IS NOT NULL)))
model_breakers model_breakers_failures_check CHECK ((failures >= 0))
model_breakers model_breakers_openings_check CHECK ((openings >= 0))
model_breakers model_breakers_pkey PRIMARY KEY (model_id)
model_breakers model_breakers_trial_id_fkey FOREIGN KEY (trial_id) REFERENCES generations(id)
model_overrides model_overrides_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES users(id)
model_overrides model_overrides_free CHECK (((free_per_hour IS NULL) = (free_per_day IS NULL)))
model_overrides model_overrides_free_per_day_check CHECK ((free_per_day >= 0))
model_overrides model_overrides_free_per_hour_check CHECK ((free_per_hour >= 0))
model_overrides model_overrides_pkey PRIMARY KEY (model_id)
model_overrides model_overrides_price_percent_check CHECK ((price_percent > 0))
outbox outbox_pkey PRIMARY KEY (id)
payments payments_amount_check CHECK ((amount > 0))
payments payments_kopecks_check CHECK ((kopecks > 0))
payments payments_pkey PRIMARY KEY (charge_id)
payments payments_provider_charge_id_check CHECK ((provider_charge_id <> ''::text))
payments payments_refund_id_fkey FOREIGN KEY (refund_id) REFERENCES transfers(id)
payments payments_refund_id_key UNIQUE (refund_id)
payments payments_topup_id_fkey FOREIGN KEY (topup_id) REFERENCES transfers(id)
payments payments_topup_id_key UNIQUE (topup_id)
payments payments_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id)
postings postings_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id)
postings postings_amount_kopecks_check CHECK ((amount_kopecks <> 0))
postings postings_pkey PRIMARY KEY (transfer_id, account_id)
postings postings_transfer_id_fkey FOREIGN KEY (transfer_id) REFERENCES transfers(id)
promo_codes promo_codes_created_by_fkey FOREIGN KEY (created_by) REFERENCES users(id)
promo_codes promo_codes_kopecks_check CHECK ((kopecks > 0))
promo_codes promo_codes_pkey PRIMARY KEY (code)
promo_codes promo_codes_uses_left_check CHECK ((uses_left >= 0))
promo_redemptions promo_redemptions_code_fkey FOREIGN KEY (code) REFERENCES promo_codes(code)
promo_redemptions promo_redemptions_pkey PRIMARY KEY (code, user_id)
promo_redemptions promo_redemptions_transfer_id_fkey FOREIGN KEY (transfer_id) REFERENCES transfers(id)
promo_redemptions promo_redemptions_transfer_id_key UNIQUE (transfer_id)
promo_redemptions promo_redemptions_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id)
questions questions_body_check CHECK ((body <> ''::text))
questions questions_check CHECK (((answered_at IS NULL) = (answered_by IS NULL)))
questions questions_pkey PRIMARY KEY (id)
questions questions_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id)
referrals referrals_check CHECK ((invited_id <> inviter_id))
referrals referrals_check1 CHECK (((transfer_id IS NULL) = (rewarded_at IS NULL)))
referrals referrals_invited_id_fkey FOREIGN KEY (invited_id) REFERENCES users(id)
referrals referrals_inviter_id_fkey FOREIGN KEY (inviter_id) REFERENCES users(id)
referrals referrals_pkey PRIMARY KEY (invited_id)
referrals referrals_transfer_id_fkey FOREIGN KEY (transfer_id) REFERENCES transfers(id)
referrals referrals_transfer_id_key UNIQUE (transfer_id)
saved_prompts saved_prompts_body_check CHECK ((body <> ''::text))
saved_prompts saved_prompts_pkey PRIMARY KEY (id)
saved_prompts saved_prompts_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id)
schema_migrations schema_migrations_name_key UNIQUE (name)
schema_migrations schema_migrations_pkey PRIMARY KEY (id)
shares shares_generation_id_fkey FOREIGN KEY (generation_id) REFERENCES generations(id)
shares shares_pkey PRIMARY KEY (generation_id)
shares shares_round_check CHECK ((round > 0))
transfers transfers_business_key_key UNIQUE (business_key)
transfers transfers_check CHECK (((kind = ANY (ARRAY['post'::text, 'void'::text, 'expire'::text])) = (ends_hold_id IS NOT NULL)))
transfers transfers_complete TRIGGER DEFERRABLE INITIALLY DEFERRED
transfers transfers_ends_hold_id_fkey FOREIGN KEY (ends_hold_id) REFERENCES transfers(id)
transfers transfers_ends_hold_id_key UNIQUE (ends_hold_id)
transfers transfers_kind_check CHECK ((kind = ANY (ARRAY['hold'::text, 'post'::text, 'void'::text, 'expire'::text, 'topup'::text, 'refund'::text, 'welcome'::text, 'adjust'::text, 'vendor-cost'::text])))
transfers transfers_pkey PRIMARY KEY (id)
users users_daily_budget_kopecks_check CHECK ((daily_budget_kopecks > 0))
users users_pkey PRIMARY KEY (id)

-- indexes
CREATE UNIQUE INDEX accounts_kind_user_id_key ON public.accounts USING btree (kind, user_id) NULLS NOT DISTINCT
CREATE UNIQUE INDEX accounts_pkey ON public.accounts USING btree (id)
CREATE UNIQUE INDEX admin_roles_pkey ON public.admin_roles USING btree (user_id)
CREATE UNIQUE INDEX audit_log_pkey ON public.audit_log USING btree (id)
CREATE UNIQUE INDEX bans_pkey ON public.bans USING btree (user_id)
CREATE INDEX broadcast_recipients_left ON public.broadcast_recipients USING btree (broadcast_id, user_id) WHERE (state = ANY (ARRAY['waiting'::text, 'sending'::text]))
CREATE UNIQUE INDEX broadcast_recipients_pkey ON public.broadcast_recipients USING btree (broadcast_id, user_id)
CREATE UNIQUE INDEX broadcasts_pkey ON public.broadcasts USING btree (id)
CREATE UNIQUE INDEX deliveries_pkey ON public.deliveries USING btree (generation_id, "position")
CREATE UNIQUE INDEX dialogues_pkey ON public.dialogues USING btree (chat_id)
CREATE INDEX generation_events_of_generation ON public.generation_events USING btree (generation_id, id)
CREATE UNIQUE INDEX generation_events_pkey ON public.generation_events USING btree (id)
CREATE INDEX generations_by_time ON public.generations USING brin (created_at)
CREATE UNIQUE INDEX generations_callback_token_key ON public.generations USING btree (callback_token)
CREATE INDEX generations_delivered_of_model ON public.generations USING btree (model_id, finished_at DESC) WHERE (state = 'delivered'::text)
CREATE UNIQUE INDEX generations_draft_id_key ON public.generations USING btree (draft_id)
CREATE INDEX generations_favourite ON public.generations USING btree (user_id, id DESC) WHERE (favourite_at IS NOT NULL)
CREATE UNIQUE INDEX generations_hold_id_key ON public.generations USING btree (hold_id)
CREATE INDEX generations_of_user ON public.generations USING btree (user_id, id DESC)
CREATE INDEX generations_open ON public.generations USING btree (expires_at) WHERE (state <> ALL (ARRAY['delivered'::text, 'failed'::text, 'cancelled'::text, 'expired'::text]))
CREATE UNIQUE INDEX generations_pkey ON public.generations USING btree (id)
CREATE UNIQUE INDEX generations_vendor_task_id_key ON public.generations USING btree (vendor_task_id)
CREATE INDEX inbox_by_time ON public.inbox USING brin (received_at) WITH (pages_per_range='16', autosummarize='on')
CREATE UNIQUE INDEX inbox_pkey ON public.inbox USING btree (update_id)
CREATE INDEX inbox_waiting_by_lane ON public.inbox USING btree (lane, update_id) WHERE (handled_at IS NULL)
CREATE INDEX incidents_by_time ON public.incidents USING btree (happened_at DESC)
CREATE UNIQUE INDEX incidents_pkey ON public.incidents USING btree (id)
CREATE UNIQUE INDEX instances_pkey ON public.instances USING btree (name)
CREATE INDEX kie_callbacks_by_job ON public.kie_callbacks USING btree (job_token)
CREATE UNIQUE INDEX kie_callbacks_pkey ON public.kie_callbacks USING btree (id)
CREATE INDEX kie_callbacks_waiting ON public.kie_callbacks USING btree (received_at) WHERE (handled_at IS NULL)
CREATE UNIQUE INDEX leader_epoch_unique ON public.leader USING btree (epoch)
CREATE UNIQUE INDEX leader_pkey ON public.leader USING btree (only_row)
CREATE UNIQUE INDEX leader_terms_pkey ON public.leader_terms USING btree (epoch)
CREATE UNIQUE INDEX model_breakers_pkey ON public.model_breakers USING btree (model_id)
CREATE UNIQUE INDEX model_overrides_pkey ON public.model_overrides USING btree (model_id)
CREATE INDEX outbox_by_time ON public.outbox USING brin (created_at) WITH (pages_per_range='16', autosummarize='on')
CREATE INDEX outbox_owed ON public.outbox USING btree (chat_id, id) WHERE (done_at IS NULL)
CREATE UNIQUE INDEX outbox_pkey ON public.outbox USING btree (id)
CREATE INDEX payments_of_user ON public.payments USING btree (user_id, paid_at DESC)
CREATE UNIQUE INDEX payments_pkey ON public.payments USING btree (charge_id)
CREATE UNIQUE INDEX payments_refund_id_key ON public.payments USING btree (refund_id)
CREATE UNIQUE INDEX payments_topup_id_key ON public.payments USING btree (topup_id)
CREATE INDEX postings_by_account ON public.postings USING btree (account_id, transfer_id DESC)
CREATE UNIQUE INDEX postings_pkey ON public.postings USING btree (transfer_id, account_id)
CREATE UNIQUE INDEX promo_codes_pkey ON public.promo_codes USING btree (code)
CREATE UNIQUE INDEX promo_redemptions_pkey ON public.promo_redemptions USING btree (code, user_id)
CREATE UNIQUE INDEX promo_redemptions_transfer_id_key ON public.promo_redemptions USING btree (transfer_id)
CREATE INDEX questions_open ON public.questions USING btree (id) WHERE (answered_at IS NULL)
CREATE INDEX questions_open_of_user ON public.questions USING btree (user_id) WHERE (answered_at IS NULL)
CREATE UNIQUE INDEX questions_pkey ON public.questions USING btree (id)
CREATE INDEX referrals_of_inviter ON public.referrals USING btree (inviter_id, rewarded_at DESC)
CREATE UNIQUE INDEX referrals_pkey ON public.referrals USING btree (invited_id)
CREATE UNIQUE INDEX referrals_transfer_id_key ON public.referrals USING btree (transfer_id)
CREATE UNIQUE INDEX saved_prompts_of_user ON public.saved_prompts USING btree (user_id, md5(body))
CREATE UNIQUE INDEX saved_prompts_pkey ON public.saved_prompts USING btree (id)
CREATE UNIQUE INDEX schema_migrations_name_key ON public.schema_migrations USING btree (name)
CREATE UNIQUE INDEX schema_migrations_pkey ON public.schema_migrations USING btree (id)
CREATE UNIQUE INDEX shares_pkey ON public.shares USING btree (generation_id)
CREATE UNIQUE INDEX transfers_business_key_key ON public.transfers USING btree (business_key)
CREATE INDEX transfers_by_time ON public.transfers USING brin (created_at)
CREATE UNIQUE INDEX transfers_ends_hold_id_key ON public.transfers USING btree (ends_hold_id)
CREATE UNIQUE INDEX transfers_pkey ON public.transfers USING btree (id)
CREATE INDEX users_by_username ON public.users USING btree (lower(username), username_noted_at DESC) WHERE (username IS NOT NULL)
CREATE UNIQUE INDEX users_pkey ON public.users USING btree (id)

-- functions
CREATE OR REPLACE FUNCTION public.audit_log_refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  RAISE EXCEPTION 'audit_log is append-only: % refused', TG_OP
    USING ERRCODE = 'integrity_constraint_violation';
END $function$

CREATE OR REPLACE FUNCTION public.generation_events_refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  RAISE EXCEPTION 'generation_events is append-only: % refused', TG_OP
    USING ERRCODE = 'integrity_constraint_violation';
END $function$

CREATE OR REPLACE FUNCTION public.leader_terms_refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  RAISE EXCEPTION 'leader_terms is append-only: % refused', TG_OP
    USING ERRCODE = 'integrity_constraint_violation';
END $function$

CREATE OR REPLACE FUNCTION public.ledger_apply_posting()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF NOT EXISTS (SELECT FROM transfers WHERE id = NEW.transfer_id AND written_by = pg_current_xact_id()) THEN
    RAISE EXCEPTION 'the ledger is append-only: transfer % is complete', NEW.transfer_id
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  UPDATE accounts SET balance_kopecks = balance_kopecks + NEW.amount_kopecks WHERE id = NEW.account_id;
  RETURN NULL;
END $function$

CREATE OR REPLACE FUNCTION public.ledger_check_transfer()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
END $function$

CREATE OR REPLACE FUNCTION public.ledger_refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  RAISE EXCEPTION 'the ledger is append-only: % on % refused', TG_OP, TG_TABLE_NAME
    USING ERRCODE = 'integrity_constraint_violation', HINT = 'Write a transfer that moves the money back.';
END $function$

CREATE OR REPLACE FUNCTION public.promo_redemptions_refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  RAISE EXCEPTION 'promo_redemptions is append-only: % refused', TG_OP
    USING ERRCODE = 'integrity_constraint_violation';
END $function$


-- triggers
CREATE TRIGGER accounts_follow_postings BEFORE DELETE OR UPDATE OR TRUNCATE ON public.accounts FOR EACH STATEMENT WHEN ((pg_trigger_depth() = 0)) EXECUTE FUNCTION ledger_refuse_change()
CREATE TRIGGER audit_log_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.audit_log FOR EACH STATEMENT EXECUTE FUNCTION audit_log_refuse_change()
CREATE TRIGGER generation_events_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.generation_events FOR EACH STATEMENT EXECUTE FUNCTION generation_events_refuse_change()
CREATE TRIGGER leader_terms_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.leader_terms FOR EACH STATEMENT EXECUTE FUNCTION leader_terms_refuse_change()
CREATE TRIGGER postings_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.postings FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse_change()
CREATE TRIGGER postings_apply AFTER INSERT ON public.postings FOR EACH ROW EXECUTE FUNCTION ledger_apply_posting()
CREATE TRIGGER promo_redemptions_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.promo_redemptions FOR EACH STATEMENT EXECUTE FUNCTION promo_redemptions_refuse_change()
CREATE TRIGGER transfers_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.transfers FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse_change()
CREATE CONSTRAINT TRIGGER transfers_complete AFTER INSERT ON public.transfers DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger_check_transfer()

-- comments
accounts: Accounts of the ledger with their balances in kopecks
admin_roles: Who helps to run the bot and as what
audit_log: What those who run the bot have changed
bans: Users whom the bot does not serve and why
broadcast_recipients: Who gets a broadcast and how that ended
broadcasts: Texts for many users
deliveries: Files that were delivered, with the ids under which Telegram keeps them
dialogues: Where each chat stands in its conversation
generation_events: How each order went, step by step
generations: What users have ordered, from the confirmation on
inbox: Telegram updates as they arrived
incidents: What went wrong with updates and requests
instances: Processes of the bot and how they are
kie_callbacks: Vendor callbacks as they arrived
leader: Lease row of the ACTIVE instance: epoch, holder, expiry
leader_terms: Which instance has led since when, and what code it ran
model_breakers: Which models fail at the vendor and when they are tried again
model_overrides: What was changed of models against the contract
outbox: Calls of the Bot API that a chat is owed
payments: Payments as Telegram reported them
postings: What each transfer gives to and takes from accounts
promo_codes: Words that put money into a wallet
promo_redemptions: Who has redeemed which promo code
questions: What users ask the team, until it is answered
referrals: Who was brought along by whom
saved_prompts: Words that users keep to use again
shares: Results that their owners show to others by a link
transfers: Movements of money, never changed
users: People who have written to the bot
