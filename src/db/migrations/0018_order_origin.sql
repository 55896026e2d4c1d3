-- The update with which an order was confirmed: what is done for the order later belongs to the same trace.
ALTER TABLE generations ADD COLUMN update_id bigint;
