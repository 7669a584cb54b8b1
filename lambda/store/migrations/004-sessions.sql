-- When the customer proved at the bank who they are, in this very session; null: it began with an entry from the bank's app.
alter table web_session add column login_at timestamptz;
