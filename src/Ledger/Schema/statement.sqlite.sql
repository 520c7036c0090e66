-- What a statement looks for: the transfers of one account in the journal's order, and the hold a transfer belongs to.
-- The loop never asks by these and pays for them with each transfer: docs/decisions/0036-statements.md.

-- SQLite ends every index with the row's id, so that the transfers of an account come in order.
CREATE INDEX ledger_transfer_debit ON ledger_transfer (debit);
CREATE INDEX ledger_transfer_credit ON ledger_transfer (credit);
CREATE UNIQUE INDEX ledger_hold_first ON ledger_hold (first);
