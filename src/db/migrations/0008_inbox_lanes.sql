-- Updates of one lane are handled one after the other: a lane for each chat, and one for its payments, which cannot
-- wait behind a chat that is slow.
-- The default is for an older instance that still writes without one.
ALTER TABLE inbox ADD COLUMN lane text NOT NULL DEFAULT 'chat:0';

-- Under which the log holds the cause, when the update could not be worked off.
ALTER TABLE inbox ADD COLUMN incident text;

CREATE INDEX inbox_waiting_by_lane ON inbox (lane, update_id) WHERE handled_at IS NULL;

-- Reason for DROP: what waits is asked for by lane now; each update that is stored keeps one index less up to date.
DROP INDEX inbox_waiting;
