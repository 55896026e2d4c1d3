-- How often Telegram refused for good to give this payment back after it was booked. The money returned to the wallet
-- each time, and the next refund is a transfer of its own.
ALTER TABLE payments ADD COLUMN refused_refunds int NOT NULL DEFAULT 0;
