-- The wall between organisations. `raise_wall(table, verbs)` hides other organisations' rows from the application's role,
-- and grants it only the verbs it needs: what must never change has no UPDATE.
CREATE FUNCTION raise_wall(target regclass, verbs text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', target);
    EXECUTE format(
        'CREATE POLICY wall ON %s TO tenseconds_app USING (organisation_id = (SELECT current_setting(''tenseconds.organisation'')::uuid))', target);
    EXECUTE format('GRANT %s ON %s TO tenseconds_app', verbs, target);
END;
$$;

-- Rows that phones pull remember the transaction that last changed them.
CREATE FUNCTION remember_transaction() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.changed_xid := pg_current_xact_id()::text::bigint;
    RETURN NEW;
END;
$$;
