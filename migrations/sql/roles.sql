-- The role under which every request and job runs: it owns nothing, so row-level security holds for it.
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'tenseconds_app') THEN
        BEGIN
            CREATE ROLE tenseconds_app NOLOGIN;
        EXCEPTION WHEN duplicate_object OR unique_violation THEN
            NULL; -- another database of the same server was faster
        END;
    END IF;
    EXECUTE format('GRANT tenseconds_app TO %I', current_user);
END;
$$;
