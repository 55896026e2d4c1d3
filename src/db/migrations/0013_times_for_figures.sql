-- Figures of some days are added up from what was written since. Rows come in the order of their times, so an index of
-- ranges is small and costs next to nothing.
CREATE INDEX transfers_by_time ON transfers USING brin (created_at);
CREATE INDEX generations_by_time ON generations USING brin (created_at);
