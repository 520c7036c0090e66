-- A journal as the first schema kept it, written by the program that knew no other: two books, a sweep, two holds, an
-- order, a kept refusal. BringForwardTests brings it forward. Bytes are in SQLite's form.

INSERT INTO ledger_partition (id, epoch, seq, recorded_at)
    VALUES (1, 1, 1099511627783, 1795510800000006);

INSERT INTO ledger_book (id, partition, owner, entries, accounts, head)
    VALUES (1, 1, X'00000000000000000000000000000000', 1, 3,
        X'020FC770507BE1AED36E16F898F6D7D1F656155910BBE355C5D53560BB58AED3');
INSERT INTO ledger_book (id, partition, owner, entries, accounts, head)
    VALUES (2, 1, X'00000000000000000000000000000001', 6, 6,
        X'25B79F0554570D602CA75A219F32B031A38EAAB319205CE88EF36427260324CA');

INSERT INTO ledger_account (id, book, kind, owner, commodity, flags, opened_by, debits_pending, debits_posted,
    credits_pending, credits_posted)
    VALUES (4294967297, 1, 1, X'00000000000000000000000000000001', 'THB.test', 0, 1099511627777, 0, 5000, 0, 0);
INSERT INTO ledger_account (id, book, kind, owner, commodity, flags, opened_by, debits_pending, debits_posted,
    credits_pending, credits_posted)
    VALUES (4294967298, 1, 2, X'00000000000000000000000000000008', 'THB.test', 1, 1099511627777, 0, 5000, 0, 5000);
INSERT INTO ledger_account (id, book, kind, owner, commodity, flags, opened_by, debits_pending, debits_posted,
    credits_pending, credits_posted)
    VALUES (4294967299, 1, 4, X'00000000000000000000000000000001', 'THB.test', 0, 1099511627777, 0, 0, 0, 5000);
INSERT INTO ledger_account (id, book, kind, owner, commodity, flags, opened_by, debits_pending, debits_posted,
    credits_pending, credits_posted)
    VALUES (8589934593, 2, 4, X'00000000000000000000000000000000', 'THB.test', 0, 1099511627778, 0, 5000, 0, 0);
INSERT INTO ledger_account (id, book, kind, owner, commodity, flags, opened_by, debits_pending, debits_posted,
    credits_pending, credits_posted)
    VALUES (8589934594, 2, 10, X'0000000000000000000000000000004D', 'THB.test', 1, 1099511627778, 0, 5000, 0, 5000);
INSERT INTO ledger_account (id, book, kind, owner, commodity, flags, opened_by, debits_pending, debits_posted,
    credits_pending, credits_posted)
    VALUES (8589934595, 2, 20, X'00000000000000000000000000000001', 'stock:0000000000000000000000001a', 0,
        1099511627779, 0, 10, 0, 0);
INSERT INTO ledger_account (id, book, kind, owner, commodity, flags, opened_by, debits_pending, debits_posted,
    credits_pending, credits_posted)
    VALUES (8589934596, 2, 21, X'00000000000000000000000000000001', 'stock:0000000000000000000000001a', 1,
        1099511627779, 1, 3, 0, 13);
INSERT INTO ledger_account (id, book, kind, owner, commodity, flags, opened_by, debits_pending, debits_posted,
    credits_pending, credits_posted)
    VALUES (8589934597, 2, 22, X'0000000000000000000000000000004D', 'stock:0000000000000000000000001a', 1,
        1099511627780, 0, 3, 1, 3);
INSERT INTO ledger_account (id, book, kind, owner, commodity, flags, opened_by, debits_pending, debits_posted,
    credits_pending, credits_posted)
    VALUES (8589934598, 2, 11, X'0000000000000000000000000000004D', 'THB.test', 1, 1099511627780, 0, 0, 0, 5000);

INSERT INTO ledger_entry (seq, book, position, kind, request, content, subject, version, recorded_at, effective,
    facts, hash)
    VALUES (1099511627777, 1, 1, 'test.entry', X'95BD4D757649830C82535FEFB28C1F85',
        X'95BD4D757649830C82535FEFB28C1F85D4D4F1EC5557B312B05090896C501FFF', X'00000000000000000000000000000000', 0,
        1795510800000000, 739943, X'5B5D', X'020FC770507BE1AED36E16F898F6D7D1F656155910BBE355C5D53560BB58AED3');
INSERT INTO ledger_entry (seq, book, position, kind, request, content, subject, version, recorded_at, effective,
    facts, hash)
    VALUES (1099511627778, 2, 1, 'sweep.arrived', X'A2DAFA4E71FB2771DC2B7B2FCB1CA45A',
        X'A2DAFA4E71FB2771DC2B7B2FCB1CA45AD9C4AFC0DED8E83787AA7B8606C0A88C', X'00000000000000000000000000000000', 0,
        1795510800000001, 739943, X'', X'FB4403CF2B81D6FE5E0585545C38DAB0BE462D15C5523AF1BAACAE8B2F171B76');
INSERT INTO ledger_entry (seq, book, position, kind, request, content, subject, version, recorded_at, effective,
    facts, hash)
    VALUES (1099511627779, 2, 2, 'test.entry', X'528D4E4A362230C83A261ECBDD6BEF33',
        X'528D4E4A362230C83A261ECBDD6BEF335ABB1A01DD38028107A79A5EAE37B029', X'00000000000000000000000000000000', 0,
        1795510800000002, 739943, X'5B5D', X'865F2C099037BBCD73E10C2DAD00189704A043F76E89BECB128CC7678E814AB7');
INSERT INTO ledger_entry (seq, book, position, kind, request, content, subject, version, recorded_at, effective,
    facts, hash)
    VALUES (1099511627780, 2, 3, 'test.entry', X'B6FE144321B9ADACE9D358752B4B2219',
        X'B6FE144321B9ADACE9D358752B4B2219857FA631B2BA38F5F93977ED78FAA5D6', X'0000000000000000000000000000004D', 1,
        1795510800000003, 739943, X'5B5D', X'218A593960558ED9A70804EC21B3F32D8461B00AADD5417B1D58553F3F2EB4E6');
INSERT INTO ledger_entry (seq, book, position, kind, request, content, subject, version, recorded_at, effective,
    facts, hash)
    VALUES (1099511627781, 2, 4, 'test.entry', X'C01FBA553CFAE768340B8DDEDD35D87A',
        X'C01FBA553CFAE768340B8DDEDD35D87A0C4291F8FA1E59C87653399EFE535142', X'00000000000000000000000000000000', 0,
        1795510800000004, 739943, X'5B5D', X'5718689E478FC095D7F73E4B385849DAD365C84C6A9DBD21E859AD006907006A');
INSERT INTO ledger_entry (seq, book, position, kind, request, content, subject, version, recorded_at, effective,
    facts, hash)
    VALUES (1099511627782, 2, 5, 'test.entry', X'F07B3A2DA6011F9E8F0E16ADE0C9B047',
        X'F07B3A2DA6011F9E8F0E16ADE0C9B0479D7C27C6A002A6C9473AFAF297F53CE6', X'00000000000000000000000000000000', 0,
        1795510800000005, 739943, X'5B5D', X'737AC1D813950612B67D9E01EF49A6B389B960DF3DFF1A1181F06C9D2D2E46FD');
INSERT INTO ledger_entry (seq, book, position, kind, request, content, subject, version, recorded_at, effective,
    facts, hash)
    VALUES (1099511627783, 2, 6, 'test.entry', X'C4DD95D714E00C3C4F213375A273A19B',
        X'C4DD95D714E00C3C4F213375A273A19B4FCBFCF6A2E93AB65A5309500A073091', X'00000000000000000000000000000000', 0,
        1795510800000006, 739943, X'5B5D', X'25B79F0554570D602CA75A219F32B031A38EAAB319205CE88EF36427260324CA');

INSERT INTO ledger_transfer (id, debit, credit, amount, phase, pending)
    VALUES (281474976710912, 4294967297, 4294967298, 5000, 1, NULL);
INSERT INTO ledger_transfer (id, debit, credit, amount, phase, pending)
    VALUES (281474976710913, 4294967298, 4294967299, 5000, 1, NULL);
INSERT INTO ledger_transfer (id, debit, credit, amount, phase, pending)
    VALUES (281474976711168, 8589934593, 8589934594, 5000, 1, NULL);
INSERT INTO ledger_transfer (id, debit, credit, amount, phase, pending)
    VALUES (281474976711424, 8589934595, 8589934596, 10, 1, NULL);
INSERT INTO ledger_transfer (id, debit, credit, amount, phase, pending)
    VALUES (281474976711680, 8589934596, 8589934597, 4, 2, NULL);
INSERT INTO ledger_transfer (id, debit, credit, amount, phase, pending)
    VALUES (281474976711681, 8589934594, 8589934598, 3000, 2, NULL);
INSERT INTO ledger_transfer (id, debit, credit, amount, phase, pending)
    VALUES (281474976711682, 8589934596, 8589934597, 1, 2, NULL);
INSERT INTO ledger_transfer (id, debit, credit, amount, phase, pending)
    VALUES (281474976711936, 8589934596, 8589934597, 3, 3, 281474976711680);
INSERT INTO ledger_transfer (id, debit, credit, amount, phase, pending)
    VALUES (281474976711937, 8589934594, 8589934598, 3000, 3, 281474976711681);
INSERT INTO ledger_transfer (id, debit, credit, amount, phase, pending)
    VALUES (281474976712192, 8589934597, 8589934596, 3, 1, NULL);
INSERT INTO ledger_transfer (id, debit, credit, amount, phase, pending)
    VALUES (281474976712448, 8589934594, 8589934598, 2000, 1, NULL);

INSERT INTO ledger_hold (id, subject, first, legs, deadline, status, resolved_by)
    VALUES (X'00000000000000000000000000000384', X'0000000000000000000000000000004D', 281474976711680, 2,
        1795514400000000, 1, 1099511627781);
INSERT INTO ledger_hold (id, subject, first, legs, deadline, status, resolved_by)
    VALUES (X'00000000000000000000000000000385', X'0000000000000000000000000000004D', 281474976711682, 1,
        1795514400000000, 0, NULL);

INSERT INTO ledger_subject (id, book, version, kind, state, seller, buyer, changed_at, due, card)
    VALUES (X'0000000000000000000000000000004D', 2, 1, 'order', 'placed', X'00000000000000000000000000000001',
        X'00000000000000000000000000000002', 1795510800000003, NULL, X'010203');

INSERT INTO ledger_attempt (request, content, code, reply, arguments, at)
    VALUES (X'DC016A8D5CACD52090F865FAA6D6AEB5',
        X'DC016A8D5CACD52090F865FAA6D6AEB5DC17B44ED6071DC58F97A7F07BBEF771', 'balance_short', 1,
        '[["kind","onhand"],["available","6"],["wanted","99"]]', 1795510800000005);

INSERT INTO ledger_outbox (transfer, from_book, to_book, kind, owner, commodity, amount, done_by)
    VALUES (281474976710913, 1, 2, 10, X'0000000000000000000000000000004D', 'THB.test', 5000, 1099511627778);
