-- tables
r inbox
r kie_callbacks
S kie_callbacks_id_seq
r leader
r schema_migrations
S schema_migrations_id_seq

-- columns
inbox.update_id bigint NOT NULL
inbox.payload text NOT NULL
inbox.received_at timestamp with time zone NOT NULL DEFAULT now()
inbox.handled_at timestamp with time zone
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
schema_migrations.id integer NOT NULL DEFAULT nextval('schema_migrations_id_seq'::regclass)
schema_migrations.name text NOT NULL
schema_migrations.run_on timestamp with time zone NOT NULL
schema_migrations.checksum text NOT NULL DEFAULT current_setting('truth.migration_checksum'::text)

-- constraints
inbox inbox_pkey PRIMARY KEY (update_id)
kie_callbacks kie_callbacks_pkey PRIMARY KEY (id)
leader leader_epoch_check CHECK ((epoch > 0))
leader leader_only_row_check CHECK (only_row)
leader leader_pkey PRIMARY KEY (only_row)
schema_migrations schema_migrations_name_key UNIQUE (name)
schema_migrations schema_migrations_pkey PRIMARY KEY (id)

-- indexes
CREATE UNIQUE INDEX inbox_pkey ON public.inbox USING btree (update_id)
CREATE INDEX inbox_waiting ON public.inbox USING btree (received_at) WHERE (handled_at IS NULL)
CREATE INDEX kie_callbacks_by_job ON public.kie_callbacks USING btree (job_token)
CREATE UNIQUE INDEX kie_callbacks_pkey ON public.kie_callbacks USING btree (id)
CREATE INDEX kie_callbacks_waiting ON public.kie_callbacks USING btree (received_at) WHERE (handled_at IS NULL)
CREATE UNIQUE INDEX leader_pkey ON public.leader USING btree (only_row)
CREATE UNIQUE INDEX schema_migrations_name_key ON public.schema_migrations USING btree (name)
CREATE UNIQUE INDEX schema_migrations_pkey ON public.schema_migrations USING btree (id)

-- comments
inbox: Telegram updates as they arrived
kie_callbacks: Vendor callbacks as they arrived
leader: Lease row of the ACTIVE instance: epoch, holder, expiry
